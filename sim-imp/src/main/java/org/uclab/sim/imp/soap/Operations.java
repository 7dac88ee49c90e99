package org.uclab.sim.imp.soap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.seed.Draws;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * The operations. ASSUMED(reference imp-cms §1.2): names of requests, and of answers as far as public code reads them,
 * are public; what a refusal looks like, the servers and the interface versions in the answer to a log-in, and the
 * sections {@code cluster-info} and {@code service-profile} are the lab's own.
 */
final class Operations {

    /** Longest name of a client application kept, in characters. */
    private static final int CLIENT_TYPE_MAX = 64;

    private final Subcluster subcluster;
    private final LoginDatastore datastore;
    private final List<String> versions;
    private final Draws draws;
    private final ConfigSections sections;

    /** Why a call is refused; code and text are the lab's own. */
    private enum Refusal {
        CREDENTIALS(1, "Invalid user name or password"),
        SESSION(2, "Invalid request: no such session, or it is over"),
        APPLICATION(3, "Invalid request: no such application session");

        private final int code;
        private final String text;

        Refusal(int code, String text) {
            this.code = code;
            this.text = text;
        }

        Element answer(String operation) {
            return Soap.epas(operation + "-resp")
                    .child(Soap.epas("failure")
                            .attribute("code", Integer.toString(code))
                            .attribute("text", text)
                            .done())
                    .done();
        }
    }

    /**
     * @param versions interface versions offered, oldest first
     * @param draws    of the node's keys and one-time passwords
     */
    Operations(Subcluster subcluster, LoginDatastore datastore, List<String> versions, Draws draws) {
        this.subcluster = subcluster;
        this.datastore = datastore;
        this.versions = versions;
        this.draws = draws;
        this.sections = new ConfigSections(subcluster);
    }

    /** The answer; empty when there is no such operation. */
    Optional<Element> answer(Received.Call call, Instant now) {
        String name = call.operation().name();
        return switch (name) {
            case "login" -> Optional.of(login(call.operation(), now));
            case "logout", "get-all-config", "get-onetime-password" ->
                Optional.of(datastore
                        .session(call.sessionKey(), now)
                        .map(session -> answer(call.operation(), session, now))
                        .orElseGet(() -> Refusal.SESSION.answer(name)));
            default -> Optional.empty();
        };
    }

    private Element answer(Element operation, LoginDatastore.Session session, Instant now) {
        return switch (operation.name()) {
            case "logout" -> {
                datastore.logout(session.key());
                yield success("logout", List.of());
            }
            case "get-onetime-password" ->
                success(
                        operation.name(),
                        List.of(Soap.epas("password")
                                .text(datastore.oneTimePassword(session.user(), draws, now))
                                .done()));
            default -> sections.answer(operation, session.user());
        };
    }

    private Element login(Element request, Instant now) {
        if (request.attribute("app-session-id").isPresent()) {
            return Refusal.APPLICATION.answer("login");
        }
        Optional<Jid> user = subcluster.user(text(request, "username").strip(), text(request, "password"));
        if (user.isEmpty()) {
            return Refusal.CREDENTIALS.answer("login");
        }
        String client = request.attribute("client-type", "");
        LoginDatastore.Session session = datastore.login(
                user.get(),
                client.substring(0, Math.min(client.length(), CLIENT_TYPE_MAX)),
                request.attribute("force", "false").equals("true"),
                draws,
                now);
        Element.Builder success = Soap.epas("success")
                .child(Soap.epas("session-key").text(session.key()).done())
                .children(sections.servers(user.get()));
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
