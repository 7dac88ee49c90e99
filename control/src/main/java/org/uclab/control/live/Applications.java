package org.uclab.control.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.uclab.client.ClientSettings;
import org.uclab.client.cti.CtiApplication;
import org.uclab.client.phone.call.Wish;
import org.uclab.control.seat.Launch;
import org.uclab.control.seat.Seat;
import org.uclab.control.verb.Refused;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.words.Nearest;

/** Programs that have signed in to CTI to control phones of a user, by name. Safe for any thread. */
final class Applications implements AutoCloseable {

    /** Wall time in which a node that is well connects and answers. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * A program, and where it runs.
     *
     * @param id   how it is called, in ladders too
     * @param user whose phones it controls
     * @param host the node that it signs in to
     * @param zone of its own host
     */
    record Application(String id, String user, String host, String zone) {}

    /** One that has signed in. */
    private static final class Running {

        private final Application application;
        private final Seat seat;
        private final CtiApplication program;

        Running(Application application, Seat seat, CtiApplication program) {
            this.application = application;
            this.seat = seat;
            this.program = program;
        }

        void end(Clients clients) {
            program.close();
            clients.leave(seat);
        }
    }

    private final Clients clients;
    private final Map<String, Running> running = new LinkedHashMap<>();

    Applications(Clients clients) {
        this.clients = clients;
    }

    /**
     * Has a program sign in, on a host of its own; one of that name is ended first.
     *
     * @return why it is not signed in; empty where it is
     */
    Optional<String> signIn(Application application, Endpoint cti, String password) throws InterruptedException {
        leave(application.id());
        Seat seat = clients.stranger(application.id(), application.zone(), Launch.of(ClientSettings.defaults()));
        CompletableFuture<CtiApplication> connecting = CtiApplication.at(cti, seat.dialler(), LIMIT)
                .toCompletionStage()
                .toCompletableFuture();
        Optional<String> refused;
        try {
            refused = answer(connecting.thenCompose(program -> program.signIn(application.user(), password)));
        } catch (InterruptedException interrupted) {
            clients.leave(seat);
            throw interrupted;
        }
        if (refused.isPresent()) {
            connecting.thenAccept(CtiApplication::close);
            clients.leave(seat);
            return refused;
        }
        Running before;
        synchronized (this) {
            before = running.put(application.id(), new Running(application, seat, connecting.join()));
        }
        if (before != null) {
            before.end(clients);
        }
        return refused;
    }

    /**
     * Has a device do something.
     *
     * @param number to call; empty where none is
     * @return why it is not done; empty where it is under way
     * @throws Refused when there is no such program
     */
    Optional<String> want(String id, String device, Wish wish, String number) throws InterruptedException {
        return answer(named(id).program.want(device, wish, number));
    }

    /** A connection that fails or an answer that does not come is a reason, too. */
    private static Optional<String> answer(CompletableFuture<Optional<String>> coming) throws InterruptedException {
        try {
            return coming.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException silent) {
            return Optional.of("no answer in " + LIMIT.toSeconds() + " seconds");
        } catch (ExecutionException failed) {
            return Optional.of(String.valueOf(failed.getCause().getMessage()));
        }
    }

    /**
     * The program of that name.
     *
     * @throws Refused when there is none such
     */
    Application get(String id) {
        return named(id).application;
    }

    private synchronized Running named(String id) {
        Running found = running.get(id);
        if (found == null) {
            List<String> known = List.copyOf(running.keySet());
            throw new Refused(
                    Refused.Why.UNKNOWN,
                    "there is no application '" + id + "'; applications: " + known + Nearest.hint(id, known),
                    known);
        }
        return found;
    }

    /** All of them, in the order in which they signed in. */
    synchronized List<Application> all() {
        return running.values().stream().map(one -> one.application).toList();
    }

    /** Ends a program; nothing happens when there is none such. */
    void leave(String id) {
        Running gone;
        synchronized (this) {
            gone = running.remove(id);
        }
        if (gone != null) {
            gone.end(clients);
        }
    }

    @Override
    public void close() {
        all().forEach(application -> leave(application.id()));
    }
}
