package org.uclab.sim.imp.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * Groups and contacts as calls write them: {@code <group name="…"><persona-id domain="…">user</persona-id></group>}
 * (field 49). COMPAT(a public C# client): the domain may stand in the text instead. ASSUMED(no public source): what the
 * user calls the contact stands in {@code nickname}.
 */
final class Persons {

    private static final String NAME = "name";

    private Persons() {}

    /** The groups in a call; empty when there is none, or somebody in them has no address. */
    static Optional<List<ContactLists.Group>> groups(Element call, String domain) {
        List<ContactLists.Group> groups = new ArrayList<>();
        for (Element group : call.children(Soap.EPAS, "group")) {
            List<ContactLists.Contact> contacts = new ArrayList<>();
            for (Element person : group.children(Soap.EPAS, "persona-id")) {
                Optional<Jid> address = address(person, domain);
                if (address.isEmpty()) {
                    return Optional.empty();
                }
                contacts.add(new ContactLists.Contact(
                        address.get(), person.attribute("nickname", "").strip()));
            }
            groups.add(new ContactLists.Group(group.attribute(NAME, "").strip(), contacts));
        }
        return groups.isEmpty() ? Optional.empty() : Optional.of(groups);
    }

    private static Optional<Jid> address(Element person, String domain) {
        String id = person.text().strip();
        Optional<Jid> address = id.contains("@")
                ? Jid.parse(id)
                : Jid.of(id, person.attribute("domain").map(String::strip).orElse(domain), "");
        return address.filter(Jid::hasLocal).filter(jid -> !jid.isFull());
    }

    static Element written(ContactLists.Group group) {
        Element.Builder written = Soap.epas("group").attribute(NAME, group.name());
        for (ContactLists.Contact contact : group.contacts()) {
            Element.Builder person = Soap.epas("persona-id")
                    .attribute("domain", contact.address().domain());
            if (!contact.name().isEmpty()) {
                person.attribute("nickname", contact.name());
            }
            written.child(person.text(contact.address().local()).done());
        }
        return written.done();
    }
}
