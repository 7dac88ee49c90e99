package org.uclab.sim.expressway.traversal;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One frame of a traversal link: kind (1 byte), stream (4 bytes, big-endian), payload length (2 bytes), payload.
 * Stream 0 is the link itself.
 */
record Frame(Kind kind, int stream, byte[] payload) {

    /** Longest payload, in bytes. */
    static final int PAYLOAD_MAX_BYTES = 16_384;

    static final int HEADER_BYTES = 7;

    private static final byte[] NOTHING = {};

    /** The kinds, with their numbers on the wire. */
    enum Kind {
        /** First in each direction: who speaks. */
        HELLO(0),
        /** E opens a stream; the payload says what for. */
        OPEN(1),
        /** C has reached what the stream is for. */
        READY(2),
        DATA(3),
        /** No more data from here. */
        END(4),
        /** The stream is over at once; the payload says why. */
        RESET(5),
        /** So many more bytes of data may be sent (4 bytes). */
        CREDIT(6),
        PING(7),
        PONG(8);

        private static final Kind[] ALL = values();

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        static Optional<Kind> of(int number) {
            for (Kind kind : ALL) {
                if (kind.number == number) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /** Whether it speaks of the link and not of a stream. */
        boolean ofLink() {
            return this == HELLO || this == PING || this == PONG;
        }
    }

    static Frame of(Kind kind, int stream) {
        return new Frame(kind, stream, NOTHING);
    }

    static Frame text(Kind kind, int stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Frame(kind, stream, bytes.length <= PAYLOAD_MAX_BYTES ? bytes : NOTHING);
    }

    static Frame credit(int stream, int bytes) {
        return new Frame(
                Kind.CREDIT, stream, ByteBuffer.allocate(4).putInt(bytes).array());
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** As it is on the wire. */
    void appendTo(Buffer bytes) {
        bytes.appendByte((byte) kind.number)
                .appendInt(stream)
                .appendShort((short) payload.length)
                .appendBytes(payload);
    }

    byte[] encoded() {
        Buffer bytes = Buffer.buffer(HEADER_BYTES + payload.length);
        appendTo(bytes);
        return bytes.getBytes();
    }
}
