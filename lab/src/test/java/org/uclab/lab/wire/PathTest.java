package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.seed.Seed;

class PathTest {

    private static final int SCALE = 60;
    private static final String SERVER = "127.211.1.10";
    private static final String MAC = "127.211.1.100";
    private static final String ANN = "127.211.1.101";
    private static final Port ECHO =
            new Port("a.test", "echo", "echo", Transport.UDP, new Endpoint(SERVER, 17_500), false);
    private static final Port FILES =
            new Port("a.test", "files", "file", Transport.TCP, new Endpoint(SERVER, 17_501), false);

    private final WallClock clock = new WallClock(SCALE);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere(), Seed.of(11));

    private record Came(String text, Instant at) {}

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private ArmedFault arm(String service, String path, Trigger trigger) {
        return faults.arm(
                FaultCatalogue.with(java.util.List.of()).parse("path " + path), Where.port("a.test", service), trigger);
    }

    private void echo() {
        get(wire.udp(ECHO, socket -> socket.onDatagram(datagram -> socket.send(datagram.sender(), datagram.data()))));
    }

    private UdpSocket client(String address, LinkedBlockingQueue<Came> heard) {
        UdpSocket socket = get(wire.dialler(address).udp());
        socket.onDatagram(datagram -> heard.add(new Came(datagram.data().toString(), clock.now())));
        return socket;
    }

    private static Came next(LinkedBlockingQueue<Came> heard) {
        try {
            Came came = heard.poll(30, TimeUnit.SECONDS);
            assertThat(came).isNotNull();
            return came;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void aDatagramTakesTheDelayBothWaysAndItsPeerIsBittenOnce() {
        echo();
        LinkedBlockingQueue<Came> mac = new LinkedBlockingQueue<>();
        UdpSocket socket = client(MAC, mac);
        ArmedFault path = arm("echo", "delay=30s", Trigger.always());
        Instant sent = clock.now();
        get(socket.send(ECHO.published(), Buffer.buffer("one")));
        get(socket.send(ECHO.published(), Buffer.buffer("two")));
        Came one = next(mac);
        assertThat(one.text()).isEqualTo("one");
        assertThat(Duration.between(sent, one.at())).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(next(mac).text()).isEqualTo("two");
        assertThat(path.fired()).isEqualTo(1);
        get(faults.heal(path));
        get(socket.send(ECHO.published(), Buffer.buffer("three")));
        assertThat(next(mac).text()).isEqualTo("three");
    }

    @Test
    void onlyThePeersItIsForHaveIt() {
        echo();
        LinkedBlockingQueue<Came> mac = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<Came> ann = new LinkedBlockingQueue<>();
        UdpSocket ofMac = client(MAC, mac);
        UdpSocket ofAnn = client(ANN, ann);
        ArmedFault path = arm("echo", "loss=99% burst=999", Trigger.where("peer", MAC));
        for (int i = 0; i < 200; i++) {
            get(ofMac.send(ECHO.published(), Buffer.buffer("lost " + i)));
        }
        get(ofAnn.send(ECHO.published(), Buffer.buffer("heard")));
        assertThat(next(ann).text()).isEqualTo("heard");
        assertThat(path.fired()).isEqualTo(1);
        assertThat(mac).hasSizeLessThan(100);
    }

    @Test
    void allSocketsOfAPeerShareItsLine() {
        echo();
        LinkedBlockingQueue<Came> mac = new LinkedBlockingQueue<>();
        UdpSocket one = client(MAC, mac);
        UdpSocket two = client(MAC, mac);
        // 1000 bytes with headers take 8 lab seconds at 1 kbit/s.
        arm("echo", "in=1k queue=1min", Trigger.always());
        Instant sent = clock.now();
        get(one.send(ECHO.published(), Buffer.buffer(new byte[972])));
        get(two.send(ECHO.published(), Buffer.buffer(new byte[972])));
        next(mac);
        assertThat(Duration.between(sent, next(mac).at())).isGreaterThanOrEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void aStreamArrivesWholeNoFasterThanTheRate() {
        byte[] file = new byte[100_000];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (i * 31);
        }
        get(wire.tcp(FILES, null, socket -> socket.write(Buffer.buffer(file)).onComplete(done -> socket.end())));
        arm("files", "delay=1s out=16k loss=2%", Trigger.always());
        Instant asked = clock.now();
        Buffer all = Buffer.buffer();
        AtomicInteger pieces = new AtomicInteger();
        Promise<Instant> end = Promise.promise();
        Dialler mac = wire.dialler(MAC);
        get(Dialler.onLoop(
                wire.vertx(),
                () -> mac.connect(FILES.published(), Duration.ofMinutes(10)).map(socket -> {
                    socket.handler(piece -> {
                        all.appendBuffer(piece);
                        pieces.incrementAndGet();
                    });
                    return socket.closeHandler(gone -> end.complete(clock.now()));
                })));
        Instant ended = get(end.future());
        assertThat(all.equals(Buffer.buffer(file)))
                .as(all.length() + " bytes of " + file.length)
                .isTrue();
        assertThat(Duration.between(asked, ended)).isGreaterThanOrEqualTo(Duration.ofSeconds(50));
        assertThat(pieces.get()).isGreaterThan(1);
    }
}
