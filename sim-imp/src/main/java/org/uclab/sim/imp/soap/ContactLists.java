package org.uclab.sim.imp.soap;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;

/**
 * The contact lists of the users, which the service reads and changes. What cannot be done is not begun: an objection
 * means that nothing has changed. On the node's thread only.
 */
public interface ContactLists {

    /** A group and who is in it, in the order of adding. */
    record Group(String name, List<Contact> contacts) {

        public Group {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * Somebody on a list.
     *
     * @param address bare address
     * @param name    as the user calls the contact; empty for none
     */
    record Contact(Jid address, String name) {}

    /** Why nothing was changed. */
    enum Objection {
        /** There is no room for so many. */
        FULL,
        /** A name is too long, or a group has none. */
        NAME,
        /** There is no such group. */
        NO_GROUP,
        /** A contact is not there, or not in that group. */
        NO_CONTACT
    }

    /** The user's groups, those without a contact last. */
    List<Group> groups(Jid user);

    /** Puts contacts into groups, which come into being with them. */
    Optional<Objection> add(Jid user, List<Group> groups);

    /** Moves contacts to those groups and out of all others, and calls them by other names where there are any. */
    Optional<Objection> modify(Jid user, List<Group> groups);

    /** Takes contacts out of groups; whoever is in none then is off the list. */
    Optional<Objection> remove(Jid user, List<Group> groups);

    /** Makes groups that may stay empty; one that is there already stays. */
    Optional<Objection> addGroups(Jid user, List<String> names);

    /** Gives a group another name; with that of another group the two become one. */
    Optional<Objection> renameGroup(Jid user, String name, String other);

    /** Takes groups away, and whoever is in no other off the list. */
    Optional<Objection> removeGroups(Jid user, List<String> names);
}
