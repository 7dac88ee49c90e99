package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * The blocking command of a client on this node, XEP-0191, and what a block does to a stanza on its way.
 *
 * <pre>
 *                   from a user to whom that user blocks     from whom the reader blocks
 *   message         not-acceptable, blocked                  service-unavailable; headlines, errors: dropped
 *   presence        the same                                 dropped
 *   IQ that asks    the same                                 service-unavailable
 *   IQ that answers dropped                                  dropped
 * </pre>
 */
final class Blocking {

    static final String NAMESPACE = "urn:xmpp:blocking";
    private static final String ERRORS = "urn:xmpp:blocking:errors";
    private static final Set<String> ANSWERS = Set.of("error", "result");

    private final ImpDatabase database;
    private final Telling telling;
    private final Presences presences;
    private long pushes;

    Blocking(ImpDatabase database, Telling telling, Presences presences) {
        this.database = database;
        this.telling = telling;
        this.presences = presences;
    }

    /** Whether that is a blocking command. */
    static boolean asked(Element iq) {
        return iq.children().stream().anyMatch(payload -> payload.namespace().equals(NAMESPACE));
    }

    /** Of a client for its own account. */
    List<Effect> handle(Jid client, Element iq) {
        Element payload = iq.child().orElseThrow();
        String command = Stanza.type(iq) + " " + payload.name();
        return switch (command) {
            case "get blocklist" -> list(client, iq);
            case "set block" -> block(client, iq, payload);
            case "set unblock" -> unblock(client, iq, payload);
            default -> answer(client, StanzaCondition.BAD_REQUEST.answer(iq));
        };
    }

    /** Whoever asks for the list is told of its changes from now on, XEP-0191 §3.2. */
    private List<Effect> list(Jid client, Element iq) {
        telling.listens(client);
        return answer(
                client, Stanza.result(iq, items("blocklist", database.blocks().of(client))));
    }

    private List<Effect> block(Jid client, Element iq, Element payload) {
        Optional<List<Jid>> wanted = addresses(payload);
        if (wanted.isEmpty()) {
            return answer(client, StanzaCondition.JID_MALFORMED.answer(iq));
        }
        if (wanted.get().isEmpty()) {
            return answer(client, StanzaCondition.BAD_REQUEST.answer(iq));
        }
        // Said before it is blocked: afterwards nothing is said at all.
        List<Effect> effects = new ArrayList<>(presences.veil(client.bare(), wanted.get()));
        if (database.blocks().block(client, wanted.get()).isEmpty()) {
            return answer(client, StanzaCondition.RESOURCE_CONSTRAINT.answer(iq));
        }
        effects.addAll(presences.withdraw(client.bare()));
        effects.addAll(push(client.bare(), items("block", wanted.get())));
        effects.addAll(answer(client, Stanza.result(iq)));
        return effects;
    }

    /** Without an item everybody is unblocked. */
    private List<Effect> unblock(Jid client, Element iq, Element payload) {
        Optional<List<Jid>> wanted = addresses(payload);
        if (wanted.isEmpty()) {
            return answer(client, StanzaCondition.JID_MALFORMED.answer(iq));
        }
        List<Jid> fewer = wanted.get().isEmpty() ? database.blocks().of(client) : wanted.get();
        List<Jid> removed = database.blocks().unblock(client, fewer);
        List<Effect> effects = new ArrayList<>(push(client.bare(), items("unblock", wanted.get())));
        effects.addAll(answer(client, Stanza.result(iq)));
        effects.addAll(presences.unveil(client.bare(), removed));
        return effects;
    }

    /** What becomes of a stanza of a client here where its user has blocked the reader, or the reader the user; empty where it goes on. */
    Optional<List<Effect>> stopped(Jid client, Jid to, Element stanza) {
        Optional<List<Effect>> keptBack = keptBack(client, to, stanza);
        return keptBack.isPresent() ? keptBack : unheard(client, to, stanza);
    }

    /** Whether a client here hears that: nothing of whom its user has blocked, XEP-0191 §3.2. */
    boolean hears(Jid client, Element stanza) {
        return Stanza.address(stanza, "from")
                .filter(from -> database.blocks().blocks(client, from))
                .isEmpty();
    }

    /** A stanza to whom its sender has blocked does not leave; empty where it does. */
    private Optional<List<Effect>> keptBack(Jid client, Jid to, Element stanza) {
        if (!database.blocks().blocks(client, to)) {
            return Optional.empty();
        }
        boolean mute = ANSWERS.contains(Stanza.type(stanza));
        return Optional.of(mute ? List.of() : answer(client, blocked(stanza)));
    }

    /**
     * A stanza for whom has blocked its sender; empty where it goes on, as what is said of subscriptions does: it changes the list of
     * whoever says it, whatever becomes of it.
     */
    Optional<List<Effect>> unheard(Jid from, Jid to, Element stanza) {
        boolean subscribes = stanza.name().equals(Stanza.PRESENCE) && Subscribing.TYPES.contains(Stanza.type(stanza));
        if (subscribes
                || !to.hasLocal()
                || !database.ours(to)
                || !database.blocks().blocks(to, from)) {
            return Optional.empty();
        }
        String type = Stanza.type(stanza);
        boolean mute = stanza.name().equals(Stanza.PRESENCE) || ANSWERS.contains(type) || type.equals("headline");
        return Optional.of(mute ? List.of() : answer(from, StanzaCondition.SERVICE_UNAVAILABLE.answer(stanza)));
    }

    private static Element blocked(Element stanza) {
        return Stanza.answer(stanza, "error")
                .child(StanzaCondition.NOT_ACCEPTABLE
                        .error(stanza.namespace(), "")
                        .with(Element.of(ERRORS, "blocked")))
                .done();
    }

    private List<Effect> push(Jid user, Element payload) {
        return telling.everywhere(user, Telling.Audience.BLOCKLIST, Stanza.set("blocking" + ++pushes, payload));
    }

    /** The addresses in the items; empty where one of them is none. */
    private static Optional<List<Jid>> addresses(Element payload) {
        List<Element> items = payload.children(NAMESPACE, "item");
        List<Jid> addresses = items.stream()
                .flatMap(item -> Stanza.address(item, "jid").stream())
                .distinct()
                .toList();
        boolean all =
                items.stream().allMatch(item -> Stanza.address(item, "jid").isPresent());
        return all ? Optional.of(addresses) : Optional.empty();
    }

    private static Element items(String name, List<Jid> addresses) {
        return Element.build(NAMESPACE, name)
                .children(addresses.stream()
                        .map(address -> Element.of(NAMESPACE, "item").with("jid", address.toString()))
                        .toList())
                .done();
    }

    private static List<Effect> answer(Jid client, Element stanza) {
        return List.of(new Effect.Deliver(client, stanza));
    }
}
