package org.uclab.client.tls;

import org.uclab.lab.history.Phrase;

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
    record Refused(Refusal refusal, Phrase because) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        /** Why, for people. */
        public String detail() {
            return because.text();
        }
    }
}
