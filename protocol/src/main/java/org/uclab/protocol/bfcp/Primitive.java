package org.uclab.protocol.bfcp;

import java.util.Arrays;
import java.util.Optional;

/** What a message is, RFC 8855 §5.1. */
public enum Primitive {
    FLOOR_REQUEST(1, "FloorRequest"),
    FLOOR_RELEASE(2, "FloorRelease"),
    FLOOR_REQUEST_QUERY(3, "FloorRequestQuery"),
    FLOOR_REQUEST_STATUS(4, "FloorRequestStatus"),
    USER_QUERY(5, "UserQuery"),
    USER_STATUS(6, "UserStatus"),
    FLOOR_QUERY(7, "FloorQuery"),
    FLOOR_STATUS(8, "FloorStatus"),
    CHAIR_ACTION(9, "ChairAction"),
    CHAIR_ACTION_ACK(10, "ChairActionAck"),
    HELLO(11, "Hello"),
    HELLO_ACK(12, "HelloAck"),
    ERROR(13, "Error"),
    FLOOR_REQUEST_STATUS_ACK(14, "FloorRequestStatusAck"),
    FLOOR_STATUS_ACK(15, "FloorStatusAck"),
    GOODBYE(16, "Goodbye"),
    GOODBYE_ACK(17, "GoodbyeAck");

    private final int number;
    private final String word;

    Primitive(int number, String word) {
        this.number = number;
        this.word = word;
    }

    int number() {
        return number;
    }

    /** As the RFC spells it. */
    public String word() {
        return word;
    }

    static Optional<Primitive> of(int number) {
        return Arrays.stream(values())
                .filter(primitive -> primitive.number == number)
                .findFirst();
    }
}
