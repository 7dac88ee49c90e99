package org.uclab.protocol.xmpp;

import java.util.Optional;

/** What happens to a stream that is negotiated. */
public sealed interface NegotiationInput {

    /** The members, for switches without a default. */
    enum Kind {
        BEGUN,
        HEARD,
        OCTETS,
        SECURED,
        REACHED,
        EXPELLED,
        DENIED,
        REFUSED,
        PROVEN,
        GONE
    }

    Kind kind();

    /** The connection is there, for the side that opens the stream. */
    record Begun() implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.BEGUN;
        }
    }

    /** The peer's stream went on. */
    record Heard(StreamEvent event) implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.HEARD;
        }
    }

    /** Bytes came that are no event (yet); white space between stanzas says that the peer is alive (RFC 6120 §4.6.1). */
    record Octets() implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.OCTETS;
        }
    }

    /** TLS is up. */
    record Secured() implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.SECURED;
        }
    }

    /** Where the stream is handed on to has been reached. */
    record Reached() implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.REACHED;
        }
    }

    /**
     * We end the stream. {@code text} is for people.
     *
     * @param more what the error says besides, in words of its own (RFC 6120 §4.9.4)
     */
    record Expelled(StreamCondition why, String text, Optional<Element> more) implements NegotiationInput {

        public Expelled(StreamCondition why, String text) {
            this(why, text, Optional.empty());
        }

        Element error() {
            return why.error(text).edit().child(more).done();
        }

        @Override
        public Kind kind() {
            return Kind.EXPELLED;
        }
    }

    /** The peer's stream went on, and all that comes of it is the end of the stream. */
    record Denied(StreamEvent event, StreamCondition why) implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.DENIED;
        }
    }

    /** The peer wants to sign in, and is refused whatever it shows. */
    record Refused(SaslCondition why) implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** The domain that the peer speaks for has been proven elsewhere. */
    record Proven() implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.PROVEN;
        }
    }

    /** The connection is lost. */
    record Gone() implements NegotiationInput {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }
}
