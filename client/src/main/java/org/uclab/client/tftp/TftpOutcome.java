package org.uclab.client.tftp;

/** How reading a file ended. */
public sealed interface TftpOutcome {

    /** The members, for switches without a default. */
    enum Kind {
        FILE,
        REFUSED,
        LOST
    }

    Kind kind();

    /** The whole file. */
    record File(byte[] content) implements TftpOutcome {
        @Override
        public Kind kind() {
            return Kind.FILE;
        }
    }

    /** The server answered with an error (RFC 1350 §5): 1 is "File not found". */
    record Refused(int code, String text) implements TftpOutcome {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** No answer, or none that could be used. */
    record Lost(String reason) implements TftpOutcome {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }
}
