package org.uclab.client;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.uclab.client.http.Credentials;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.presence.Footing;
import org.uclab.client.presence.PresenceAction;
import org.uclab.client.presence.PresenceCore;
import org.uclab.client.presence.PresenceDecisions;
import org.uclab.client.presence.PresenceInput;
import org.uclab.client.presence.PresenceState;
import org.uclab.client.presence.Way;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.step.ValueWatch;
import org.uclab.client.xmpp.XmppSession;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;

/**
 * One user's time at the client, from the sign-in that succeeded to the sign-out: does what the client's parts want done.
 * The parts live on one agenda, on a thread that never waits. What waits for a server is done one thing at a time by a
 * worker, and what comes of it is an input.
 */
final class ClientLife {

    /** Wall time that a server gets to answer a ping, however fast lab time goes. */
    private static final Duration PING_WALL_MIN = Duration.ofSeconds(2);

    /** Wall time after which the worker's thread ends when there is nothing to do. */
    private static final long IDLE_MAX_SECONDS = 1;

    /** Lab time, and wall time, that sign-out waits for the worker. */
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    /** What an attempt has led to. */
    record Standing(SignInResult result, OpenServices services) {}

    private final String typedAddress;
    private final String password;
    private final Journal journal;
    private final LabClock clock;
    private final Context context;
    private final Agenda agenda;
    private final Driver<PresenceInput, PresenceAction> presence;
    private final VoicemailLife voicemail;
    private final PhoneLife phone;
    private final ThreadPoolExecutor worker;
    private final Consumer<String> lossListener;
    private final ValueWatch<PresenceState> watch = new ValueWatch<>(PresenceState.NEW);
    private final AvailabilityLife availability;
    private volatile Standing standing;
    private volatile Equipment equipment;

    // Of the agenda's thread alone.
    private final Map<Long, Standing> arrived = new HashMap<>();
    private Optional<java.util.concurrent.Future<?>> running = Optional.empty();

