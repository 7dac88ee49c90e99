package org.uclab.protocol.sip;

/** What a stream was taken apart into. */
public sealed interface SipFrame {

    /** The members, for switches without a default. */
    enum Kind {
        MESSAGE,
        PING,
        PONG,
        BROKEN
    }

    Kind kind();

    /** The bytes of one message. */
    record Message(byte[] bytes) implements SipFrame {
        @Override
        public Kind kind() {
            return Kind.MESSAGE;
        }
    }

    /** Two line ends, which want one back (RFC 5626 §3.5.1). */
    record Ping() implements SipFrame {
        @Override
        public Kind kind() {
            return Kind.PING;
        }
    }

    /** One line end, the answer to two. */
    record Pong() implements SipFrame {
        @Override
        public Kind kind() {
            return Kind.PONG;
        }
    }

    /**
     * The stream cannot be read on: where the next message begins nobody knows.
     *
     * @param head as much of the message as there is, for the answer it deserves
     */
    record Broken(byte[] head, String why) implements SipFrame {
        @Override
        public Kind kind() {
            return Kind.BROKEN;
        }
    }
}
