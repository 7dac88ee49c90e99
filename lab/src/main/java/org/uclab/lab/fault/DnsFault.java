package org.uclab.lab.fault;

import java.time.Duration;

/** A wrong answer of a name server. Occasion attributes: {@code name} (full, lower case, no dot at its end), {@code type}. */
public sealed interface DnsFault extends AnswerFault {

    /** The members, for switches without a default. */
    enum Kind {
        RCODE,
        NO_REPLY,
        LATE
    }

    Kind kind();

    /** An empty answer with this response code, by its name of RFC 1035 §4.1.1 ({@code SERVFAIL}, {@code REFUSED}, …). */
    record Rcode(String name) implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.RCODE;
        }

        @Override
        public String text() {
            return "dns-rcode " + name;
        }
    }

    /** No answer at all. */
    record NoReply() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.NO_REPLY;
        }

        @Override
        public String text() {
            return "dns-no-reply";
        }
    }

    /** The right answer, later by this lab time. */
    record Late(Duration by) implements DnsFault {
        public Late {
            FaultText.positive("dns-late", by);
        }

        @Override
        public Kind kind() {
            return Kind.LATE;
        }

        @Override
        public String text() {
            return "dns-late " + FaultText.of(by);
        }
    }
}
