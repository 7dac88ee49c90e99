package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.presence.Subscription;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.sim.imp.soap.ContactLists;

/**
 * Contact lists for whoever is no client. They are the rosters of XMPP: a change shows at once in every client of the
 * user that has asked for the roster, and whoever is put on a list is asked to be seen, as a client would.
 *
 * <p>ASSUMED(no public source): a call is carried out whole or not at all; a contact leaves the list with its last group;
 * whoever is put on a list without a name is called by the full name, and is asked.
 */
final class ContactBook implements ContactLists {

    /** What the service calls contacts of no group. ASSUMED(field 49): public samples have "General" beside their own. */
    static final String NO_GROUP = "General";

    private final ImpDatabase database;
    private final Subscribing subscribing;
    private final Consumer<List<Effect>> carry;

    ContactBook(ImpDatabase database, Subscribing subscribing, Consumer<List<Effect>> carry) {
        this.database = database;
        this.subscribing = subscribing;
        this.carry = carry;
    }

    @Override
    public List<Group> groups(Jid user) {
        Map<String, List<Contact>> groups = new LinkedHashMap<>();
        for (RosterItem item : rosters().listed(user)) {
            Contact contact = new Contact(item.contact(), item.name());
            groupsOf(item)
                    .forEach(group -> groups.computeIfAbsent(group, first -> new ArrayList<>())
                            .add(contact));
        }
        rosters().madeGroups(user).stream()
                .sorted()
                .forEach(group -> groups.computeIfAbsent(group, first -> new ArrayList<>()));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    @Override
    public Optional<Objection> add(Jid user, List<Group> groups) {
        Map<Jid, RosterItem> wanted = new LinkedHashMap<>();
        for (Group group : groups) {
            for (Contact contact : group.contacts()) {
                RosterItem old = Optional.ofNullable(wanted.get(contact.address()))
                        .or(() -> rosters().item(user, contact.address()))
                        .orElseGet(() -> RosterItem.unlisted(contact.address()));
                wanted.put(contact.address(), old.called(name(contact, old), with(group.name(), old.groups())));
            }
        }
        if (!wanted.values().stream().allMatch(item -> RosterItem.fits(item.name(), item.groups()))) {
            return Optional.of(Objection.NAME);
        }
        long more = wanted.keySet().stream()
                .filter(contact -> !listed(user, contact))
                .count();
        if (!rosters().room(user, more)) {
            return Optional.of(Objection.FULL);
        }
        wanted.values().forEach(item -> put(user, item));
        return Optional.empty();
    }

    @Override
    public Optional<Objection> modify(Jid user, List<Group> groups) {
        Map<Jid, RosterItem> wanted = new LinkedHashMap<>();
        for (Group group : groups) {
            for (Contact contact : group.contacts()) {
                if (!listed(user, contact.address())) {
                    return Optional.of(Objection.NO_CONTACT);
                }
                RosterItem old = rosters().item(user, contact.address()).orElseThrow();
                RosterItem item = wanted.getOrDefault(contact.address(), old.called(old.name(), List.of()));
                wanted.put(contact.address(), item.called(name(contact, item), with(group.name(), item.groups())));
            }
        }
        if (!wanted.values().stream().allMatch(item -> RosterItem.fits(item.name(), item.groups()))) {
            return Optional.of(Objection.NAME);
        }
        wanted.values().forEach(item -> change(user, item.contact(), item.name(), item.groups()));
        return Optional.empty();
    }

    @Override
    public Optional<Objection> remove(Jid user, List<Group> groups) {
        for (Group group : groups) {
            for (Contact contact : group.contacts()) {
                boolean there = rosters()
                        .item(user, contact.address())
                        .filter(RosterItem::listed)
                        .filter(item -> groupsOf(item).contains(group.name()))
                        .isPresent();
                if (!there) {
                    return Optional.of(Objection.NO_CONTACT);
                }
            }
        }
        groups.forEach(group -> group.contacts().forEach(contact -> leave(user, contact.address(), group.name())));
        return Optional.empty();
    }

    @Override
    public Optional<Objection> addGroups(Jid user, List<String> names) {
        if (!names.stream().allMatch(RosterItem::namesGroup)) {
            return Optional.of(Objection.NAME);
        }
        Set<String> made = new LinkedHashSet<>(names);
        made.removeAll(rosters().madeGroups(user));
        if (made.size() + rosters().madeGroups(user).size() > RosterStore.EMPTY_GROUPS_MAX) {
            return Optional.of(Objection.FULL);
        }
        made.forEach(name -> rosters().makeGroup(user, name));
        return Optional.empty();
    }

    @Override
    public Optional<Objection> renameGroup(Jid user, String name, String other) {
        if (!has(user, name)) {
            return Optional.of(Objection.NO_GROUP);
        }
        if (!RosterItem.namesGroup(other)) {
            return Optional.of(Objection.NAME);
        }
        if (rosters().forgetGroup(user, name)) {
            rosters().makeGroup(user, other);
        }
        for (RosterItem item : in(user, name)) {
            change(user, item.contact(), item.name(), with(other, without(name, item.groups())));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Objection> removeGroups(Jid user, List<String> names) {
        if (!names.stream().allMatch(name -> has(user, name))) {
            return Optional.of(Objection.NO_GROUP);
        }
        for (String name : names) {
            rosters().forgetGroup(user, name);
            in(user, name).forEach(item -> leave(user, item.contact(), name));
        }
        return Optional.empty();
    }

    private void put(Jid user, RosterItem item) {
        change(user, item.contact(), item.name(), item.groups());
        Subscription state = rosters().state(user, item.contact());
        boolean asks = !state.to() && !state.pendingOut() && database.exists(item.contact());
        if (asks) {
            Element request = Element.build(Namespaces.CLIENT, Stanza.PRESENCE)
                    .attribute("type", "subscribe")
                    .done();
            carry.accept(subscribing.send(user, item.contact(), "subscribe", request));
        }
    }

    private void change(Jid user, Jid contact, String name, List<String> groups) {
        rosters()
                .name(user, contact, name, groups)
                .ifPresent(item -> carry.accept(subscribing.push(user, item.wire())));
    }

    private void leave(Jid user, Jid contact, String group) {
        RosterItem item = rosters().item(user, contact).orElseThrow();
        List<String> left = without(group, item.groups());
        if (left.isEmpty()) {
            carry.accept(subscribing.remove(user, contact));
        } else {
            change(user, contact, item.name(), left);
        }
    }

    private List<RosterItem> in(Jid user, String group) {
        return rosters().listed(user).stream()
                .filter(item -> groupsOf(item).contains(group))
                .toList();
    }

    private boolean has(Jid user, String group) {
        return rosters().madeGroups(user).contains(group) || !in(user, group).isEmpty();
    }

    private boolean listed(Jid user, Jid contact) {
        return rosters().item(user, contact).filter(RosterItem::listed).isPresent();
    }

    private String name(Contact contact, RosterItem old) {
        if (!contact.name().isEmpty()) {
            return contact.name();
        }
        return old.name().isEmpty() ? database.nameOf(contact.address()) : old.name();
    }

    private static List<String> groupsOf(RosterItem item) {
        return item.groups().isEmpty() ? List.of(NO_GROUP) : item.groups();
    }

    private static List<String> with(String group, List<String> groups) {
        return Stream.concat(groups.stream(), Stream.of(group)).distinct().toList();
    }

    private static List<String> without(String group, List<String> groups) {
        return groups.stream().filter(one -> !one.equals(group)).toList();
    }

    private RosterStore rosters() {
        return database.rosters();
    }
}
