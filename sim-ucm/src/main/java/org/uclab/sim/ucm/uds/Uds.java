package org.uclab.sim.ucm.uds;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.HttpFields.Field;
import org.uclab.lab.wire.Shared;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.UcmFault;
import org.uclab.sim.ucm.fault.WrongDocuments;

/**
 * UDS of one node, from one power-up to the next. In this order a request may fail: 400 for a {@code Host} that is
 * none, 404 for a resource that is none, 401, 503, 405, and what the resource itself has to say. Safe for any thread.
 */
public final class Uds implements HttpResponder {

    /** Longest {@code Host} taken, in characters: a DNS name and a port. */
    static final int HOST_MAX_CHARS = 261;

    /** The resource that costs a client a second seat. */
    private static final String SEARCHED = "users";

    /** The resource that other clusters may be asked for. */
    private static final String LOOKED_UP = "clusterUser";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private final UcmDatabase database;
    private final UdsNode node;
    private final Doorman doorman;
    private final SelfCare selfCare;
    private final Seats seats;
    private final Written written = new Written();
    private final DateField dates = new DateField();
    private final Shared<Field> shared = new Shared<>();
    private final Remembered<Optional<Resources.Found>> resources = new Remembered<>(Resources::find);
    private final Remembered<Boolean> hosts = new Remembered<>(Uds::host);

    private final ClusterLookup others;
    private final WrongDocuments wrong;

    /**
     * @param keys draws of the node's session keys
     */
    public Uds(UcmDatabase database, UdsNode node, ClusterLookup others, WrongDocuments wrong, Draws keys) {
        this(database, node, others, wrong, new SessionKeys.Drawn(keys));
    }

    Uds(UcmDatabase database, UdsNode node, ClusterLookup others, WrongDocuments wrong, SessionKeys keys) {
        this.database = database;
        this.wrong = wrong;
        this.others = others;
        this.node = node;
        UcmSettings settings = database.state().config().settings();
        this.doorman = new Doorman(new Sessions(settings, keys), database.logins());
        this.selfCare = new SelfCare(doorman);
        this.seats = new Seats(settings);
    }

    /** What is on the port of contact search with credentials. */
    public HttpResponder contactSearch() {
        return new ContactSearch(this);
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        ClusterState cluster = database.state();
        Optional<Cors> page = Cors.of(question, cluster);
        if (page.isEmpty()) {
            return answer(question, cluster, now);
        }
        return page.get()
                .preflight(question)
                .map(Future::succeededFuture)
                .orElseGet(() -> answer(question, cluster, now).map(page.get()::marked));
    }

    private Future<HttpAnswer> answer(HttpQuestion question, ClusterState cluster, Instant now) {
        Headers headers = new Headers(cluster.release(), dates.at(now), shared);
        Optional<String> authority = authority(question);
        if (authority.isEmpty()) {
            return Future.succeededFuture(headers.open(Reply.problem(400, "Host is missing a name")));
        }
        if (SelfCare.owns(question.path())) {
            return Future.succeededFuture(selfCare.answer(question, cluster, now));
        }
        UdsCall call = new UdsCall(question, "https://" + authority.get(), node, database, cluster);
        Optional<Resources.Found> found = resources.of(question.path());
        // ASSUMED(S4): a release that is no contact source has no such resource; what it answers is not public.
        if (found.isEmpty() || (found.get().is(SEARCHED) && !cluster.contactSource())) {
            return Future.succeededFuture(headers.open(Reply.absent("resource")));
        }
        if (found.get().is(LOOKED_UP)) {
            return homeLookedUp(found.get(), call, now).map(headers::open);
        }
        return Future.succeededFuture(
                found.get().guarded(cluster)
                        ? guarded(found.get(), call, headers, now)
                        : open(found.get(), call, headers, now));
    }

    @Override
    public boolean manyAtOnce() {
        return true;
    }

