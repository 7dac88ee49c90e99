package org.uclab.protocol.xmpp;

/** What a {@link StreamParser} found. */
public sealed interface StreamEvent {

    /** The members, for switches without a default. */
    enum Kind {
        OPENED,
        RECEIVED,
        CLOSED,
        FAILED
    }

    Kind kind();

    /** Bytes of the wire it took, white space before it not counted. */
    int bytes();

    /** The peer opened the stream. */
    record Opened(StreamHeader header, int bytes) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.OPENED;
        }
    }

    /** A complete child of the stream: a stanza or an element of the negotiation. */
    record Received(Element element, int bytes) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.RECEIVED;
        }
    }

    /** The peer closed the stream; nothing more is read. */
    record Closed(int bytes) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.CLOSED;
        }
    }

    /** The peer sent what may not be sent; nothing more is read. {@code reason} is for people. */
    record Failed(StreamCondition condition, String reason, int bytes) implements StreamEvent {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }
}
