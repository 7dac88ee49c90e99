package org.uclab.protocol.capf;

import java.util.Optional;
import org.uclab.protocol.framing.MessageKind;

/** Kinds of messages (J4L, UCMNZ: two independent programs agree on the codes that both use). */
public enum CapfKind implements MessageKind {
    AUTH_REQUEST(1, Side.SERVER),
    AUTH_RESPONSE(2, Side.DEVICE),
    KEY_REQUEST(3, Side.SERVER),
    KEY_RESPONSE(4, Side.DEVICE),
    ENCRYPT_RESPONSE(5, Side.DEVICE),
    ENCRYPT_REQUEST(6, Side.SERVER),
    DECRYPT_REQUEST(7, Side.SERVER),
    DECRYPT_RESPONSE(8, Side.DEVICE),
    STORE_REQUEST(9, Side.SERVER),
    STORE_RESPONSE(10, Side.DEVICE),
    FETCH_REQUEST(11, Side.SERVER),
    FETCH_RESPONSE(12, Side.DEVICE),
    DELETE_REQUEST(13, Side.SERVER),
    DELETE_RESPONSE(14, Side.DEVICE),
    END_SESSION(15, Side.SERVER),
    RETRY_LATER(16, Side.SERVER),
    IN_PROGRESS(17, Side.DEVICE),
    STATUS_REQUEST(18, Side.SERVER),
    STATUS_RESPONSE(19, Side.DEVICE),
    ABORT_REQUEST(20, Side.SERVER),
    ABORT_RESPONSE(21, Side.DEVICE),
    SIGN_REQUEST(22, Side.SERVER),
    SIGN_RESPONSE(23, Side.DEVICE);

    /** Who sends it. */
    public enum Side {
        SERVER,
        DEVICE
    }

    private final int code;
    private final Side side;

    CapfKind(int code, Side side) {
        this.code = code;
        this.side = side;
    }

    @Override
    public int code() {
        return code;
    }

    public Side side() {
        return side;
    }

    /** The kind with that code; empty when there is none. */
    public static Optional<CapfKind> of(int code) {
        return MessageKind.of(values(), code);
    }

    /** The kind of that word; empty when there is none. */
    public static Optional<CapfKind> of(String word) {
        return MessageKind.of(values(), word);
    }
}
