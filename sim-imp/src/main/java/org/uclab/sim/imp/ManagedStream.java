package org.uclab.sim.imp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.clock.LabTimer;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/**
 * A client's stream that is acknowledged and may go on over another connection, XEP-0198. It outlives the {@link StreamClient} that
 * it is spoken over.
 */
final class ManagedStream {

    /** Stanzas that may wait for the client's acknowledgement. ASSUMED(choice). */
    static final int UNACKNOWLEDGED_MAX = 1_000;

    /** Characters of those. ASSUMED(choice). */
    static final int UNACKNOWLEDGED_CHARS_MAX = 1024 * 1024;

    /** Presence that may wait without a request for its acknowledgement. */
    static final int PRESENCE_MAX = 10;

    private final String id;
    private final Jid client;
    private final StanzaLedger ledger = new StanzaLedger(UNACKNOWLEDGED_MAX, UNACKNOWLEDGED_CHARS_MAX);
    private StreamClient connection;
    private Optional<LabTimer> end = Optional.empty();
    private Instant since = Instant.MIN;
    /** Whether an acknowledgement is on its way, as far as is known. */
    private boolean asked;

    /**
     * @param id by which it is taken up; empty where it ends with its connection
     */
    ManagedStream(String id, Jid client, StreamClient connection) {
        this.id = id;
        this.client = client;
        this.connection = connection;
    }

    String id() {
        return id;
    }

    Jid client() {
        return client;
    }

    boolean resumable() {
        return !id.isEmpty();
    }

    StanzaLedger ledger() {
        return ledger;
    }

    StreamClient connection() {
        return connection;
    }

    /** Its connection is lost, and it waits for another one until that timer. */
    void waits(LabTimer until, Instant now) {
        end = Optional.of(until);
        since = now;
    }

    boolean waiting() {
        return end.isPresent();
    }

    /** Since when it waits. */
    Instant since() {
        return since;
    }

    /** It waits no more. */
    void settle() {
        end.ifPresent(LabTimer::cancel);
        end = Optional.empty();
    }

    /** It goes on over that connection. */
    void over(StreamClient other) {
        settle();
        connection = other;
        asked = false;
    }

    /**
     * What is sent along with a stanza: a request for an acknowledgement, unless one is asked for already. COMPAT(Smack): a client that
     * signs out hears its own last presence, and answers what is asked along with it on its next stream; so presence alone is not asked
     * for until there is much of it.
     */
    List<Element> ask() {
        List<Element> waiting = ledger.unacknowledged();
        boolean worth = waiting.size() >= PRESENCE_MAX
                || waiting.stream().anyMatch(stanza -> !stanza.name().equals(Stanza.PRESENCE));
        if (asked || !worth) {
            return List.of();
        }
        asked = true;
        return List.of(Element.of(Namespaces.STREAM_MANAGEMENT, "r"));
    }

    /** The client has acknowledged so many; false where that cannot be. */
    boolean acknowledged(long count) {
        asked = false;
        return ledger.acknowledge(count);
    }
}
