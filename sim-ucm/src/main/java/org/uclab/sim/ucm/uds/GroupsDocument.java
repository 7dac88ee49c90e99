package org.uclab.sim.ucm.uds;

import java.util.List;
import java.util.Locale;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.UserGroup;

/**
 * {@code groups}, from 11.0: groups of the directory whose name begins so. ASSUMED(UDS API): whether it wants credentials
 * is not said, so it wants none; letters compare without case, as they do for people.
 */
final class GroupsDocument {

    private GroupsDocument() {}

    static Reply answer(UdsCall call) {
        Filters filters = new Filters(call.question().query());
        if (!filters.sound(List.of("name")) || filters.value("name").isEmpty()) {
            return Reply.problem(415, "name is wanted, once and not empty");
        }
        String begin = filters.value("name").orElseThrow().toLowerCase(Locale.ROOT);
        List<UserGroup> groups = call.cluster().config().settings().uds().groups().stream()
                .filter(group -> group.name().toLowerCase(Locale.ROOT).startsWith(begin))
                .toList();
        XmlText text = Reply.begin()
                .open(
                        "groups",
                        "uri",
                        call.uri("/groups"),
                        "version",
                        call.version(),
                        "returnedCount",
                        Integer.toString(groups.size()));
        for (UserGroup group : groups) {
            text.open("group")
                    .element("groupName", group.name())
                    .element("distinguishedName", group.distinguishedName())
                    .element("groupType", "Active LDAP Synchronized Group")
                    .close();
        }
        return Reply.document(text);
    }
}
