package org.uclab.lab.fault;

import java.time.Duration;

/** A wrong answer of a TFTP server to a read request over UDP. Occasion attribute: {@code file}. */
public sealed interface TftpFault extends AnswerFault {

    /** The members, for switches without a default. */
    enum Kind {
        REFUSAL,
        LATE,
        TRUNCATED
    }

    Kind kind();

    /**
     * An error packet instead of the file.
     *
     * @param code 0 to 7, RFC 1350 §5
     */
    record Refusal(int code) implements TftpFault {
        public Refusal {
            if (code < 0 || code > 7) {
                throw new IllegalArgumentException("tftp-error takes a code from 0 to 7, not " + code);
            }
        }

        @Override
        public Kind kind() {
            return Kind.REFUSAL;
        }

        @Override
        public String text() {
            return "tftp-error " + code;
        }
    }

    /** The transfer begins later by this lab time. */
    record Late(Duration by) implements TftpFault {
        public Late {
            FaultText.positive("tftp-late", by);
        }

        @Override
        public Kind kind() {
            return Kind.LATE;
        }

        @Override
        public String text() {
            return "tftp-late " + FaultText.of(by);
        }
    }

    /** The second half of the file is missing. */
    record Truncated() implements TftpFault {
        @Override
        public Kind kind() {
            return Kind.TRUNCATED;
        }

        @Override
        public String text() {
            return "tftp-truncated";
        }
    }
}
