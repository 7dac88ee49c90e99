package org.uclab.sim.imp.soap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.seed.Draws;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * The operations. ASSUMED(reference imp-cms §1.2): names of requests, and of answers as far as public code reads them,
 * are public; the servers and the interface versions in the answer to a log-in, the sections {@code cluster-info} and
 * {@code service-profile}, and the names of the operations on groups and of {@code modify-contact} are the lab's own.
 */
final class Operations {

    /** Longest name of a client application kept, in characters. */
    private static final int CLIENT_TYPE_MAX = 64;

    private final Subcluster subcluster;
    private final ContactLists contacts;
    private final LoginDatastore datastore;
    private final List<String> versions;
    private final Draws draws;
    private final ConfigSections sections;

    /**
     * @param versions interface versions offered, oldest first
     * @param draws    of the node's keys and one-time passwords
     */
    Operations(
            Subcluster subcluster,
            ContactLists contacts,
            LoginDatastore datastore,
            List<String> versions,
            Draws draws) {
        this.subcluster = subcluster;
        this.contacts = contacts;
        this.datastore = datastore;
        this.versions = versions;
        this.draws = draws;
        this.sections = new ConfigSections(subcluster, contacts);
    }

    /** The answer; empty when there is no such operation. */
    Optional<Element> answer(Received.Call call, Instant now) {
        Element operation = call.operation();
        return switch (operation.name()) {
            case "login" -> Optional.of(login(operation, now));
            case "logout" ->
                Optional.of(datastore
                        .session(call.sessionKey(), now)
                        .map(this::logout)
                        .orElseGet(() -> Refusal.SESSION.answer(operation.name())));
            case "get-all-config" -> Optional.of(asUser(call, now, user -> sections.answer(operation, user)));
            case "set-user-config" -> Optional.of(asUser(call, now, user -> userConfig(operation, user)));
            case "get-onetime-password" -> Optional.of(asUser(call, now, user -> oneTimePassword(user, now)));
            case "add-contact" -> Optional.of(asUser(call, now, user -> grouped(operation, user, contacts::add)));
            case "modify-contact" -> Optional.of(asUser(call, now, user -> grouped(operation, user, contacts::modify)));
            case "delete-contact" -> Optional.of(asUser(call, now, user -> grouped(operation, user, contacts::remove)));
            case "add-group" -> Optional.of(asUser(call, now, user -> named(operation, user, contacts::addGroups)));
            case "modify-group" -> Optional.of(asUser(call, now, user -> renamed(operation, user)));
            case "delete-group" ->
                Optional.of(asUser(call, now, user -> named(operation, user, contacts::removeGroups)));
            default -> Optional.empty();
        };
    }

    /** What needs the session of an end user, whoever opened it. */
    private Element asUser(Received.Call call, Instant now, Function<Jid, Element> answer) {
        String name = call.operation().name();
        Optional<LoginDatastore.Session> session = datastore.session(call.sessionKey(), now);
        if (session.isEmpty()) {
            return Refusal.SESSION.answer(name);
        }
        return session.get().holder().user().map(answer).orElseGet(() -> Refusal.USER.answer(name));
    }

    /** Of what a user can set, only the calendar is played. */
    private Element userConfig(Element operation, Jid user) {
        Optional<String> value = operation.children().stream()
                .filter(property -> property.name().equals("property")
                        && property.attribute("name", "").equals(ConfigSections.INCLUDE_CALENDAR))
                .map(property -> property.text().strip())
                .findFirst();
        if (value.filter(text -> text.equals("true") || text.equals("false")).isEmpty()) {
            return Refusal.REQUEST.answer(operation.name());
        }
        subcluster.includeCalendar(user, Boolean.parseBoolean(value.get()));
        return success(operation.name(), List.of());
    }

    private Element logout(LoginDatastore.Session session) {
        datastore.logout(session.key());
        return success("logout", List.of());
    }

