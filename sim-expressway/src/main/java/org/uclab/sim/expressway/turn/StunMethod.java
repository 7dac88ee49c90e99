package org.uclab.sim.expressway.turn;

import java.util.Arrays;
import java.util.Optional;

/** What a STUN message is about (RFC 8489 §18.2, RFC 8656 §17). */
enum StunMethod {
    BINDING(0x001, "Binding"),
    ALLOCATE(0x003, "Allocate"),
    REFRESH(0x004, "Refresh"),
    SEND(0x006, "Send"),
    DATA(0x007, "Data"),
    CREATE_PERMISSION(0x008, "CreatePermission"),
    CHANNEL_BIND(0x009, "ChannelBind");

    private final int code;
    private final String words;

    StunMethod(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    /** As the RFCs write it. */
    String words() {
        return words;
    }

    static Optional<StunMethod> of(int code) {
        return Arrays.stream(values()).filter(method -> method.code == code).findFirst();
    }
}
