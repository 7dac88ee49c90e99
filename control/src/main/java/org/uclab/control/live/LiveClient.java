package org.uclab.control.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.client.Links;
import org.uclab.client.Memory;
import org.uclab.client.SignInResult;
import org.uclab.client.UcClient;
import org.uclab.control.seat.Launch;
import org.uclab.control.seat.Seat;
import org.uclab.control.verb.Refused;
import org.uclab.scenarios.Bench;

/** A client that somebody has launched, with the host it is on. Safe for any thread. */
public final class LiveClient {

    /** Wall time for connections of a client that has left to be seen to end. */
    private static final Duration QUIET_MAX = Duration.ofSeconds(1);

    private final String id;
    private final String user;
    private final Bench bench;
    private final Guests guests;
    private final Memory memory;
    private volatile Launch launch;
    private volatile Seat.Place place;
    private volatile Seat seat;
    private volatile Links links;
    private volatile long launchedAt;
    private volatile Typed typed;

    /** What somebody typed to sign in. */
    record Typed(String address, String password) {}

    LiveClient(String id, String user, Bench bench, Guests guests, Memory memory) {
        this.id = id;
        this.user = user;
        this.bench = bench;
        this.guests = guests;
        this.memory = memory;
    }

    /** How it is called, in the history too. */
    public String id() {
        return id;
    }

    /** Whose it is. */
    public String user() {
        return user;
    }

    /** Where it is; empty before it has a place. */
    public String zone() {
        return place == null ? "" : place.zone();
    }

    Seat.Place place() {
        return place;
    }

    Launch launch() {
        return launch;
    }

    /** The number of the last event before it was launched or moved last. */
    public long launchedAt() {
        return launchedAt;
    }

    public Seat seat() {
        Seat taken = seat;
        if (taken == null) {
            throw new Refused(Refused.Why.CONFLICT, "the client '" + id + "' is being launched or has ended");
        }
        return taken;
    }

    /** The client itself. */
    public UcClient client() {
        return seat().client();
    }

    /** Links that come to the client by way of its host. */
    Links links() {
        seat();
        return links;
    }

    /** Takes a seat there, giving up the one before. */
    synchronized void sit(Seat.Place where, Launch how) {
        close();
        awaitQuiet();
        launchedAt = bench.history().last();
        place = where;
        launch = how;
        seat = Seat.take(bench, where, id, how.client(), memory);
        links = links == null ? new Links(client()) : links.of(client());
        links.register();
        guests.launched(id, seat.dialler().from(), launchedAt);
    }

    synchronized void move(Seat.Place where) {
        launchedAt = bench.history().last();
        seat().move(bench, where);
        guests.moved(id, seat.dialler().from());
        place = where;
    }

    /**
     * Signs in, and waits for how it ends.
     *
     * @throws Refused when somebody is signed in
     */
    public SignInResult signIn(String address, String password) {
        UcClient client = client();
        if (client.state() == UcClient.State.SIGNED_IN) {
            throw new Refused(Refused.Why.CONFLICT, "the client '" + id + "' is signed in; sign it out first");
        }
        typed = new Typed(address, password);
        return client.signIn(address, password);
    }

    /**
     * Answers the prompt for the credentials of the cloud, and signs in once more.
     *
     * @param own what the user types where nothing was typed yet
     * @throws Refused when somebody is signed in
     */
    SignInResult answer(String password, Supplier<Typed> own) {
        Typed before = typed == null ? own.get() : typed;
        memory.webexPassword(before.address(), password);
        return signIn(before.address(), before.password());
    }

    /** Enters the credentials of phone services in the options, and connects anew with them; otherwise like {@link #answer}. */
    SignInResult phonePassword(String password, Supplier<Typed> own) {
        Typed before = typed == null ? own.get() : typed;
        memory.phonePassword(before.address(), password);
        client().signOut();
        return signIn(before.address(), before.password());
    }

    /**
     * Waits until every connection that it had since its launch is seen to have ended where it was served, so that what
     * comes after is not the client's of before. Who cannot be told of it, as a frozen host, is not waited for long.
     */
    void awaitQuiet() {
        long last = bench.history().last();
        guests.latest(id).filter(before -> last > before.after()).ifPresent(before -> awaitQuiet(before, last));
    }

    private void awaitQuiet(Guests.Latest before, long last) {
        Set<Long> open = new HashSet<>();
        Duration limit = bench.clock().limit(QUIET_MAX, QUIET_MAX);
        bench.history().await(before.after(), limit, event -> {
            event.way()
                    .filter(way -> before.addresses().contains(way.peerAddress()))
                    .ifPresent(way -> {
                        switch (event.kind()) {
                            case CONNECTION_OPENED -> open.add(way.connection());
                            case CONNECTION_CLOSED -> open.remove(way.connection());
                            default -> {}
                        }
                    });
            return event.seq() >= last && open.isEmpty();
        });
    }

    synchronized void close() {
        Seat left = seat;
        seat = null;
        if (left != null) {
            left.close();
        }
    }
}
