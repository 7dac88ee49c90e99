package org.uclab.sim.imp.web;

import io.vertx.core.Future;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.uclab.lab.clock.LabTimer;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.imp.cluster.Additions;
import org.uclab.sim.imp.soap.Subcluster;

/**
 * The Presence Web Service of a node by REST, below {@code /presence-service} on 8083 and 8082. An application user logs in with a
 * password, logs end users in without theirs, names endpoints, and reads, watches and sets presence for them.
 *
 * <p>ASSUMED(field 44): paths, headers and what is sent are those of public samples; statuses of what succeeds, what is
 * answered to a look, and all bounds are the lab's own. Of the node's thread.
 */
public final class PresenceWebService implements HttpResponder {

    /** Resource of presence that stands for all clients of a user. */
    public static final String OVERRIDING = "presence-service";

    /** Resource of presence that is one more client's. */
    public static final String BESIDE = "presence-client";

    /** Field 44: the shortest and the longest time that something may be asked for. */
    static final Duration EXPIRY_MIN = Duration.ofHours(1);

    static final Duration EXPIRY_MAX = Duration.ofHours(24);

    static final String ROOT = "/presence-service/";
    private static final String KEY = "Presence-Session-Key";
    private static final String EXPIRY = "Presence-Expiry";

    /** What the service has of its node. */
    public interface Home {

        /** Full host name of the node. */
        String name();

        /** Presence of the contact's clients, as far as that user may see them. */
        List<Element> seen(Jid user, Jid contact);

        /** Shows the user as a client of that resource, or no longer. */
        void show(Jid user, String resource, Optional<Element> presence);

        /** A random name. */
        String token();

        /** Runs the task after that lab time. */
        LabTimer after(Duration delay, Runnable task);

        /** Lab time. */
        Instant now();

        /** Gets a URL, whatever comes of it. */
        void get(URI url);
    }

    private final Home home;
    private final Subcluster subcluster;
    private final Sessions sessions;
    private final Watches watches;
    private final Map<Jid, LabTimer> set = new HashMap<>();

    public PresenceWebService(Home home, Subcluster subcluster, Additions.Web terms) {
        this.home = home;
        this.subcluster = subcluster;
        this.sessions = new Sessions(terms.sessionLimit(), terms.sessionsMax(), home::token);
        this.watches = new Watches(home);
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        ended(sessions.expired(now));
        return Future.succeededFuture(answered(question, now));
    }

    private HttpAnswer answered(HttpQuestion question, Instant now) {
        if (!question.path().startsWith(ROOT)) {
            return HttpAnswer.empty(404);
        }
        if (question.headers().get("Transfer-Encoding").isPresent()) {
            return Refusal.CHUNKED.answer();
        }
        String[] path = question.path().substring(ROOT.length()).split("/", -1);
        for (int i = 0; i < path.length; i++) {
            path[i] = URLDecoder.decode(path[i].replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        return routed(path, question, now);
    }

    private HttpAnswer routed(String[] path, HttpQuestion question, Instant now) {
        String asked = question.method() + " " + shape(path);
        return switch (asked) {
            case "POST users/*/sessions" -> login(path[1], question, false, now);
            case "PUT users/*/session" -> login(path[1], question, true, now);
            case "DELETE users/*/session" -> logout(path[1], question, now);
            case "POST endpoints" ->
                asApplication(
                        question,
                        now,
                        key -> expiring(
                                question, expiry -> watches.addEndpoint(key, question.body(), now.plus(expiry), now)));
            case "DELETE endpoints/*" -> asApplication(question, now, key -> watches.removeEndpoint(key, path[1], now));
            case "POST users/*/subscriptions" ->
                asUser(
                        path[1],
                        question,
                        now,
                        (user, key) -> expiring(
                                question,
                                expiry -> watches.subscribe(user, key, question.body(), now.plus(expiry), now)));
            case "DELETE users/*/subscriptions/*" ->
                asUser(path[1], question, now, (user, key) -> watches.unsubscribe(user, path[3]));
            case "GET users/*/presence/basic/subscriptions/*" ->
                asUser(path[1], question, now, (user, key) -> watches.look(user, path[5], now));
            case "GET users/*/presence/basic/contacts/*" ->
                asUser(path[1], question, now, (user, key) -> contact(user, path[5], false));
            case "GET users/*/presence/rich/contacts/*" ->
                asUser(path[1], question, now, (user, key) -> contact(user, path[5], true));
            case "PUT users/*/presence/basic" ->
                asUser(
                        path[1],
                        question,
                        now,
                        (user, key) -> expiring(question, expiry -> set(user, question, expiry)));
            default -> Refusal.RESOURCE.answer();
        };
    }

    /** The path with its names left out: each second part of it below what has names. */
    private static String shape(String[] path) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < path.length; i++) {
            boolean named = i > 0
                    && List.of("users", "endpoints", "subscriptions", "contacts")
                            .contains(path[i - 1]);
            parts.add(named ? "*" : path[i]);
        }
        return String.join("/", parts);
    }

    private HttpAnswer login(String id, HttpQuestion question, boolean force, Instant now) {
        Optional<String> key = question.headers().get(KEY);
        return key.isPresent() ? loginUser(id, key.get(), force, now) : loginApplication(id, question, force, now);
    }

    private HttpAnswer loginApplication(String id, HttpQuestion question, boolean force, Instant now) {
        Optional<String> password =
                Documents.read(question.body(), "session").flatMap(session -> Documents.text(session, "password"));
        if (password.isEmpty()) {
            return Refusal.REQUEST.answer();
        }
        return subcluster
                .application(id, password.get())
                .map(known -> opened(Sessions.Holder.application(known), force, now))
                .orElseGet(Refusal.CREDENTIALS::answer);
    }

