package org.uclab.control.api;

import io.vertx.core.net.KeyCertOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.uclab.control.verb.Flowing;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Verb;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.PortKeys;
import org.uclab.lab.pki.Secret;
import org.uclab.lab.wire.Aside;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpRefused;
import org.uclab.lab.wire.Wire;
import org.uclab.shell.http.AsideHttp;
import org.uclab.shell.http.AsideReply;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;

/**
 * The verbs of something by HTTP, in the clear on loopback only. A verb may wait, so each call has a thread, of which there are none before
 * the first; without a caller it costs a listening socket.
 *
 * @param <S> whom the verbs are done to
 */
public final class ControlApi<S> implements AutoCloseable {

    /** The root of all paths. */
    public static final String ROOT = "/api/v1";

    /** Calls that are done at a time. */
    static final int CALLS_MAX = 64;

    /** Calls that wait for their turn; one more is told to come again. */
    static final int WAITING_MAX = 512;

    /** Streams that are open at a time. */
    static final int STREAMS_MAX = 256;

    private static final long THREAD_IDLE_SECONDS = 30;
    private static final long START_MAX_SECONDS = 10;
    private static final long CLOSE_MAX_SECONDS = 5;

    private final S subject;
    private final Secret token = Secret.fresh();
    private final Supplier<List<Verb<S, ?>>> verbs;
    private final Consumer<Throwable> mistakes;
    private final ThreadPoolExecutor callers;
    private final ScheduledThreadPoolExecutor pacer;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Phaser going = new Phaser(1);
    private final AtomicInteger threads = new AtomicInteger();
    private volatile boolean ending;
    private final String ca;
    private Aside listener;
    private ControlAddress address;
    private volatile Guard guard;
    private Routes<S> routes;

    private ControlApi(S subject, Supplier<List<Verb<S, ?>>> verbs, Consumer<Throwable> mistakes, String ca) {
        this.subject = subject;
        this.ca = ca;
        this.verbs = verbs;
        this.mistakes = mistakes;
        this.callers = new ThreadPoolExecutor(
                CALLS_MAX,
                CALLS_MAX,
                THREAD_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_MAX),
                this::thread);
        callers.allowCoreThreadTimeOut(true);
        this.pacer = new ScheduledThreadPoolExecutor(1, this::thread);
        pacer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        pacer.setKeepAliveTime(THREAD_IDLE_SECONDS, TimeUnit.SECONDS);
        pacer.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "control-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Listens in the clear.
     *
     * @param wire     whose event loops it uses
     * @param at       a loopback address; port 0 for a free one
     * @param verbs    asked for with the first call
     * @param mistakes told of a verb that failed
     * @throws IllegalArgumentException when the address is not on loopback
     */
    public static <S> ControlApi<S> start(
            Wire wire, Endpoint at, S subject, Supplier<List<Verb<S, ?>>> verbs, Consumer<Throwable> mistakes) {
        return listening(wire, ControlAddress.of(at), Optional.empty(), new ControlApi<>(subject, verbs, mistakes, ""));
    }

    /**
     * The same, with TLS where the address says so.
     *
     * @param ca of whom callers know that it is us; asked for nothing in the clear
     * @throws IllegalStateException when it cannot listen there
     */
    public static <S> ControlApi<S> start(
            Wire wire,
            ControlAddress at,
            LabCa ca,
            S subject,
            Supplier<List<Verb<S, ?>>> verbs,
            Consumer<Throwable> mistakes) {
        Optional<Wire.ServerTls> tls = at.secure()
                ? Optional.of(Wire.ServerTls.of(KeyCertOptions.wrap(PortKeys.issuedBy(ca, at.profile()))))
                : Optional.empty();
        return listening(wire, at, tls, new ControlApi<>(subject, verbs, mistakes, at.secure() ? ca.pem() : ""));
    }

