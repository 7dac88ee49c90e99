package org.uclab.lab.wire;

import java.util.Optional;

/**
 * What came of asking a range for a socket.
 *
 * @param <S> what was asked for
 */
public sealed interface Opening<S> {

    /** The members, for switches without a default. */
    enum Kind {
        OPEN,
        EXHAUSTED
    }

    Kind kind();

    /** What was asked for, where it was to be had. */
    Optional<S> socket();

    /** It is open, and whoever asked closes it. */
    record Open<S>(S open) implements Opening<S> {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }

        @Override
        public Optional<S> socket() {
            return Optional.of(open);
        }
    }

    /** Every number of the range is out, or held by somebody else on this machine. */
    record Exhausted<S>(PortRange range) implements Opening<S> {
        @Override
        public Kind kind() {
            return Kind.EXHAUSTED;
        }

        @Override
        public Optional<S> socket() {
            return Optional.empty();
        }

        /** One line for people. */
        public String text() {
            return "no port is free for " + range;
        }
    }
}
