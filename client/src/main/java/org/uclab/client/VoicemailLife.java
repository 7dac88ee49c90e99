package org.uclab.client;

import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.voicemail.Cometd;
import org.uclab.client.voicemail.NotificationAction;
import org.uclab.client.voicemail.NotificationCore;
import org.uclab.client.voicemail.NotificationInput;
import org.uclab.client.voicemail.NotificationRules;
import org.uclab.client.voicemail.Voicemail;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;

/**
 * Voicemail's part of a client's life: lives on the agenda, and has a thread of its own that waits for news, because a poll
 * lasts longer than anybody else can wait. Its methods belong to the agenda's thread.
 */
final class VoicemailLife {

    private static final long IDLE_MAX_SECONDS = 1;

    private final Journal journal;
    private final Context context;
    private final ThreadPoolExecutor listener;
    private final Driver<NotificationInput, NotificationAction> driver;
    private Optional<Voicemail> mail = Optional.empty();
    private Optional<Future<?>> running = Optional.empty();

    /** Of the listener's thread alone. */
    private Optional<Cometd> cometd = Optional.empty();

    VoicemailLife(Journal journal, Context context, Agenda agenda) {
        this.journal = journal;
        this.context = context;
        this.listener = new ThreadPoolExecutor(
                1,
                1,
                IDLE_MAX_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                VoicemailLife::thread,
                new ThreadPoolExecutor.DiscardPolicy());
        listener.allowCoreThreadTimeOut(true);
        this.driver = new Driver<>(
                new NotificationCore(NotificationRules.usual()),
                agenda,
                (action, exchange) -> act(action),
                () -> 0,
                journal::mistake);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "client-voicemail");
        thread.setDaemon(true);
        return thread;
    }

    /** The user has that voicemail now, or none. */
    void has(Optional<Voicemail> now) {
        if (now.equals(mail)) {
            return;
        }
        mail = now;
        driver.input(
                now.isPresent()
                        ? new NotificationInput.Found(now.get().servers().stream()
                                .map(ServerUrl::host)
                                .toList())
                        : new NotificationInput.Cut());
    }

    /** Ends it; what is said last is still said. */
    void end() {
        driver.input(new NotificationInput.SignedOut());
        driver.close();
        listener.shutdown();
    }

    /** Waits for that; whoever waits is not the agenda's thread. */
    void awaitEnd(long wallMillis) throws InterruptedException {
        if (!listener.awaitTermination(wallMillis, TimeUnit.MILLISECONDS)) {
            listener.shutdownNow();
        }
    }

    private void act(NotificationAction action) {
        switch (action.kind()) {
            case SUBSCRIBE -> subscribe((NotificationAction.Subscribe) action);
            case POLL -> poll(((NotificationAction.Poll) action).attempt());
            case REFRESH -> mail.ifPresent(known -> work(known::inbox));
            case ABANDON -> running.ifPresent(attempt -> attempt.cancel(true));
            case GOODBYE -> work(this::goodbye);
            case TELL -> journal.decided(((NotificationAction.Tell) action).decision());
        }
    }

    private void subscribe(NotificationAction.Subscribe action) {
        Voicemail mine = mail.orElseThrow();
        listen(action.attempt(), () -> {
            Cometd opened = mine.cometd(mine.servers().get(action.server()));
            opened.subscribe();
            cometd = Optional.of(opened);
            return new NotificationInput.Subscribed(action.attempt());
        });
    }

    private void poll(long attempt) {
        listen(
                attempt,
                () -> new NotificationInput.Heard(attempt, cometd.orElseThrow().poll()));
    }

    private interface Listening {
        NotificationInput heard() throws Cometd.NotHeard;
    }

    private void listen(long attempt, Listening listening) {
        running = Optional.of(work(() -> {
            NotificationInput heard;
            try {
                heard = listening.heard();
            } catch (Cometd.NotHeard none) {
                heard = new NotificationInput.Refused(attempt, none.forGood(), none.getMessage());
            }
            NotificationInput input = heard;
            context.runOnContext(turn -> driver.input(input));
        }));
    }

    private void goodbye() {
        try {
            if (cometd.isPresent()) {
                cometd.get().disconnect();
            }
        } catch (Cometd.NotHeard gone) {
            cometd = Optional.empty(); // it has been said to nobody
        }
    }

    private Future<?> work(Runnable task) {
        return listener.submit(() -> {
            try {
                task.run();
            } catch (RuntimeException ours) {
                journal.mistake(ours);
            }
        });
    }
}
