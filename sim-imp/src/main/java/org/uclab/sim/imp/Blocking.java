package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** The blocking command of a client on this node, XEP-0191. */
final class Blocking {

    static final String NAMESPACE = "urn:xmpp:blocking";

    /** What an error says beside its condition where its sender blocks the reader. */
    static final Element BLOCKED = Element.of("urn:xmpp:blocking:errors", "blocked");

    private final ImpDatabase database;
    private final Telling telling;
    private final PrivacyChanges changes;

    Blocking(ImpDatabase database, Telling telling, PrivacyChanges changes) {
        this.database = database;
        this.telling = telling;
        this.changes = changes;
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
        telling.listens(client, Telling.Audience.BLOCKLIST);
        return answer(
                client, Stanza.result(iq, items("blocklist", database.privacy().blocked(client))));
    }

    private List<Effect> block(Jid client, Element iq, Element payload) {
        Optional<List<Jid>> wanted = addresses(payload);
        if (wanted.isEmpty()) {
            return answer(client, StanzaCondition.JID_MALFORMED.answer(iq));
        }
        if (wanted.get().isEmpty()) {
            return answer(client, StanzaCondition.BAD_REQUEST.answer(iq));
        }
        PrivacyChanges.Before before = changes.before(client);
        if (database.privacy().block(client, wanted.get()).isEmpty()) {
            return answer(client, StanzaCondition.RESOURCE_CONSTRAINT.answer(iq));
        }
        return changed(client, before, items("block", wanted.get()), iq);
    }

    /** Without an item everybody is unblocked. */
    private List<Effect> unblock(Jid client, Element iq, Element payload) {
        Optional<List<Jid>> wanted = addresses(payload);
        if (wanted.isEmpty()) {
            return answer(client, StanzaCondition.JID_MALFORMED.answer(iq));
        }
        List<Jid> fewer = wanted.get().isEmpty() ? database.privacy().blocked(client) : wanted.get();
        PrivacyChanges.Before before = changes.before(client);
        database.privacy().unblock(client, fewer);
        return changed(client, before, items("unblock", wanted.get()), iq);
    }

    private List<Effect> changed(Jid client, PrivacyChanges.Before before, Element said, Element iq) {
        List<Effect> effects = new ArrayList<>(changes.blocked(client, said));
        effects.addAll(answer(client, Stanza.result(iq)));
        effects.addAll(changes.seen(client, before));
        return effects;
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

    /** A command or an answer with those addresses. */
    static Element items(String name, List<Jid> addresses) {
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
