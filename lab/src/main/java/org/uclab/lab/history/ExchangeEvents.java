package org.uclab.lab.history;

import java.time.Instant;

/** The two events of an {@link Exchange}, made when first read and the same ever after. */
final class ExchangeEvents implements Unmade {

    private final long firstSeq;
    private final Instant lab;
    private final Instant wall;
    private final String node;
    private final String port;
    private final Exchange exchange;
    private Event received;
    private Event sent;

    ExchangeEvents(long firstSeq, Instant lab, Instant wall, String node, String port, Exchange exchange) {
        this.firstSeq = firstSeq;
        this.lab = lab;
        this.wall = wall;
        this.node = node;
        this.port = port;
        this.exchange = exchange;
    }

    @Override
    public synchronized Event event(long seq) {
        if (seq == firstSeq) {
            if (received == null) {
                received = new Event.MessageReceived(stamp(seq), exchange.received());
            }
            return received;
        }
        if (sent == null) {
            sent = new Event.MessageSent(stamp(seq), exchange.sent());
        }
        return sent;
    }

    private Stamp stamp(long seq) {
        return new Stamp(seq, lab, wall, node, port);
    }
}