    /** The home of a user, or what faults say of it. */
    private Future<Reply> homeLookedUp(Resources.Found found, UdsCall call, Instant now) {
        Optional<ClusterLookup.Wanted> wanted = ClusterUserDocument.wanted(call);
        if (wanted.isEmpty()) {
            return lookedUp(found, call);
        }
        return wrong.biting(
                        () -> LOOKED_UP,
                        "user",
                        wanted.get().value(),
                        now,
                        call.question().peer())
                .through(
                        () -> lookedUp(found, call),
                        () -> Future.succeededFuture(Reply.absent("resource")),
                        (fault, reply) -> reply.map(right -> fault instanceof UcmFault.Home home
                                ? form(call, ClusterUserDocument.elsewhere(call, wanted.get(), home.host()))
                                : right));
    }

    /** The home of a user: here, else where another cluster says; a question of another cluster is answered from here. */
    private Future<Reply> lookedUp(Resources.Found found, UdsCall call) {
        boolean read = call.question().method().equals("GET")
                || call.question().method().equals("HEAD");
        boolean ofACluster =
                call.question().headers().get(ClusterLookup.ASKED_BY).isPresent();
        Optional<ClusterLookup.Wanted> wanted =
                read && !ofACluster ? ClusterUserDocument.elsewhere(call) : Optional.empty();
        if (wanted.isEmpty()) {
            return Future.succeededFuture(asked(found, call));
        }
        return others.find(wanted.get())
                .map(home -> home.map(elsewhere -> form(call, ClusterUserDocument.elsewhere(call, elsewhere)))
                        .orElseGet(() -> asked(found, call)))
                .recover(cause -> cause instanceof ClusterLookup.TooManyException
                        ? Future.succeededFuture(form(call, busy(call)))
                        : Future.failedFuture(cause));
    }

    private HttpAnswer open(Resources.Found found, UdsCall call, Headers headers, Instant now) {
        if (found.is(SEARCHED)) {
            String client = doorman.known(call.question(), now)
                    .orElseGet(() -> call.question().peerAddress());
            if (!seats.take(client, 2, now)) {
                return headers.open(busy(call));
            }
        }
        return headers.open(asked(found, call));
    }

    private HttpAnswer guarded(Resources.Found found, UdsCall call, Headers headers, Instant now) {
        Doorman.Verdict verdict = doorman.judge(call.question(), call.cluster(), found.userId(), now);
        return switch (verdict.kind()) {
            case ADMITTED -> {
                boolean seated = seats.take(verdict.caller(), found.is(SEARCHED) ? 2 : 1, now);
                yield headers.admitted(seated ? asked(found, call) : busy(call), verdict.opened());
            }
            case UNKNOWN_USER -> headers.admitted(Reply.absent("user"), verdict.opened());
            case FORBIDDEN -> headers.open(Reply.problem(403, "the user lacks the role of an end user"));
            case REFUSED -> headers.challenge();
        };
    }

    private Reply asked(Resources.Found found, UdsCall call) {
        if (!found.steady() || !call.question().method().equals("GET")) {
            return form(call, found.answer(call));
        }
        Written.Asked asked = new Written.Asked(call.origin(), call.question().target(), json(call.question()));
        return written.answer(call.cluster(), asked, () -> form(call, found.answer(call)));
    }

    /** The reply in the form the client wants. */
    private static Reply form(UdsCall call, Reply reply) {
        return json(call.question()) ? reply.json() : reply;
    }

    private static Reply busy(UdsCall call) {
        return Reply.busy(call.cluster().config().settings().uds().retryAfter());
    }

    /** ASSUMED(CC): who names JSON and no XML gets JSON; the documentation says that there is XML only. */
    private static boolean json(HttpQuestion question) {
        boolean xml = question.asksFor("application/xml") || question.asksFor("text/xml");
        return question.asksFor(Reply.JSON) && !xml;
    }

    /**
     * The host as the client spelt it, which every {@code uri} of an answer repeats; the node's own name where the
     * client named none. RFC 9112 §3.2: a server MUST answer 400 to more than one Host and to an invalid one.
     */
    private Optional<String> authority(HttpQuestion question) {
        String host = question.authority();
        if (question.headers().all("Host").size() > 1) {
            return Optional.empty();
        }
        if (host.isEmpty()) {
            return Optional.of(node.advertisedAs() + ":" + node.udsPort());
        }
        return hosts.of(host) ? Optional.of(host) : Optional.empty();
    }

    private static boolean host(String name) {
        return name.length() <= HOST_MAX_CHARS && HOST.matcher(name).matches();
    }
}
