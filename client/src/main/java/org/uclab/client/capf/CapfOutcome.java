package org.uclab.client.capf;

import org.uclab.lab.history.Phrase;

/** How a session with CAPF ended. */
sealed interface CapfOutcome {

    /** The members, for switches without a default. */
    enum Kind {
        ISSUED,
        DELETED,
        SHOWN,
        NONE
    }

    Kind kind();

    /** A certificate, and its key. */
    record Issued(DeviceCertificate certificate) implements CapfOutcome {
        @Override
        public Kind kind() {
            return Kind.ISSUED;
        }
    }

    /** The server had the certificate deleted. */
    record Deleted() implements CapfOutcome {
        @Override
        public Kind kind() {
            return Kind.DELETED;
        }
    }

    /** The server has seen the certificate. */
    record Shown() implements CapfOutcome {
        @Override
        public Kind kind() {
            return Kind.SHOWN;
        }
    }

    /** Nothing came of it. */
    record None(Phrase why) implements CapfOutcome {
        @Override
        public Kind kind() {
            return Kind.NONE;
        }
    }
}
