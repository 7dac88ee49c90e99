package org.uclab.sim.imp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.files.ManagedFiles;

/** The IQs that the server answers itself, for the domain or for an account; always with exactly one answer. */
final class Services {

    private static final String DISCO_NODE = "node";

    private final ImpDatabase database;
    private final PresenceTable table;
    private final ServiceAdministration administration;
    private final ImpConfig.Product product;
    private final Instant started;
    private final List<String> serverFeatures;

    Services(
            ImpDatabase database,
            PresenceTable table,
            ServiceAdministration administration,
            ImpConfig.Product product,
            Instant started) {
        this.database = database;
        this.table = table;
        this.administration = administration;
        this.product = product;
        this.started = started;
        this.serverFeatures = Stream.concat(
                        SERVER_FEATURES.stream(),
                        database.files().isPresent() ? Stream.of(ManagedFiles.NAMESPACE) : Stream.empty())
                .toList();
    }

    /** An IQ to the domain. */
    Element server(Element iq, Instant now) {
        Element payload = payload(iq);
        if (Stanza.type(iq).equals("set")) {
            return refuse(iq);
        }
        return switch (payload.namespace()) {
            case Namespaces.PING -> Stanza.result(iq);
            case Namespaces.VERSION -> version(iq);
            case Namespaces.LAST -> last(iq, Duration.between(started, now), "");
            case Namespaces.DISCO_INFO ->
                info(
                        iq,
                        payload,
                        "server",
                        "im",
                        serverFeatures(iq),
                        database.files().map(ManagedFiles::described).orElse(List.of()));
            case Namespaces.DISCO_ITEMS ->
                payload.attribute(DISCO_NODE, "").equals(ServiceAdministration.COMMANDS)
                        ? commands(iq)
                        : items(iq, payload, database.aliases());
            default -> refuse(iq);
        };
    }

    private List<String> serverFeatures(Element iq) {
        return commandsFor(iq).isEmpty()
                ? serverFeatures
                : Stream.concat(serverFeatures.stream(), Stream.of(ServiceAdministration.COMMANDS))
                        .toList();
    }

    private List<String> commandsFor(Element iq) {
        return Stanza.address(iq, "from").map(administration::commands).orElse(List.of());
    }

    /** XEP-0050 §2.2: the commands that there are for whoever asks. */
    private Element commands(Element iq) {
        Element.Builder items =
                Element.build(Namespaces.DISCO_ITEMS, "query").attribute(DISCO_NODE, ServiceAdministration.COMMANDS);
        commandsFor(iq)
                .forEach(command -> items.child(Element.build(Namespaces.DISCO_ITEMS, "item")
                        .attribute("jid", database.domain())
                        .attribute(DISCO_NODE, command)
                        .done()));
        return Stanza.result(iq, items.done());
    }

    /** An IQ to an account, from that user or another. */
    Element account(Jid client, Jid account, Element iq, Instant now) {
        Element payload = payload(iq);
        boolean own = account.equals(client.bare());
        boolean sees = own || database.rosters().state(account, client.bare()).from();
        boolean set = Stanza.type(iq).equals("set");
        if (!database.exists(account)) {
            return payload.namespace().equals(Namespaces.DISCO_ITEMS) && !set
                    ? items(iq, payload, List.of())
                    : refuse(iq);
        }
        return switch (payload.namespace()) {
            case Namespaces.ROSTER -> StanzaCondition.FORBIDDEN.answer(iq);
            case Namespaces.VCARD -> set ? setCard(own, client, iq, payload) : card(own, account, iq);
            case Namespaces.PRIVATE ->
                own ? privateData(account, iq, payload, set) : StanzaCondition.FORBIDDEN.answer(iq);
            case Namespaces.PING -> own && !set ? Stanza.result(iq) : refuse(iq);
            case Namespaces.LAST -> set ? refuse(iq) : lastOf(account, sees, iq, now);
            // XEP-0030 §8: nothing is told to whoever may not see the user's presence.
            case Namespaces.DISCO_INFO ->
                sees && !set ? info(iq, payload, "account", "registered", ACCOUNT_FEATURES, List.of()) : refuse(iq);
            case Namespaces.DISCO_ITEMS -> set ? refuse(iq) : items(iq, payload, sees ? resources(account) : List.of());
            default -> refuse(iq);
        };
    }

