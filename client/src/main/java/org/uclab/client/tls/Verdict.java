package org.uclab.client.tls;

/** What became of a certificate. */
public sealed interface Verdict {

    /** The members, for switches without a default. */
    enum Kind {
        ACCEPTED,
        REFUSED
    }

    Kind kind();

    /** It may be trusted for that host. */
    record Accepted() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.ACCEPTED;
        }
    }

    /** It may not. */
    record Refused(Refusal refusal, String detail) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }
}