    private static <S> ControlApi<S> listening(
            Wire wire, ControlAddress at, Optional<Wire.ServerTls> tls, ControlApi<S> api) {
        try {
            api.listener = AsideHttp.serve(wire, at.at(), tls, api::ask, ControlApi::broken)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_MAX_SECONDS, TimeUnit.SECONDS);
            api.address = at.withPort(api.listener.at().port());
            api.guard = new Guard(api.token, api.address);
        } catch (ExecutionException | TimeoutException taken) {
            throw new IllegalStateException("cannot listen at " + at.at() + ": " + taken.getMessage(), taken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        return api;
    }

    private static HttpAnswer broken(HttpRefused message) {
        Refused.Why why = message.status() == 413 ? Refused.Why.TOO_LARGE : Refused.Why.UNREADABLE;
        return Json.problem(new Refused(why, message.why()), message.status());
    }

    /** {@code http://127.0.0.1:40000/api/v1}. */
    public String url() {
        return address.origin() + ROOT;
    }

    /** The certificate of the CA by which callers know us, as PEM; empty in the clear. */
    public String ca() {
        return ca;
    }

    /** What every caller must know. */
    public String token() {
        return token.text();
    }

    /** On an event loop: nothing here waits. */
    private void ask(HttpQuestion question, AsideReply reply) {
        try {
            Guard door = guard;
            if (door == null) {
                throw new Refused(Refused.Why.UNAVAILABLE, "the lab is starting");
            }
            door.check(question);
            reply.known();
            if (ending) {
                throw new Refused(Refused.Why.UNAVAILABLE, "the lab is ending");
            }
            callers.execute(() -> call(question, reply));
        } catch (Refused refused) {
            reply.send(Json.problem(refused));
        } catch (RejectedExecutionException full) {
            reply.send(Json.problem(
                    new Refused(Refused.Why.UNAVAILABLE, WAITING_MAX + " calls wait already; come again later")));
        }
    }

    private void call(HttpQuestion question, AsideReply reply) {
        if (going.register() < 0) {
            reply.send(Json.problem(new Refused(Refused.Why.UNAVAILABLE, "the lab is ending")));
            return;
        }
        try {
            done(question, reply);
        } catch (Refused refused) {
            reply.send(Json.problem(refused));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            reply.send(Json.problem(new Refused(Refused.Why.UNAVAILABLE, "the lab is ending")));
        } catch (RuntimeException mistake) { // the edge: whatever a verb throws besides is a mistake of ours
            if (ending) {
                reply.send(Json.problem(new Refused(Refused.Why.UNAVAILABLE, "the lab ended in mid-call")));
            } else {
                mistakes.accept(mistake);
                reply.send(Json.problem(new Refused(Refused.Why.OURS, "a mistake of the lab: " + mistake)));
            }
        } finally {
            going.arriveAndDeregister();
        }
    }

    private void done(HttpQuestion question, AsideReply reply) throws InterruptedException {
        if (!question.path().startsWith(ROOT + "/")) {
            throw new Refused(Refused.Why.UNKNOWN, "everything is below " + ROOT);
        }
        String path = question.path().substring(ROOT.length());
        if (path.equals("/openapi.json")) {
            if (!question.method().equals("GET")) {
                throw new Refused(Refused.Why.NOT_ALLOWED, "not with " + question.method(), List.of("GET"));
            }
            reply.send(Json.answer(200, "application/json", Json.text(new OpenApi(verbs.get()).document())));
            return;
        }
        Routes.Route<S> route = routes().find(question.method(), path);
        Object given = route.verb().on(subject, words(route, question));
        switch (route.verb().shape().kind()) {
            case ONE, MANY -> reply.send(Json.answer(200, "application/json", Json.text(given)));
            case TEXT -> reply.send(Json.answer(200, "text/plain; charset=utf-8", (String) given));
            case FLOW -> flow((Flowing) given, question, reply);
        }
    }

    private synchronized Routes<S> routes() {
        if (routes == null) {
            routes = new Routes<>(verbs.get());
        }
        return routes;
    }

    /** From the path, and from the query or the body, each name once. */
    private static <S> Map<String, Object> words(Routes.Route<S> route, HttpQuestion question) {
        Map<String, Object> words = new LinkedHashMap<>();
        if (route.verb().method().hasBody()) {
            words.putAll(Json.members(question));
            if (!question.query().isEmpty()) {
                throw new Refused(Refused.Why.UNREADABLE, "say it in the body; there is no query here");
            }
        } else {
            question.query().forEach((name, values) -> words.put(name, only(name, values)));
            if (question.body().length > 0) {
                throw new Refused(Refused.Why.UNREADABLE, "say it in the query; there is no body here");
            }
        }
        for (Parameter<?> parameter : route.verb().parameters()) {
            if (route.verb().inPath(parameter) && words.containsKey(parameter.name())) {
                throw new Refused(Refused.Why.UNREADABLE, "'" + parameter.name() + "' stands in the path");
            }
        }
        words.putAll(route.places());
        return words;
    }

    private static String only(String name, List<String> values) {
        if (values.size() != 1) {
            throw new Refused(Refused.Why.UNREADABLE, "'" + name + "' is said more than once");
        }
        return values.get(0);
    }

    private void flow(Flowing flowing, HttpQuestion question, AsideReply reply) {
        if (streams.size() >= STREAMS_MAX) {
            throw new Refused(Refused.Why.UNAVAILABLE, STREAMS_MAX + " streams are open; end one");
        }
        new EventStream(flowing, question, reply, pacer, callers, streams).begin();
    }

    /** Stops listening once the calls that are being done have been answered; streams are told, and end. */
    @Override
    public void close() {
        ending = true;
        streams.forEach(EventStream::labEnded);
        going.arriveAndDeregister();
        try {
            going.awaitAdvanceInterruptibly(0, CLOSE_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillGoing) {
            // They are interrupted below, and find the lab ending.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        pacer.shutdownNow();
        callers.shutdownNow();
        try {
            listener.close().toCompletionStage().toCompletableFuture().get(CLOSE_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException left) {
            throw new IllegalStateException("the control API did not close: " + left.getMessage(), left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