    private static final List<String> SERVER_FEATURES = List.of(
            Namespaces.DISCO_INFO,
            Namespaces.DISCO_ITEMS,
            Namespaces.PING,
            Namespaces.VERSION,
            Namespaces.LAST,
            Namespaces.VCARD,
            Namespaces.PRIVATE,
            Namespaces.ROSTER,
            Blocking.NAMESPACE,
            PrivacyLists.NAMESPACE);

    private static final List<String> ACCOUNT_FEATURES =
            List.of(Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS, Namespaces.PING, Namespaces.LAST, Namespaces.VCARD);

    private Element version(Element iq) {
        return Stanza.result(
                iq,
                Element.build(Namespaces.VERSION, "query")
                        .child(Element.of(Namespaces.VERSION, "name", product.name()))
                        .child(Element.of(Namespaces.VERSION, "version", product.version()))
                        .done());
    }

    private static Element last(Element iq, Duration since, String status) {
        return Stanza.result(
                iq,
                Element.build(Namespaces.LAST, "query")
                        .attribute("seconds", String.valueOf(Math.max(0, since.toSeconds())))
                        .text(status)
                        .done());
    }

    /** XEP-0012 §4: seconds since the user was last there; 0 while available. */
    private Element lastOf(Jid account, boolean sees, Element iq, Instant now) {
        if (!sees) {
            return StanzaCondition.FORBIDDEN.answer(iq);
        }
        Instant then =
                table.available(account).isEmpty() ? database.lastSeen(account).orElse(started) : now;
        return last(iq, Duration.between(then, now), "");
    }

    private static Element info(
            Element iq, Element query, String category, String type, List<String> features, List<Element> more) {
        if (query.attribute(DISCO_NODE).isPresent()) {
            return StanzaCondition.ITEM_NOT_FOUND.answer(iq);
        }
        Element.Builder info = Element.build(Namespaces.DISCO_INFO, "query")
                .child(Element.build(Namespaces.DISCO_INFO, "identity")
                        .attribute("category", category)
                        .attribute("type", type)
                        .done());
        features.forEach(feature -> info.child(Element.build(Namespaces.DISCO_INFO, "feature")
                .attribute("var", feature)
                .done()));
        return Stanza.result(iq, info.children(more).done());
    }

    private static Element items(Element iq, Element query, List<Jid> addresses) {
        if (query.attribute(DISCO_NODE).isPresent()) {
            return StanzaCondition.ITEM_NOT_FOUND.answer(iq);
        }
        Element.Builder items = Element.build(Namespaces.DISCO_ITEMS, "query");
        addresses.forEach(address -> items.child(Element.build(Namespaces.DISCO_ITEMS, "item")
                .attribute("jid", address)
                .done()));
        return Stanza.result(iq, items.done());
    }

    private List<Jid> resources(Jid account) {
        return table.available(account).stream().map(Resource::jid).toList();
    }

    /** XEP-0054 §3: an account without a card and no account at all look the same to others. */
    private Element card(boolean own, Jid account, Element iq) {
        Optional<Element> card = database.card(account);
        if (card.isEmpty() && !own) {
            return refuse(iq);
        }
        return Stanza.result(iq, card.orElseGet(() -> Element.of(Namespaces.VCARD, "vCard")));
    }

    private Element setCard(boolean own, Jid client, Element iq, Element card) {
        if (!own) {
            return StanzaCondition.FORBIDDEN.answer(iq);
        }
        database.card(client.bare(), card);
        return Stanza.result(iq);
    }

    /** XEP-0049: one element at a time, found by its name and namespace. */
    private Element privateData(Jid account, Element iq, Element query, boolean set) {
        List<Element> held = query.children();
        if (held.size() != 1 || held.get(0).namespace().isEmpty()) {
            return StanzaCondition.BAD_REQUEST.answer(iq);
        }
        Element data = held.get(0);
        if (held.get(0).namespace().equals(Namespaces.PRIVATE)) {
            return StanzaCondition.NOT_ACCEPTABLE.answer(iq);
        }
        if (set) {
            return database.privateData(account, data)
                    ? Stanza.result(iq)
                    : StanzaCondition.RESOURCE_CONSTRAINT.answer(iq);
        }
        Element stored = database.privateData(account, data.name(), data.namespace())
                .orElseGet(() -> Element.of(data.namespace(), data.name()));
        return Stanza.result(
                iq, Element.build(Namespaces.PRIVATE, "query").child(stored).done());
    }

    private static Element payload(Element iq) {
        return iq.child().orElseThrow();
    }

    private static Element refuse(Element iq) {
        return StanzaCondition.SERVICE_UNAVAILABLE.answer(iq);
    }
}
