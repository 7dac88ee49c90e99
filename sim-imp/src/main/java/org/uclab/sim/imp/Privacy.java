package org.uclab.sim.imp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * What becomes of a stanza that somebody keeps away, by a privacy list (XEP-0016 §2.13) or by blocking whom it is from (XEP-0191 §3.3), and
 * who is asked to keep what away.
 *
 * <pre>
 *                   from a user who keeps it from going out  from somebody whom the reader keeps out
 *   message         not-acceptable                           service-unavailable; headlines, errors: dropped
 *   presence        the same                                 dropped
 *   IQ that asks    the same                                 service-unavailable
 *   IQ that answers dropped                                  dropped
 * </pre>
 *
 * Whoever has blocked the reader is told so beside it, {@code blocked}.
 */
final class Privacy {

    private static final Set<String> ANSWERS = Set.of("error", "result");

    private final ImpDatabase database;
    private final PresenceTable table;
    private final Blocking blocking;
    private final PrivacyLists lists;

    Privacy(String node, ImpDatabase database, PresenceTable table, Telling telling, Presences presences) {
        this.database = database;
        this.table = table;
        PrivacyChanges changes = new PrivacyChanges(database, table, telling, presences);
        this.blocking = new Blocking(database, telling, changes);
        this.lists = new PrivacyLists(node, database, table, telling, changes);
    }

    /** Whether that IQ of a client for its own account is about what is kept away. */
    static boolean asked(Element iq) {
        return iq.children().stream()
                .anyMatch(payload -> payload.namespace().equals(Blocking.NAMESPACE)
                        || payload.namespace().equals(PrivacyLists.NAMESPACE));
    }

    List<Effect> handle(Jid client, Element iq) {
        return iq.child().orElseThrow().namespace().equals(Blocking.NAMESPACE)
                ? blocking.handle(client, iq)
                : lists.handle(client, iq);
    }

    /** What becomes of a stanza of a client here that its user keeps from going there, or the reader from coming; empty where it goes on. */
    Optional<List<Effect>> stopped(Jid client, Jid to, Element stanza) {
        Optional<List<Effect>> keptBack = keptBack(client, to, stanza);
        return keptBack.isPresent() ? keptBack : unheard(client, to, stanza);
    }

    /** Whether a client here hears that. */
    boolean hears(Jid client, Element stanza) {
        return database.privacy().open(client)
                || Stanza.address(stanza, "from")
                        .filter(from -> database.privacy().denies(client, from, PrivacyRule.Traffic.in(stanza)))
                        .isEmpty();
    }

    /** A stanza that its sender keeps back does not leave; empty where it does. */
    private Optional<List<Effect>> keptBack(Jid client, Jid to, Element stanza) {
        if (!database.privacy().denies(client, to, PrivacyRule.Traffic.out(stanza))) {
            return Optional.empty();
        }
        boolean mute = ANSWERS.contains(Stanza.type(stanza));
        return Optional.of(mute ? List.of() : answer(client, notAcceptable(client, to, stanza)));
    }

    /**
     * A stanza from somebody whom its reader keeps out; empty where it goes on, as what is said of subscriptions does: it changes the
     * list of whoever says it, whatever becomes of it.
     */
    Optional<List<Effect>> unheard(Jid from, Jid to, Element stanza) {
        boolean subscribes = stanza.name().equals(Stanza.PRESENCE) && Subscribing.TYPES.contains(Stanza.type(stanza));
        if (subscribes
                || !to.hasLocal()
                || !database.ours(to)
                || database.privacy().open(to)
                || !deaf(to, from, stanza)) {
            return Optional.empty();
        }
        String type = Stanza.type(stanza);
        boolean mute = stanza.name().equals(Stanza.PRESENCE) || ANSWERS.contains(type) || type.equals("headline");
        return Optional.of(mute ? List.of() : answer(from, StanzaCondition.SERVICE_UNAVAILABLE.answer(stanza)));
    }

    /** XEP-0016 §2.2: each client that could hear it goes by its own list; where none could, and for the server's answers, the default counts. */
    private boolean deaf(Jid to, Jid from, Element stanza) {
        PrivacyRule.Traffic what = PrivacyRule.Traffic.in(stanza);
        if (to.isFull() && table.find(to).isPresent()) {
            return database.privacy().denies(to, from, what);
        }
        List<Resource> there = stanza.name().equals(Stanza.IQ) ? List.of() : table.available(to);
        return there.isEmpty()
                ? database.privacy().denies(to.bare(), from, what)
                : there.stream().allMatch(one -> database.privacy().denies(one.jid(), from, what));
    }

    private Element notAcceptable(Jid client, Jid to, Element stanza) {
        Element error = StanzaCondition.NOT_ACCEPTABLE.error(stanza.namespace(), "");
        return Stanza.answer(stanza, "error")
                .child(database.privacy().blocks(client, to) ? error.with(Blocking.BLOCKED) : error)
                .done();
    }

    private static List<Effect> answer(Jid client, Element stanza) {
        return List.of(new Effect.Deliver(client, stanza));
    }
}
