package org.uclab.lab.fault;

import java.time.Duration;

/** A wrong answer of an HTTP server. Occasion attributes: {@code method}, {@code path}, {@code user} where known. */
public sealed interface HttpFault extends AnswerFault {

    /** The members, for switches without a default. */
    enum Kind {
        STATUS,
        SLOW,
        MALFORMED,
        NO_REPLY
    }

    Kind kind();

    /**
     * This status and an empty body.
     *
     * @param code 400 to 599
     */
    record Status(int code) implements HttpFault {
        public Status {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException("http-status takes a status of 400 to 599, not " + code);
            }
        }

        @Override
        public Kind kind() {
            return Kind.STATUS;
        }

        @Override
        public String text() {
            return "http-status " + code;
        }
    }

    /** The right answer, later by this lab time. */
    record Slow(Duration by) implements HttpFault {
        public Slow {
            FaultText.positive("http-slow", by);
        }

        @Override
        public Kind kind() {
            return Kind.SLOW;
        }

        @Override
        public String text() {
            return "http-slow " + FaultText.of(by);
        }
    }

    /** The right answer with the second half of its body missing and the length to match: a broken document. */
    record Malformed() implements HttpFault {
        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String text() {
            return "http-malformed";
        }
    }

    /** The request is read and never answered; the connection stays. */
    record NoReply() implements HttpFault {
        @Override
        public Kind kind() {
            return Kind.NO_REPLY;
        }

        @Override
        public String text() {
            return "http-no-reply";
        }
    }
}
