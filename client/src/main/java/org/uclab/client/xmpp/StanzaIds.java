package org.uclab.client.xmpp;

import java.util.concurrent.atomic.AtomicLong;
import org.jivesoftware.smack.packet.id.StanzaIdSource;
import org.uclab.lab.seed.Draws;

/** The ids of one connection's stanzas: a beginning drawn by lot, and a number. Safe for any thread. */
final class StanzaIds implements StanzaIdSource {

    private static final int BEGINNINGS = 1 << 20;

    private final String beginning;
    private final AtomicLong last = new AtomicLong();

    StanzaIds(Draws draws) {
        this.beginning = String.format("%05x-", draws.below(BEGINNINGS));
    }

    @Override
    public String getNewStanzaId() {
        return beginning + last.incrementAndGet();
    }
}
