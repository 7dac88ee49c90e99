package org.uclab.protocol.sip;

import java.util.Optional;

/** What came of reading bytes that should be a message. */
public sealed interface SipReading {

    /** The members, for switches without a default. */
    enum Kind {
        READ,
        REFUSED
    }

    Kind kind();

    /** The message, where it is one. */
    Optional<SipMessage> message();

    /** A message whose headers that every message has can be read. */
    record Read(SipMessage read) implements SipReading {
        @Override
        public Kind kind() {
            return Kind.READ;
        }

        @Override
        public Optional<SipMessage> message() {
            return Optional.of(read);
        }
    }

    /**
     * It is none.
     *
     * @param answer what a request deserves whose sender can be made out; its Via is as it came
     * @param why    one line for people
     * @param headers of its fields those that could be read
     */
    record Refused(Optional<SipResponse> answer, String why, SipHeaders headers) implements SipReading {

        /** Of which no field could be read, or none matters. */
        public Refused(Optional<SipResponse> answer, String why) {
            this(answer, why, SipHeaders.none());
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        @Override
        public Optional<SipMessage> message() {
            return Optional.empty();
        }
    }
}
