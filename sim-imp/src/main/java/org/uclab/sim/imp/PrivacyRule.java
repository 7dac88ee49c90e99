package org.uclab.sim.imp;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.presence.Subscription;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;

/**
 * An item of a privacy list, XEP-0016 §2.1: whom it means, what of theirs, and whether that passes.
 *
 * @param order   its place in the list, from 0, unlike that of any other item
 * @param type    how it says whom it means
 * @param value   an address, a group of the contact list or a state of subscription; empty for everybody
 * @param address the address, where the value is one
 * @param allows  whether what it means passes
 * @param traffic what it means; empty for everything
 */
record PrivacyRule(long order, Type type, String value, Optional<Jid> address, boolean allows, Set<Traffic> traffic) {

    /** Largest place, an unsigned integer of 32 bits. */
    private static final long ORDER_MAX = 0xFFFF_FFFFL;

    private static final String ITEM = "item";

    /** How a rule says whom it means. */
    enum Type {
        JID,
        GROUP,
        SUBSCRIPTION,
        /** Everybody. */
        ANYBODY;

        private String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What goes between a user and somebody else. */
    enum Traffic {
        /** Messages to the user. */
        MESSAGE("message"),
        /** IQs to the user. */
        IQ("iq"),
        /** Notifications of presence to the user. */
        PRESENCE_IN("presence-in"),
        /** Notifications of presence from the user. */
        PRESENCE_OUT("presence-out"),
        /** Whatever else: subscriptions, probes, and what the user sends. Only a rule for everything means it. */
        OTHER("");

        private final String wire;

        Traffic(String wire) {
            this.wire = wire;
        }

        /** What a stanza to a user is. */
        static Traffic in(Element stanza) {
            return switch (stanza.name()) {
                case Stanza.MESSAGE -> MESSAGE;
                case Stanza.IQ -> IQ;
                default -> notifies(stanza) ? PRESENCE_IN : OTHER;
            };
        }

        /** What a stanza from a user is. */
        static Traffic out(Element stanza) {
            return stanza.name().equals(Stanza.PRESENCE) && notifies(stanza) ? PRESENCE_OUT : OTHER;
        }

        private static boolean notifies(Element presence) {
            String type = Stanza.type(presence);
            return type.isEmpty() || type.equals("unavailable");
        }
    }

    PrivacyRule {
        traffic = Set.copyOf(traffic);
    }

    /** One that keeps everything of an address away, and everything from it: what the blocking command makes (XEP-0191 §5). */
    static PrivacyRule block(long order, Jid address) {
        return new PrivacyRule(order, Type.JID, address.toString(), Optional.of(address), false, Set.of());
    }

    /** Whether it is such a one. */
    boolean blocks() {
        return type == Type.JID && !allows && traffic.isEmpty();
    }

    /** Whether it depends on how the other one stands on the contact list. */
    boolean asksForContact() {
        return type == Type.GROUP || type == Type.SUBSCRIPTION;
    }

    /** The same at another place. */
    PrivacyRule at(long place) {
        return new PrivacyRule(place, type, value, address, allows, traffic);
    }

    /** The rule in an item; empty where it is none. */
    static Optional<PrivacyRule> read(Element item) {
        String action = item.attribute("action", "");
        Optional<Type> type = type(item);
        String order = item.attribute("order", "").strip();
        Set<Traffic> traffic = EnumSet.noneOf(Traffic.class);
        for (Element child : item.children()) {
            Optional<Traffic> kind = Stream.of(Traffic.values())
                    .filter(one -> child.is(PrivacyLists.NAMESPACE, one.wire))
                    .findFirst();
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            traffic.add(kind.get());
        }
        boolean good = item.is(PrivacyLists.NAMESPACE, ITEM)
                && (action.equals("allow") || action.equals("deny"))
                && order.matches("[0-9]{1,10}")
                && Long.parseLong(order) <= ORDER_MAX;
        return type.filter(known -> good)
                .flatMap(known -> value(known, item.attribute("value", ""))
                        .map(value -> new PrivacyRule(
                                Long.parseLong(order),
                                known,
                                value,
                                known == Type.JID ? Jid.parse(value) : Optional.empty(),
                                action.equals("allow"),
                                traffic)));
    }

    private static Optional<Type> type(Element item) {
        Optional<String> named = item.attribute("type");
        return named.isEmpty()
                ? Optional.of(Type.ANYBODY)
                : Stream.of(Type.JID, Type.GROUP, Type.SUBSCRIPTION)
                        .filter(one -> one.wire().equals(named.get()))
                        .findFirst();
    }

    private static Optional<String> value(Type type, String value) {
        return switch (type) {
            case JID -> Jid.parse(value).map(Jid::toString);
            case GROUP -> Optional.of(value).filter(RosterItem::namesGroup);
            case SUBSCRIPTION -> Optional.of(value).filter(List.of("both", "to", "from", "none")::contains);
            case ANYBODY -> Optional.of("");
        };
    }

    /** As it stands in a list. */
    Element wire() {
        Element.Builder item = Element.build(PrivacyLists.NAMESPACE, ITEM);
        if (type != Type.ANYBODY) {
            item.attribute("type", type.wire()).attribute("value", value);
        }
        item.attribute("action", allows ? "allow" : "deny").attribute("order", String.valueOf(order));
        Stream.of(Traffic.values())
                .filter(traffic::contains)
                .forEach(kind -> item.child(Element.of(PrivacyLists.NAMESPACE, kind.wire)));
        return item.done();
    }

    /**
     * Whether it means that.
     *
     * @param contact as the other one stands on the user's contact list; empty for a stranger
     */
    boolean means(Jid other, Optional<RosterItem> contact, Traffic what) {
        return (traffic.isEmpty() || traffic.contains(what)) && means(other, contact);
    }

    private boolean means(Jid other, Optional<RosterItem> contact) {
        return switch (type) {
            case JID -> covers(address.orElseThrow(), other);
            case GROUP -> contact.filter(item -> item.groups().contains(value)).isPresent();
            case SUBSCRIPTION ->
                contact.map(RosterItem::state).orElse(Subscription.NONE).wire().equals(value);
            case ANYBODY -> true;
        };
    }

    /**
     * An address covers itself and whatever is below it: a user's clients, a domain's users (XEP-0191 §6). Domains below a domain
     * it does not cover, which XEP-0016 §2.1 would have and XEP-0191 no longer does: the same item must mean the same to both.
     */
    static boolean covers(Jid address, Jid other) {
        return address.domain().equals(other.domain())
                && (!address.hasLocal() || address.local().equals(other.local()))
                && (!address.isFull() || address.resource().equals(other.resource()));
    }
}