    /**
     * @param first        what the first sign-in has led to
     * @param lossListener told why when the connection is lost, on the agenda's thread
     */
    ClientLife(
            Equipment equipment, String typedAddress, String password, Standing first, Consumer<String> lossListener) {
        this.equipment = equipment;
        this.typedAddress = typedAddress;
        this.password = password;
        this.standing = first;
        this.lossListener = lossListener;
        this.journal = equipment.journal();
        this.clock = equipment.dialler().clock();
        this.context = equipment.dialler().vertx().getOrCreateContext();
        this.agenda = Agenda.on(context, clock);
        this.phone = new PhoneLife(agenda, password, this::phoneFile);
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_MAX_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                ClientLife::workerThread,
                new ThreadPoolExecutor.DiscardPolicy());
        worker.allowCoreThreadTimeOut(true);
        ClientSettings settings = equipment.settings();
        this.presence = new Driver<>(
                new PresenceCore(
                        settings.presence(),
                        limit -> clock.limit(limit, PING_WALL_MIN),
                        equipment.seed().draws("waits")),
                agenda,
                (action, exchange) -> act(action),
                () -> 0,
                journal::mistake);
        this.voicemail = new VoicemailLife(journal, context, agenda);
        this.availability = new AvailabilityLife(agenda, this::work);
    }

    private static Thread workerThread(Runnable task) {
        Thread thread = new Thread(task, "client-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins; done when the parts live. */
    CompletableFuture<PresenceState> begin() {
        CompletableFuture<PresenceState> begun = when(now -> now != PresenceState.NEW);
        context.runOnContext(turn -> came(0, standing));
        return begun;
    }

    PresenceState state() {
        return watch.value();
    }

    SignInResult result() {
        SignInResult told = standing.result();
        return told instanceof SignInResult.SignedIn in
                ? in.withPhone(phone.board().phone().host())
                : told;
    }

    PhoneLife phone() {
        return phone;
    }

    OpenServices services() {
        return standing.services();
    }

    /** Has something done about meetings, on the agenda's thread. */
    CompletableFuture<Boolean> meetings(Consumer<AvailabilityLife> what) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        context.runOnContext(turn -> {
            what.accept(availability);
            done.complete(true);
        });
        return done;
    }

    /** Done when the presence part stands like that, which may be now. */
    CompletableFuture<PresenceState> when(Predicate<PresenceState> what) {
        return watch.when(what);
    }

    /**
     * The host has left its network; done when the parts know and nothing of this client is left there.
     *
     * @param next what the client has on the other one; empty when there is none
     */
    CompletableFuture<Void> moved(Optional<Equipment> next) {
        CompletableFuture<Void> left = new CompletableFuture<>();
        CompletableFuture<Void> known = new CompletableFuture<>();
        context.runOnContext(turn -> {
            OpenServices before = standing.services();
            running.ifPresent(attempt -> attempt.cancel(true));
            Future<Void> silent = phone.moved();
            standing = new Standing(standing.result(), before.cutOff("the network is another or there is none"));
            voicemail.has(Optional.empty());
            next.ifPresent(found -> equipment = found);
            work(() -> {
                before.presence().ifPresent(up -> up.session().drop());
                before.contacts().close();
                silent.onComplete(gone -> left.complete(null));
            });
            presence.input(
                    next.isPresent()
                            ? new PresenceInput.NetworkChanged(
                                    next.get().dialler().from())
                            : new PresenceInput.NetworkGone());
            known.complete(null);
        });
        return CompletableFuture.allOf(left, known);
    }

    /** Signs out; waits until nothing is left. */
    void end() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        context.runOnContext(turn -> {
            presence.input(new PresenceInput.SignedOut());
            voicemail.end();
            availability.end();
            watch.becomes(PresenceState.SIGNED_OUT);
            Future<Void> silent = phone.end();
            OpenServices last = standing.services();
            work(() -> {
                last.contacts().close();
                // What an attempt has still led to has been told before this is, and is dropped.
                context.runOnContext(lastTurn -> silent.onComplete(gone -> {
                    presence.close();
                    agenda.close();
                    worker.shutdown();
                    ended.complete(null);
                }));
            });
        });
        long wallMillis = clock.wall(clock.limit(END_LIMIT, END_LIMIT)).toMillis();
        ended.completeOnTimeout(null, wallMillis, TimeUnit.MILLISECONDS).join();
        try {
            voicemail.awaitEnd(wallMillis);
            if (!worker.awaitTermination(wallMillis, TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(PresenceAction action) {
        switch (action.kind()) {
            case CONNECT -> connect((PresenceAction.Connect) action);
            case RESUME -> resume(((PresenceAction.Resume) action).attempt());
            case ABANDON -> running.ifPresent(attempt -> attempt.cancel(true));
            case PING -> ping(((PresenceAction.Ping) action).attempt());
            case DROP -> drop(((PresenceAction.Drop) action).attempt());
            case GOODBYE -> session().ifPresent(session -> work(session::signOut));
            case TELL -> tell((PresenceAction.Tell) action);
        }
    }

    private void connect(PresenceAction.Connect action) {
        Equipment mine = equipment;
        Standing before = standing;
        running = Optional.of(work(() -> {
            try {
                Standing found = attempt(action.way(), mine, before);
                context.runOnContext(turn -> came(action.attempt(), found));
            } catch (Refused refused) {
                context.runOnContext(turn -> presence.input(
                        new PresenceInput.Refused(action.attempt(), refused.forGood, refused.getMessage())));
            }
        }));
    }

    /** An attempt led nowhere. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1;
        private final boolean forGood;

        Refused(boolean forGood, String reason) {
            super(reason, null, false, false);
            this.forGood = forGood;
        }
    }

    private Standing attempt(Way way, Equipment mine, Standing before) throws Refused {
        if (way == Way.DISCOVERY) {
            return discovered(new SignIn(mine).run(typedAddress, password));
        }
        PresencePart.Up lost = before.services().presence().orElseThrow();
        SignInResult.SignedIn result = (SignInResult.SignedIn) before.result();
        try {
            PresencePart.Up up =
                    new PresencePart(mine, mine.patience()).again(way, lost, new Credentials(result.user(), password));
            return new Standing(
                    result.withPresence(up.server().toString(), up.session().address()),
                    before.services().with(up));
        } catch (PresencePart.NoStream none) {
            throw new Refused(true, none.getMessage());
        } catch (Stopped stopped) {
            throw new Refused(stopped.way() == Stopped.Way.WRONG_CREDENTIALS, stopped.getMessage());
        }
    }

    private static Standing discovered(SignIn.Outcome outcome) throws Refused {
        if (outcome.services().isPresent()) {
            return new Standing(outcome.result(), outcome.services().get());
        }
        boolean forGood = switch (outcome.result().kind()) {
            // What the servers say of the user they will say again; where no server is found, a later look may help.
            case WRONG_CREDENTIALS, CREDENTIALS_NEEDED, USER_NOT_FOUND, UNSUPPORTED -> true;
            case SIGNED_IN, MANUAL_SETTINGS_NEEDED, FAILED -> false;
        };
        throw new Refused(forGood, outcome.result().text());
    }

    private void came(long attempt, Standing found) {
        arrived.put(attempt, found);
        Optional<PresencePart.Up> up = found.services().presence();
        Footing footing =
                up.isEmpty() ? Footing.NOTHING : up.get().account().isPresent() ? Footing.SOAP : Footing.STREAM;
        presence.input(new PresenceInput.Connected(attempt, footing));
        up.map(PresencePart.Up::session)
                .ifPresent(session -> session.onLost(why -> context.runOnContext(turn -> lost(session, attempt, why))));
    }

    /** Fetches the file of the phone again, and tells what came of it on the agenda's thread. */
    private void phoneFile(Consumer<Optional<PhoneFile>> told) {
        OpenServices now = standing.services();
        work(() -> {
            Optional<PhoneFile> file = now.phoneFile().get();
            context.runOnContext(turn -> told.accept(file));
        });
    }

    private void lost(XmppSession gone, long attempt, String why) {
        if (session().filter(current -> current == gone).isPresent()) {
            journal.decided(
                    PresenceDecisions.CONNECTION.of(),
                    PresenceDecisions.LOST.of(),
                    PresenceDecisions.BROKEN.of(gone.address(), why));
        }
        presence.input(new PresenceInput.Lost(attempt, why));
    }

    private void resume(long attempt) {
        OpenServices before = standing.services();
        standing = arrived.remove(attempt);
        if (standing.services().contacts() != before.contacts()) {
            work(before.contacts()::close);
        }
        voicemail.has(standing.services().voicemail());
        session().ifPresent(session -> work(session.rooms()::comeBack));
        availability.has(
                equipment,
                new Credentials(((SignInResult.SignedIn) standing.result()).user(), password),
                standing.services().presence());
        phone.presence(session().isPresent());
        phone.signedIn(equipment, standing.result(), standing.services().edgeSip());
        watch.becomes(PresenceState.CONNECTED);
    }

    private void drop(long attempt) {
        Standing late = arrived.remove(attempt);
        if (late == null) {
            session().ifPresent(session -> work(session::drop));
            return;
        }
        work(() -> {
            late.services().presence().ifPresent(up -> up.session().drop());
            if (late.services().contacts() != standing.services().contacts()) {
                late.services().contacts().close();
            }
        });
    }

    private void ping(long attempt) {
        session()
                .ifPresent(session -> work(() -> session.ping(
                        () -> context.runOnContext(turn -> presence.input(new PresenceInput.Pong(attempt))))));
    }

    private void tell(PresenceAction.Tell told) {
        boolean was = watch.value() == PresenceState.CONNECTED;
        journal.decided(told.decision());
        watch.becomes(told.state());
        if (was && told.state() != PresenceState.CONNECTED) {
            phone.presence(false);
            lossListener.accept(told.decision().reason().text());
        }
    }

    private Optional<XmppSession> session() {
        return standing.services().presence().map(PresencePart.Up::session);
    }

    /** Has it done by the worker, after everything before. */
    private java.util.concurrent.Future<?> work(Runnable task) {
        return worker.submit(() -> {
            try {
                task.run();
            } catch (RuntimeException ours) {
                journal.mistake(ours);
            }
        });
    }
}
