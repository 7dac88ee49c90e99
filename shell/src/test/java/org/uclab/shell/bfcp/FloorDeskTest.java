package org.uclab.shell.bfcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.bfcp.FloorControl.State;
import org.uclab.protocol.bfcp.FloorControl.Without;
import org.uclab.protocol.bfcp.FloorTerms;

/** Two desks on real sockets, and strangers who send there. */
class FloorDeskTest {

    private static final Duration WALL_MAX = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100); // lab time
    private static final int PORT = 5070;
    private static final FloorTerms ADAS = new FloorTerms(3, 3, 2);
    private static final FloorTerms BENS = new FloorTerms(9, 4, 2);

    private final WallClock clock = new WallClock(5);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Context context = wire.vertx().getOrCreateContext();
    private final Agenda agenda = Agenda.on(context, clock);
    private final FloorDesk ada = desk("ada", "127.209.7.10");
    private final FloorDesk ben = desk("ben", "127.209.7.11");
    private final FloorDesk.Floor adas = agreed(ada, new FloorPlan(ben.local(), ADAS, Optional.of(BENS)));
    private final FloorDesk.Floor bens = agreed(ben, new FloorPlan(ada.local(), BENS, Optional.of(ADAS)));

    private UdpSocket socket(String name, String address) {
        return get(here(() -> wire.dialler(address)
                        .sockets(new PortRange(name, "bfcp", "bfcp", Transport.UDP, address, PORT, PORT))
                        .udp()))
                .socket()
                .orElseThrow();
    }

    private FloorDesk desk(String name, String address) {
        UdpSocket socket = socket(name, address);
        return here(() -> new FloorDesk(socket, "bfcp", history.recorder(name), agenda));
    }

    private FloorDesk.Floor agreed(FloorDesk desk, FloorPlan plan) {
        return here(() -> desk.agree(plan, floor -> {}).orElseThrow());
    }

    private <T> T here(Supplier<T> what) {
        Promise<T> done = Promise.promise();
        context.runOnContext(turn -> done.complete(what.get()));
        return get(done.future());
    }

    private void does(Runnable what) {
        here(() -> {
            what.run();
            return "done";
        });
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(WALL_MAX.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void await(BooleanSupplier so) {
        Instant limit = clock.wallNow().plus(WALL_MAX);
        while (!here(so::getAsBoolean)) {
            assertThat(clock.wallNow()).as("waiting").isBefore(limit);
            CountDownLatch later = new CountDownLatch(1);
            clock.after(LOOK_EVERY, later::countDown);
            try {
                assertThat(later.await(WALL_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    private List<String> lines() {
        return history.events().stream()
                .flatMap(event -> event.message().stream())
                .map(message -> message.line())
                .toList();
    }

    @AfterEach
    void close() {
        agenda.close();
        get(wire.close());
        assertThat(clock.pending()).isZero();
        clock.close();
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    @Test
    void aFloorGoesFromOneToTheOtherAndTheHistoryHasEachMessageOnce() {
        does(adas::ask);
        await(() -> adas.state() == State.GRANTED);
        does(bens::ask);
        await(() -> bens.without() == Without.DENIED);
        does(adas::release);
        await(() -> adas.state() == State.FREE);
        does(bens::ask);
        await(() -> bens.state() == State.GRANTED);
        assertThat(lines())
                .containsSubsequence(
                        "FloorRequest",
                        "FloorRequestStatus Granted",
                        "FloorRequest",
                        "FloorRequestStatus Denied",
                        "FloorRelease",
                        "FloorRequestStatus Released",
                        "FloorRequest",
                        "FloorRequestStatus Granted");
        assertThat(lines()).filteredOn("FloorRequestStatus Denied"::equals).hasSize(1);
    }

    @Test
    void whoLosesTheCallLosesTheFloor() {
        does(adas::ask);
        await(() -> adas.state() == State.GRANTED);
        does(bens::over);
        await(() -> adas.without() == Without.REVOKED);
        assertThat(lines()).contains("FloorRequestStatus Revoked");
    }

    @Test
    void aPortThatIsBlockedGivesNoFloorAndAHealedOneDoes() {
        ArmedFault silent = faults.arm(new LinkFault.Silent(), Where.port("ben", "bfcp"), Trigger.always());
        does(adas::ask);
        await(() -> adas.without() == Without.NO_ANSWER);
        assertThat(adas.state()).isEqualTo(State.FREE);
        get(faults.heal(silent));
        does(adas::ask);
        await(() -> adas.state() == State.GRANTED);
    }

    @Test
    void strangersAreRefusedInAFewOctetsAndChangeNothing() {
        UdpSocket stranger = socket("eve", "127.209.7.66");
        List<Buffer> answers = new CopyOnWriteArrayList<>();
        does(() -> stranger.onDatagram(datagram -> answers.add(datagram.data())));
        byte[] right = {0x40, 1, 0, 1, 0, 0, 0, 9, 0, 1, 0, 4, 5, 4, 0, 2};
        byte[] wrong = {0x40, 1, 0, 1, 0, 0, 0, 8, 0, 1, 0, 4, 5, 4, 0, 2};
        byte[] answer = {0x50, 4, 0, 0, 0, 0, 0, 9, 0, 1, 0, 4};
        List.of(answer, right, wrong).forEach(octets -> stranger.send(ben.local(), Buffer.buffer(octets)));
        await(() -> answers.size() == 2);
        assertThat(answers)
                .extracting(octets -> octets.getByte(octets.length() - 2))
                .containsExactly((byte) 5, (byte) 1);
        assertThat(answers).allMatch(octets -> octets.length() == 16);
        assertThat(lines()).doesNotContain("FloorRequestStatus Granted");
        Random chance = new Random(5_070);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[chance.nextInt(1_400)];
            chance.nextBytes(noise);
            stranger.send(ben.local(), Buffer.buffer(noise));
        }
        does(adas::ask);
        await(() -> adas.state() == State.GRANTED);
        get(stranger.close());
    }

    @Test
    void floorsAreBounded() {
        FloorPlan plan = adas.plan();
        does(() -> {
            for (int more = 1; more < FloorDesk.FLOORS_MAX; more++) {
                assertThat(ada.agree(plan, floor -> {})).isPresent();
            }
            assertThat(ada.agree(plan, floor -> {})).isEmpty();
            adas.over();
            assertThat(ada.agree(plan, floor -> {})).isPresent();
        });
    }
}