    private Element oneTimePassword(Jid user, Instant now) {
        return success(
                "get-onetime-password",
                List.of(Soap.epas("password")
                        .text(datastore.oneTimePassword(user, draws, now))
                        .done()));
    }

    /** A change of a contact list. */
    private interface Change<T> {
        Optional<ContactLists.Objection> of(Jid user, T what);
    }

    private Element grouped(Element operation, Jid user, Change<List<ContactLists.Group>> change) {
        return Persons.groups(operation, subcluster.domain())
                .map(groups -> outcome(operation, change.of(user, groups)))
                .orElseGet(() -> Refusal.REQUEST.answer(operation.name()));
    }

    private Element named(Element operation, Jid user, Change<List<String>> change) {
        return Persons.groups(operation, subcluster.domain())
                .map(groups -> groups.stream().map(ContactLists.Group::name).toList())
                .map(names -> outcome(operation, change.of(user, names)))
                .orElseGet(() -> Refusal.REQUEST.answer(operation.name()));
    }

    private Element renamed(Element operation, Jid user) {
        return operation
                .child(Soap.EPAS, "group")
                .map(group -> outcome(
                        operation,
                        contacts.renameGroup(
                                user,
                                group.attribute("name", "").strip(),
                                group.attribute("new-name", "").strip())))
                .orElseGet(() -> Refusal.REQUEST.answer(operation.name()));
    }

    private static Element outcome(Element operation, Optional<ContactLists.Objection> objection) {
        return objection
                .map(why -> Refusal.of(why).answer(operation.name()))
                .orElseGet(() -> success(operation.name(), List.of()));
    }

    /**
     * A user with a password, an application user with one, or a user for whom an application user answers: its session
     * key stands where the password would (field 49).
     */
    private Element login(Element request, Instant now) {
        String id = text(request, "username").strip();
        Optional<String> opener =
                request.child(Soap.EPAS, "app-session-id").map(key -> key.text().strip());
        if (opener.isPresent()) {
            boolean known = datastore
                    .session(opener.get(), now)
                    .filter(session -> session.holder().user().isEmpty())
                    .isPresent();
            if (!known) {
                return Refusal.APPLICATION.answer("login");
            }
        }
        Optional<LoginDatastore.Holder> holder = opener.isPresent()
                ? subcluster.user(id).map(LoginDatastore.Holder::user)
                : holder(id, text(request, "password"));
        return holder.map(whose -> opened(request, whose, opener.orElse(""), now))
                .orElseGet(() -> Refusal.CREDENTIALS.answer("login"));
    }

    private Optional<LoginDatastore.Holder> holder(String id, String password) {
        return subcluster
                .user(id, password)
                .map(LoginDatastore.Holder::user)
                .or(() -> subcluster.application(id, password).map(LoginDatastore.Holder::application));
    }

    private Element opened(Element request, LoginDatastore.Holder holder, String opener, Instant now) {
        String client = request.attribute("client-type", "");
        String force = request.attribute("force", "false").strip();
        LoginDatastore.Session session = datastore.login(
                holder,
                new LoginDatastore.Opening(
                        client.substring(0, Math.min(client.length(), CLIENT_TYPE_MAX)),
                        opener,
                        force.equals("true") || force.equals("1")),
                draws,
                now);
        Element.Builder success = Soap.epas("success")
                .child(Soap.epas("session-key").text(session.key()).done())
                .children(holder.user().map(sections::servers).orElse(List.of()));
        versions.forEach(version ->
                success.child(Soap.epas("interface-version").text(version).done()));
        return Soap.epas("login-resp").child(success.done()).done();
    }

    private static String text(Element request, String name) {
        return request.child(name).map(Element::text).orElse("");
    }

    private static Element success(String operation, List<Element> content) {
        return Soap.epas(operation + "-resp")
                .child(Soap.epas("success").children(content).done())
                .done();
    }
}
