package org.uclab.sim.ucm.fault;

import java.time.Duration;
import java.util.List;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.FaultText;

/**
 * A wrong answer of a TFTP server to a request over UDP for a file that is there. Occasion attribute: {@code file}. What
 * refuses comes before the file is made, what spoils it after.
 */
public sealed interface TftpFault extends FileFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "tftp-error",
                    "tftp-error N",
                    "tftp",
                    "over UDP, the error N (0 to 7) instead of the file",
                    a -> new TftpFault.Refusal(FaultText.number(a))),
            new FaultForm(
                    "tftp-late",
                    "tftp-late TIME",
                    "tftp",
                    "over UDP, the transfer begins later by TIME",
                    a -> new TftpFault.Late(FaultText.duration(a))),
            new FaultForm(
                    "tftp-truncated",
                    "tftp-truncated",
                    "tftp",
                    "over UDP, the second half of the file is missing",
                    a -> new TftpFault.Truncated()));

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

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

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
