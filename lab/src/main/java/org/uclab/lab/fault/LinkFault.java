package org.uclab.lab.fault;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What can go wrong between a peer and a port, below TLS. For TCP the occasion is a connection, for UDP a datagram. Several
 * on one occasion act together, and their order does not matter: delays add up, of several limits the narrowest holds, two
 * duplicates make four, and what is lost is lost whatever else should have become of it.
 */
public sealed interface LinkFault extends PeerFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "refuse",
                    "refuse",
                    "link",
                    "nothing listens: connects are refused, standing connections stay",
                    a -> new LinkFault.Refuse()),
            new FaultForm(
                    "silent",
                    "silent",
                    "link",
                    "no byte passes either way, as behind a firewall that drops",
                    a -> new LinkFault.Silent()),
            new FaultForm("reset", "reset", "link", "the connection is reset at once", a -> new LinkFault.Reset()),
            new FaultForm(
                    "delay",
                    "delay TIME",
                    "link",
                    "everything arrives later by TIME",
                    a -> new LinkFault.Delay(FaultText.duration(a))),
            new FaultForm(
                    "throttle",
                    "throttle N",
                    "link",
                    "the port sends at most N bytes a second",
                    a -> new LinkFault.Throttle(FaultText.number(a))),
            new FaultForm(
                    "slice",
                    "slice N",
                    "link",
                    "the port sends in pieces of at most N bytes",
                    a -> new LinkFault.Slice(FaultText.number(a))),
            new FaultForm(
                    "cut-after",
                    "cut-after N",
                    "link",
                    "the connection is reset once the port has sent N bytes",
                    a -> new LinkFault.CutAfter(FaultText.number(a))),
            new FaultForm("lose", "lose", "link", "the datagram is lost", a -> new LinkFault.Lose()),
            new FaultForm(
                    "duplicate", "duplicate", "link", "the datagram arrives twice", a -> new LinkFault.Duplicate()),
            new FaultForm(
                    "reorder",
                    "reorder",
                    "link",
                    "the datagram arrives after the one that follows it",
                    a -> new LinkFault.Reorder()),
            new FaultForm(
                    "path",
                    "path CONDITIONS",
                    "link",
                    "the way of each peer is as in life: " + String.join(", ", PathConditions.names())
                            + ", or delay=40ms spread=5ms loss=2% burst=4 reorder=1% rate=384k (or in=, out=) queue=300ms",
                    a -> new LinkFault.Path(PathConditions.parse(a))));

    /** The members, for switches without a default. */
    enum Kind {
        REFUSE,
        SILENT,
        RESET,
        DELAY,
        THROTTLE,
        SLICE,
        CUT_AFTER,
        LOSE,
        DUPLICATE,
        REORDER,
        PATH
    }

    Kind kind();

    /**
     * Nothing listens: a TCP connect is refused by the kernel. Standing connections stay. Whom a listener that is gone would
     * have heard, and how often, nobody knows.
     */
    record Refuse() implements LinkFault, LastingFault {
        @Override
        public Kind kind() {
            return Kind.REFUSE;
        }

        @Override
        public String text() {
            return "refuse";
        }
    }

    /** As behind a firewall that drops: no byte passes either way while the fault lasts; nothing is lost by it. */
    record Silent() implements LinkFault {
        @Override
        public Kind kind() {
            return Kind.SILENT;
        }

        @Override
        public String text() {
            return "silent";
        }
    }

    /** The connection is reset at once. */
    record Reset() implements LinkFault {
        @Override
        public Kind kind() {
            return Kind.RESET;
        }

        @Override
        public String text() {
            return "reset";
        }
    }

    /** Everything arrives later by this lab time, in order; a datagram both ways. */
    record Delay(Duration by) implements LinkFault {
        public Delay {
            FaultText.positive("delay", by);
        }

        @Override
        public Kind kind() {
            return Kind.DELAY;
        }

        @Override
        public String text() {
            return "delay " + FaultText.of(by);
        }
    }

    /** What the port sends leaves no faster than this, in bytes per lab second. */
    record Throttle(int bytesPerSecond) implements LinkFault {
        public Throttle {
            FaultText.positive("throttle", bytesPerSecond);
        }

        @Override
        public Kind kind() {
            return Kind.THROTTLE;
        }

        @Override
        public String text() {
            return "throttle " + bytesPerSecond;
        }
    }

    /** What the port sends leaves in pieces of at most this many bytes. */
    record Slice(int bytes) implements LinkFault {
        public Slice {
            FaultText.positive("slice", bytes);
        }

        @Override
        public Kind kind() {
            return Kind.SLICE;
        }

        @Override
        public String text() {
            return "slice " + bytes;
        }
    }

    /** The connection is reset once the port has sent this many bytes. */
    record CutAfter(int bytes) implements LinkFault {
        public CutAfter {
            FaultText.positive("cut-after", bytes);
        }

        @Override
        public Kind kind() {
            return Kind.CUT_AFTER;
        }

        @Override
        public String text() {
            return "cut-after " + bytes;
        }
    }

    /** The datagram is lost. */
    record Lose() implements LinkFault {
        @Override
        public Kind kind() {
            return Kind.LOSE;
        }

        @Override
        public String text() {
            return "lose";
        }
    }

    /** The datagram arrives twice. */
    record Duplicate() implements LinkFault {
        @Override
        public Kind kind() {
            return Kind.DUPLICATE;
        }

        @Override
        public String text() {
            return "duplicate";
        }
    }

    /** The datagram arrives after the one that follows it. */
    record Reorder() implements LinkFault {
        @Override
        public Kind kind() {
            return Kind.REORDER;
        }

        @Override
        public String text() {
            return "reorder";
        }
    }

    /**
     * The way between the port and each of its peers is as in life, both ways. It bites a peer once, and holds for all that
     * passes from then on; what is drawn by lot comes from the lab's seed, for each peer and direction by itself. All
     * sockets of the service share the way of a peer, as calls of one host share its line.
     */
    record Path(PathConditions way) implements LinkFault {

        /** What a path does it does always; it has no single times. */
        @Override
        public Set<Trigger.Part.Kind> conditions() {
            return Set.of(Trigger.Part.Kind.WINDOW, Trigger.Part.Kind.UNTIL, Trigger.Part.Kind.ONLY);
        }

        @Override
        public Kind kind() {
            return Kind.PATH;
        }

        @Override
        public String text() {
            return "path " + way.text();
        }
    }
}
