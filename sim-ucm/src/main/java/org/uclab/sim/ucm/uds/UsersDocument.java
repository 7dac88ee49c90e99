package org.uclab.sim.ucm.uds;

import static org.uclab.sim.ucm.database.DirectoryField.DEPARTMENT;
import static org.uclab.sim.ucm.database.DirectoryField.DIRECTORY_URI;
import static org.uclab.sim.ucm.database.DirectoryField.DISPLAY_NAME;
import static org.uclab.sim.ucm.database.DirectoryField.HOME_NUMBER;
import static org.uclab.sim.ucm.database.DirectoryField.MANAGER;
import static org.uclab.sim.ucm.database.DirectoryField.MIDDLE_NAME;
import static org.uclab.sim.ucm.database.DirectoryField.MOBILE_NUMBER;
import static org.uclab.sim.ucm.database.DirectoryField.MS_URI;
import static org.uclab.sim.ucm.database.DirectoryField.NICK_NAME;
import static org.uclab.sim.ucm.database.DirectoryField.PAGER;
import static org.uclab.sim.ucm.database.DirectoryField.TITLE;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.database.EndUser;

/** {@code users}: a page of the directory, by user id. */
final class UsersDocument {

    private record Page(long total, int requested, int start, List<EndUser> users) {}

    private UsersDocument() {}

    static Reply answer(UdsCall call) {
        UcmSettings settings = call.cluster().config().settings();
        Filters filters = new Filters(call.question().query());
        OptionalInt start = filters.number("start", 0);
        OptionalInt max = filters.number("max", settings.search().max());
        Optional<BitSet> wanted = UserSearch.of(filters, call.cluster());
        if (start.isEmpty() || max.isEmpty() || wanted.isEmpty()) {
            return Reply.problem(415, "a parameter is empty, repeated or not usable");
        }
        // ASSUMED(API userPolicy): with "Enable All User Search" off a query without a filter lacks a parameter.
        if (!settings.search().everybody() && !UserSearch.any(filters)) {
            return Reply.problem(415, "a filter is wanted");
        }
        // ASSUMED(API): a page larger than the limit is cut to it rather than refused.
        List<EndUser> shown = wanted.get().stream()
                .skip(start.getAsInt())
                .limit(Math.min(max.getAsInt(), settings.search().max()))
                .mapToObj(call.cluster().directory()::user)
                .toList();
        Page page = new Page(wanted.get().cardinality(), max.getAsInt(), start.getAsInt(), shown);
        return Reply.document(call.cluster().release().atLeast(10, 0) ? later(call, page) : captured(call, page));
    }

    private static XmlText captured(UdsCall call, Page page) {
        XmlText text = Reply.begin()
                .open(
                        "users",
                        "totalCount",
                        Long.toString(page.total()),
                        "returnedCount",
                        Integer.toString(page.users().size()),
                        "requestedCount",
                        Integer.toString(page.requested()),
                        "start",
                        Integer.toString(page.start()),
                        "version",
                        call.version(),
                        "uri",
                        call.uri("/users"));
        page.users().forEach(user -> captured(call, text, user));
        return text;
    }

    private static void captured(UdsCall call, XmlText text, EndUser user) {
        text.open("user", "uri", call.uri(user))
                .element("userName", user.id())
                .element("firstName", user.firstName())
                .element("lastName", user.lastName())
                .element("middleName", user.directory(MIDDLE_NAME))
                .element("nickName", user.directory(NICK_NAME))
                .element("phoneNumber", user.line())
                .element("homeNumber", user.directory(HOME_NUMBER))
                .element("mobileNumber", user.directory(MOBILE_NUMBER))
                .element("mobileConnect", false)
                .empty("userLocale", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", "xsi:nil", "true")
                .element("email", user.email())
                .element("msUri", user.directory(MS_URI))
                .element("department", user.directory(DEPARTMENT))
                .element("manager", user.directory(MANAGER))
                .element("title", user.directory(TITLE))
                .element("pager", user.directory(PAGER))
                .element("useLdapAuth", call.cluster().config().settings().ldapAuth())
                .element("directoryUri", user.directory(DIRECTORY_URI))
                .close();
    }

    private static XmlText later(UdsCall call, Page page) {
        XmlText text = Reply.begin()
                .open(
                        "users",
                        "uri",
                        call.uri("/users"),
                        "version",
                        call.version(),
                        "start",
                        Integer.toString(page.start()),
                        "requestedCount",
                        Integer.toString(page.requested()),
                        "returnedCount",
                        Integer.toString(page.users().size()),
                        "totalCount",
                        Long.toString(page.total()));
        page.users().forEach(user -> later(call, text, user));
        return text;
    }

    private static void later(UdsCall call, XmlText text, EndUser user) {
        text.open("user", "uri", call.uri(user))
                .element("id", call.cluster().key("user", user.id()))
                .element("userName", user.id())
                .element("firstName", user.firstName())
                .element("lastName", user.lastName())
                .element("middleName", user.directory(MIDDLE_NAME))
                .element("nickName", user.directory(NICK_NAME))
                .element("displayName", user.directory(DISPLAY_NAME))
                .element("phoneNumber", user.line())
                .element("homeNumber", user.directory(HOME_NUMBER))
                .element("mobileNumber", user.directory(MOBILE_NUMBER))
                .element("email", user.email())
                .element("directoryUri", user.directory(DIRECTORY_URI))
                .element("msUri", user.directory(MS_URI))
                .element("department", user.directory(DEPARTMENT))
                .element("manager", user.directory(MANAGER))
                .element("title", user.directory(TITLE))
                .element("pager", user.directory(PAGER))
                .close();
    }
}
