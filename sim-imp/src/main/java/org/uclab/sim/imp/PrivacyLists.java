package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * The privacy lists of a client on this node, XEP-0016: read, changed, removed, made active or default.
 *
 * <p>ASSUMED(choice): more than {@link PrivacyStore} has room for is {@code resource-constraint}, an address that is none
 * {@code jid-malformed}; the document leaves both open.
 */
final class PrivacyLists {

    static final String NAMESPACE = "jabber:iq:privacy";
    static final String LIST = "list";

    private static final String ACTIVE = "active";
    private static final String DEFAULT = "default";
    private static final String NAME = "name";

    private final String node;
    private final ImpDatabase database;
    private final PresenceTable table;
    private final Telling telling;
    private final PrivacyChanges changes;

    PrivacyLists(String node, ImpDatabase database, PresenceTable table, Telling telling, PrivacyChanges changes) {
        this.node = node;
        this.database = database;
        this.table = table;
        this.telling = telling;
        this.changes = changes;
    }

    /** Of a client for its own account. */
    List<Effect> handle(Jid client, Element iq) {
        Element query = iq.child().orElseThrow();
        if (!query.name().equals("query") || query.children().size() > 1) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        telling.listens(client, Telling.Audience.PRIVACY);
        Optional<Element> asked = query.child();
        if (Stanza.type(iq).equals("get")) {
            return asked.map(list -> list(client, iq, list)).orElseGet(() -> names(client, iq));
        }
        return switch (asked.filter(one -> one.namespace().equals(NAMESPACE))
                .map(Element::name)
                .orElse("")) {
            case ACTIVE -> active(client, iq, asked.get().attribute(NAME));
            case DEFAULT -> byDefault(client, iq, asked.get().attribute(NAME));
            case LIST -> edit(client, iq, asked.get());
            default -> refuse(client, iq, StanzaCondition.BAD_REQUEST);
        };
    }

    private List<Effect> names(Jid client, Element iq) {
        Element.Builder query = Element.build(NAMESPACE, "query")
                .child(database.privacy().activeName(client).map(name -> named(ACTIVE, name)))
                .child(database.privacy().defaultName(client).map(name -> named(DEFAULT, name)));
        database.privacy().lists(client).forEach(list -> query.child(named(LIST, list.name())));
        return answer(client, Stanza.result(iq, query.done()));
    }

    private List<Effect> list(Jid client, Element iq, Element asked) {
        Optional<String> name = asked.attribute(NAME);
        if (!asked.is(NAMESPACE, LIST) || name.isEmpty()) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        return database.privacy()
                .list(client, name.get())
                .map(list -> answer(
                        client,
                        Stanza.result(
                                iq,
                                Element.build(NAMESPACE, "query")
                                        .child(list.wire())
                                        .done())))
                .orElseGet(() -> refuse(client, iq, StanzaCondition.ITEM_NOT_FOUND));
    }

    /** XEP-0016 §2.4: the list counts before the answer says so. */
    private List<Effect> active(Jid client, Element iq, Optional<String> name) {
        if (missing(client, name)) {
            return refuse(client, iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        return changed(client, iq, () -> {
            database.privacy().activate(client, node, name);
            return List.of();
        });
    }

    private List<Effect> byDefault(Jid client, Element iq, Optional<String> name) {
        if (missing(client, name)) {
            return refuse(client, iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        Optional<String> now = database.privacy().defaultName(client);
        if (!now.equals(name)
                && now.filter(list -> appliesElsewhere(list, client)).isPresent()) {
            return refuse(client, iq, StanzaCondition.CONFLICT);
        }
        return changed(client, iq, () -> {
            database.privacy().byDefault(client, name);
            return List.of();
        });
    }

    private List<Effect> edit(Jid client, Element iq, Element list) {
        String name = list.attribute(NAME, "");
        if (name.isEmpty()) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        return list.children().isEmpty() ? remove(client, iq, name) : put(client, iq, name, list.children());
    }

    /** XEP-0016 §2.2: what counts for another client of the user stays. */
    private List<Effect> remove(Jid client, Element iq, String name) {
        if (database.privacy().list(client, name).isEmpty()) {
            return refuse(client, iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        if (appliesElsewhere(name, client)) {
            return refuse(client, iq, StanzaCondition.CONFLICT);
        }
        return changed(client, iq, () -> {
            database.privacy().remove(client, name);
            return changes.edited(client, name);
        });
    }

    private List<Effect> put(Jid client, Element iq, String name, List<Element> items) {
        List<PrivacyRule> rules =
                items.stream().flatMap(item -> PrivacyRule.read(item).stream()).toList();
        if (rules.size() < items.size()) {
            return refuse(client, iq, malformed(items));
        }
        if (PrivacyList.clash(rules)) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        if (!rules.stream().allMatch(rule -> knowsGroup(client, rule))) {
            return refuse(client, iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        if (name.length() > RosterItem.NAME_MAX) {
            return refuse(client, iq, StanzaCondition.RESOURCE_CONSTRAINT);
        }
        PrivacyChanges.Before before = changes.before(client);
        if (!database.privacy().put(client, new PrivacyList(name, rules))) {
            return refuse(client, iq, StanzaCondition.RESOURCE_CONSTRAINT);
        }
        return told(client, iq, before, changes.edited(client, name));
    }

    private static StanzaCondition malformed(List<Element> items) {
        boolean address = items.stream()
                .anyMatch(item -> item.attribute("type", "").equals("jid")
                        && Jid.parse(item.attribute("value", "")).isEmpty());
        return address ? StanzaCondition.JID_MALFORMED : StanzaCondition.BAD_REQUEST;
    }

    /** Does it, and then says what that changes. */
    private List<Effect> changed(Jid client, Element iq, Supplier<List<Effect>> change) {
        PrivacyChanges.Before before = changes.before(client);
        return told(client, iq, before, change.get());
    }

    private List<Effect> told(Jid client, Element iq, PrivacyChanges.Before before, List<Effect> pushes) {
        List<Effect> effects = new ArrayList<>(pushes);
        effects.addAll(changes.blockedNow(client, before));
        effects.addAll(answer(client, Stanza.result(iq)));
        effects.addAll(changes.seen(client, before));
        return effects;
    }

    private boolean knowsGroup(Jid client, PrivacyRule rule) {
        return rule.type() != PrivacyRule.Type.GROUP
                || database.rosters().madeGroups(client.bare()).contains(rule.value())
                || database.rosters().listed(client.bare()).stream()
                        .anyMatch(item -> item.groups().contains(rule.value()));
    }

    private boolean missing(Jid client, Optional<String> name) {
        return name.isPresent() && database.privacy().list(client, name.get()).isEmpty();
    }

    private boolean appliesElsewhere(String list, Jid client) {
        return table.of(client).stream()
                .map(resource -> resource.jid())
                .anyMatch(other -> !other.equals(client) && database.privacy().applies(list, other));
    }

    static Element named(String element, String name) {
        return Element.of(NAMESPACE, element).with(NAME, name);
    }

    private static List<Effect> refuse(Jid client, Element iq, StanzaCondition why) {
        return answer(client, why.answer(iq));
    }

    private static List<Effect> answer(Jid client, Element stanza) {
        return List.of(new Effect.Deliver(client, stanza));
    }
}
