package org.uclab.sim.dns.server;

import java.time.Duration;
import java.util.List;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.FaultText;

/**
 * A wrong answer of a name server. Occasion attributes: {@code name} (full, lower case, no dot at its end), {@code type},
 * {@code transport} ({@code udp} or {@code tcp}) and {@code view}. What refuses comes before the core or the other server
 * is asked, what spoils or loses the answer after it.
 */
sealed interface DnsFault extends QuestionFault
        permits DnsRcode,
                DnsFault.NoReply,
                DnsFault.Late,
                DnsFault.WrongPort,
                DnsFault.WrongId,
                DnsFault.Truncated,
                DnsFault.Lame,
                DnsFault.MissingGlue,
                DnsFault.EmptyAdditional,
                DnsFault.NoAddress,
                DnsFault.Stale,
                DnsFault.Priority,
                DnsFault.Weight,
                DnsFault.Oversized,
                DnsFault.Malformed,
                DnsFault.Ttl {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "dns-rcode",
                    "dns-rcode NAME",
                    "dns",
                    "an empty answer with the response code NAME (SERVFAIL, …)",
                    DnsRcode::new),
            new FaultForm(
                    "dns-no-reply", "dns-no-reply", "dns", "the question is not answered", a -> new DnsFault.NoReply()),
            new FaultForm(
                    "dns-late",
                    "dns-late TIME",
                    "dns",
                    "the answer comes later by TIME",
                    a -> new DnsFault.Late(FaultText.duration(a))),
            new FaultForm(
                    "dns-wrong-port",
                    "dns-wrong-port",
                    "dns",
                    "the answer comes from another port; over TCP there is none",
                    a -> new DnsFault.WrongPort()),
            new FaultForm(
                    "dns-wrong-id",
                    "dns-wrong-id",
                    "dns",
                    "the answer has another id than the question",
                    a -> new DnsFault.WrongId()),
            new FaultForm(
                    "dns-truncated",
                    "dns-truncated",
                    "dns",
                    "the answer is truncated, and over TCP the connection ends without one",
                    a -> new DnsFault.Truncated()),
            new FaultForm(
                    "dns-lame",
                    "dns-lame",
                    "dns",
                    "lame delegation: an empty answer without authority",
                    a -> new DnsFault.Lame()),
            new FaultForm(
                    "dns-missing-glue",
                    "dns-missing-glue",
                    "dns",
                    "name servers are told without their addresses",
                    a -> new DnsFault.MissingGlue()),
            new FaultForm(
                    "dns-empty-additional",
                    "dns-empty-additional",
                    "dns",
                    "the additional section is empty",
                    a -> new DnsFault.EmptyAdditional()),
            new FaultForm(
                    "dns-no-address",
                    "dns-no-address",
                    "dns",
                    "targets have no address, neither in the additional section nor when asked for",
                    a -> new DnsFault.NoAddress()),
            new FaultForm(
                    "dns-stale",
                    "dns-stale",
                    "dns",
                    "the answer from before the last change",
                    a -> new DnsFault.Stale()),
            new FaultForm(
                    "dns-priority",
                    "dns-priority N",
                    "dns",
                    "each SRV record has the priority of the one N places on",
                    a -> new DnsFault.Priority(FaultText.number(a))),
            new FaultForm(
                    "dns-weight",
                    "dns-weight N",
                    "dns",
                    "each SRV record has the weight of the one N places on",
                    a -> new DnsFault.Weight(FaultText.number(a))),
            new FaultForm(
                    "dns-oversized",
                    "dns-oversized BYTES",
                    "dns",
                    "the answer is padded to BYTES (513 to 65000), more than the caller takes",
                    a -> new DnsFault.Oversized(FaultText.number(a))),
            new FaultForm(
                    "dns-malformed",
                    "dns-malformed SEED",
                    "dns",
                    "the answer cannot be read; which bytes are wrong follows from SEED",
                    a -> new DnsFault.Malformed(FaultText.number(a))),
            new FaultForm(
                    "dns-ttl",
                    "dns-ttl N",
                    "dns",
                    "every record of the answer may be kept N seconds (0: not at all)",
                    a -> new DnsFault.Ttl(FaultText.number(a))));

    /** The members, for switches without a default. */
    enum Kind {
        RCODE,
        NO_REPLY,
        LATE,
        WRONG_PORT,
        WRONG_ID,
        TRUNCATED,
        LAME,
        MISSING_GLUE,
        EMPTY_ADDITIONAL,
        NO_ADDRESS,
        STALE,
        PRIORITY,
        WEIGHT,
        OVERSIZED,
        MALFORMED,
        TTL
    }

    Kind kind();

    /** No answer at all. */
    record NoReply() implements DnsFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.AFTER, Phase.BEFORE);
        }

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

    /** The right answer from another port of the same address. Over TCP, where that cannot be, there is none. */
    record WrongPort() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.WRONG_PORT;
        }

        @Override
        public String text() {
            return "dns-wrong-port";
        }
    }

    /** The right answer with an id that is not the question's. */
    record WrongId() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.WRONG_ID;
        }

        @Override
        public String text() {
            return "dns-wrong-id";
        }
    }

    /** Over UDP an empty answer that says truncated; over TCP, where the caller then looks, the connection ends. */
    record Truncated() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.TRUNCATED;
        }

        @Override
        public String text() {
            return "dns-truncated";
        }
    }

    /** A lame delegation: the server knows nothing of the zone and says so by an empty answer without authority. */
    record Lame() implements DnsFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        @Override
        public Kind kind() {
            return Kind.LAME;
        }

        @Override
        public String text() {
            return "dns-lame";
        }
    }

    /** Name servers are told without their addresses. */
    record MissingGlue() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.MISSING_GLUE;
        }

        @Override
        public String text() {
            return "dns-missing-glue";
        }
    }

    /** The right answer without its additional section. */
    record EmptyAdditional() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.EMPTY_ADDITIONAL;
        }

        @Override
        public String text() {
            return "dns-empty-additional";
        }
    }

    /**
     * Targets have no address: an answer comes without additional section, and a question for an address, be it of a
     * name the fault is for or of a target it has bitten on, finds no data while the fault is armed.
     */
    record NoAddress() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.NO_ADDRESS;
        }

        @Override
        public String text() {
            return "dns-no-address";
        }
    }

    /** The answer as it was before the last change that altered it; the right one when none did. */
    record Stale() implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.STALE;
        }

        @Override
        public String text() {
            return "dns-stale";
        }
    }

    /** The priorities of the SRV records change hands: each record has that of the one {@code by} places on. */
    record Priority(int by) implements DnsFault {
        public Priority {
            FaultText.positive("dns-priority", by);
        }

        @Override
        public Kind kind() {
            return Kind.PRIORITY;
        }

        @Override
        public String text() {
            return "dns-priority " + by;
        }
    }

    /** The weights of the SRV records change hands: each record has that of the one {@code by} places on. */
    record Weight(int by) implements DnsFault {
        public Weight {
            FaultText.positive("dns-weight", by);
        }

        @Override
        public Kind kind() {
            return Kind.WEIGHT;
        }

        @Override
        public String text() {
            return "dns-weight " + by;
        }
    }

    /** The right answer, padded to this many bytes whatever the caller can take; 513 to 65000. */
    record Oversized(int bytes) implements DnsFault {

        private static final int PLAIN_MAX_BYTES = 512;
        private static final int DATAGRAM_MAX_BYTES = 65_000;

        public Oversized {
            if (bytes <= PLAIN_MAX_BYTES || bytes > DATAGRAM_MAX_BYTES) {
                throw new IllegalArgumentException(
                        "dns-oversized takes " + (PLAIN_MAX_BYTES + 1) + " to " + DATAGRAM_MAX_BYTES + " bytes");
            }
        }

        @Override
        public Kind kind() {
            return Kind.OVERSIZED;
        }

        @Override
        public String text() {
            return "dns-oversized " + bytes;
        }
    }

    /** The right answer with bytes spoilt so that it cannot be read; the same ones for the same seed. */
    record Malformed(int seed) implements DnsFault {
        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String text() {
            return "dns-malformed " + seed;
        }
    }

    /** The right answer with this time to live in all its records, in seconds; 0 forbids to keep it. */
    record Ttl(int seconds) implements DnsFault {
        public Ttl {
            if (seconds < 0) {
                throw new IllegalArgumentException("dns-ttl takes seconds from 0 up");
            }
        }

        @Override
        public Kind kind() {
            return Kind.TTL;
        }

        @Override
        public String text() {
            return "dns-ttl " + seconds;
        }
    }
}