    private HttpAnswer loginUser(String id, String key, boolean force, Instant now) {
        Optional<Sessions.Session> application = sessions.use(key, now);
        if (application.isEmpty()) {
            return Refusal.SESSION.answer();
        }
        Sessions.Holder holder = application.get().holder();
        if (holder.user().isPresent()) {
            return Refusal.APPLICATION.answer();
        }
        Optional<Jid> user = subcluster.user(id);
        if (user.isEmpty()) {
            return Refusal.USER.answer();
        }
        List<String> nodes = subcluster.nodesOf(user.get());
        // C-DEV: whoever belongs to another node is sent there.
        return nodes.get(0).equals(home.name())
                ? opened(holder.opens(user.get(), key), force, now)
                : Documents.answer(307, Documents.redirect(nodes))
                        .with("Location", "https://" + nodes.get(0) + ":8083" + ROOT + "users/" + id + "/session");
    }

    private HttpAnswer opened(Sessions.Holder holder, boolean force, Instant now) {
        Sessions.Opened opened = sessions.open(holder, force, now);
        ended(opened.ended());
        return Documents.answer(200, Documents.session(opened.session().key()));
    }

    private HttpAnswer logout(String id, HttpQuestion question, Instant now) {
        Optional<Sessions.Session> session = question.headers().get(KEY).flatMap(key -> sessions.use(key, now));
        if (session.isEmpty()) {
            return Refusal.SESSION.answer();
        }
        Sessions.Holder holder = session.get().holder();
        boolean own = holder.user().isPresent()
                ? subcluster.user(id).equals(holder.user())
                : id.equalsIgnoreCase(holder.application());
        if (!own) {
            return Refusal.END_USER.answer();
        }
        ended(sessions.end(session.get().key()));
        return HttpAnswer.empty(200);
    }

    /** What belongs to sessions that are over goes with them; what was set stays its time. */
    private void ended(List<Sessions.Session> over) {
        over.forEach(watches::ended);
    }

    /** What only an end user's own session may. */
    private HttpAnswer asUser(String id, HttpQuestion question, Instant now, BiFunction<Jid, String, HttpAnswer> does) {
        Optional<Sessions.Session> session = question.headers().get(KEY).flatMap(key -> sessions.use(key, now));
        if (session.isEmpty()) {
            return Refusal.SESSION.answer();
        }
        Optional<Jid> user = subcluster.user(id);
        return user.isPresent() && session.get().holder().user().equals(user)
                ? does.apply(user.get(), session.get().key())
                : Refusal.END_USER.answer();
    }

    /** What only an application user's session may. */
    private HttpAnswer asApplication(HttpQuestion question, Instant now, Function<String, HttpAnswer> does) {
        return question.headers()
                .get(KEY)
                .flatMap(key -> sessions.use(key, now))
                .filter(session -> session.holder().user().isEmpty())
                .map(session -> does.apply(session.key()))
                .orElseGet(Refusal.APPLICATION::answer);
    }

    private HttpAnswer contact(Jid user, String address, boolean rich) {
        Optional<Jid> contact = Jid.parse(address).filter(Jid::hasLocal).map(Jid::bare);
        return contact.map(whose -> Documents.answer(
                        200,
                        rich
                                ? Documents.rich(whose, home.seen(user, whose))
                                : Documents.basic(whose, watches.availability(user, whose))))
                .orElseGet(Refusal.REQUEST::answer);
    }

    /** What is set stands until it expires, or another state is set. */
    private HttpAnswer set(Jid user, HttpQuestion question, Duration expiry) {
        Optional<Availability> wanted = Documents.read(question.body(), "presence")
                .flatMap(presence -> Availability.named(presence.text().strip()));
        if (wanted.isEmpty()) {
            return Refusal.REQUEST.answer();
        }
        boolean overrides =
                question.headers().get("Presence-Override").orElse("false").equalsIgnoreCase("true");
        unset(user);
        String resource = overrides ? OVERRIDING : BESIDE;
        boolean shown = overrides || wanted.get() != Availability.UNAVAILABLE;
        home.show(
                user,
                resource,
                shown ? Optional.of(wanted.get().presence(user.full(resource).orElseThrow())) : Optional.empty());
        set.put(user, home.after(expiry, () -> unset(user)));
        return HttpAnswer.empty(200);
    }

    private void unset(Jid user) {
        Optional.ofNullable(set.remove(user)).ifPresent(LabTimer::cancel);
        home.show(user, OVERRIDING, Optional.empty());
        home.show(user, BESIDE, Optional.empty());
    }

    /** The presence of a user may be another one now; whoever watches is told. */
    public void changed(Jid contact) {
        watches.changed(contact.bare());
    }

    /** What is kept for as long as the header says; without it for the shortest time. */
    private static HttpAnswer expiring(HttpQuestion question, Function<Duration, HttpAnswer> does) {
        String text = question.headers().get(EXPIRY).orElse(String.valueOf(EXPIRY_MIN.toSeconds()));
        return Optional.of(text.strip())
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(digits -> Duration.ofSeconds(Long.parseLong(digits)))
                .filter(time -> time.compareTo(EXPIRY_MIN) >= 0 && time.compareTo(EXPIRY_MAX) <= 0)
                .map(does)
                .orElseGet(Refusal.EXPIRY::answer);
    }
}
