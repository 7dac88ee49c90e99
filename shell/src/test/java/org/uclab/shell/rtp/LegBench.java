package org.uclab.shell.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpPair;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.session.Agreement;

/** A wire with two ends that have legs, at a time scale at which a report interval is short. */
final class LegBench {

    static final Duration WALL_MAX = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100); // lab time

    final WallClock clock = new WallClock(5);
    final History history = new History(clock);
    final FaultBoard faults = new FaultBoard(history);
    final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Seed seed = Seed.of(3550);
    private final Context context = wire.vertx().getOrCreateContext();
    final Agenda agenda = Agenda.on(context, clock);

    RangeSockets range(String name, String address) {
        return wire.dialler(address).sockets(new PortRange(name, "rtp", "rtp", Transport.UDP, address, 16_384, 16_403));
    }

    MediaLeg leg(String name, RangeSockets range) {
        return leg(name, range, 0);
    }

    MediaLeg leg(String name, RangeSockets range, int dscp) {
        UdpPair pair = get(on(() -> range.udpPair(dscp)).compose(opening -> opening))
                .socket()
                .orElseThrow();
        return get(on(() -> MediaLeg.on(
                pair,
                new MediaLeg.Owner(
                        name + "@lab", Map.of("user", name), agenda, faults.point(name, "rtp"), seed.draws(name)))));
    }

    /** To talk to that leg with that codec. */
    static Agreement<Endpoint> with(MediaLeg other, Codec codec, int type) {
        return with(other.local(), codec, type);
    }

    static Agreement<Endpoint> with(Endpoint remote, Codec codec, int type) {
        return Agreement.with(remote, new Endpoint(remote.address(), remote.port() + 1), codec, type);
    }

    /** Does it on the legs' thread. */
    <T> T here(Supplier<T> what) {
        return get(on(what));
    }

    void here(Runnable what) {
        get(on(() -> {
            what.run();
            return "done";
        }));
    }

    private <T> Future<T> on(Supplier<T> what) {
        Promise<T> done = Promise.promise();
        context.runOnContext(turn -> {
            try {
                done.complete(what.get());
            } catch (RuntimeException failed) {
                done.fail(failed);
            }
        });
        return done.future();
    }

    /** Waits until what is asked on the legs' thread is so. */
    <T> T await(Supplier<T> what, Predicate<T> so) {
        Instant limit = clock.wallNow().plus(WALL_MAX);
        T last = here(what);
        while (!so.test(last)) {
            assertThat(clock.wallNow()).as("waiting; last: %s", last).isBefore(limit);
            CountDownLatch later = new CountDownLatch(1);
            clock.after(LOOK_EVERY, later::countDown);
            try {
                assertThat(later.await(WALL_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            last = here(what);
        }
        return last;
    }

    LegFigures await(MediaLeg leg, Predicate<LegFigures> so) {
        return await(leg::figures, so);
    }

    void close() {
        agenda.close();
        get(wire.close());
        assertThat(clock.pending()).isZero();
        clock.close();
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(WALL_MAX.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
