package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

class WireTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SERVER = "127.201.1.10";
    private static final String CALLER = "127.201.1.100";
    private static final Port ECHO =
            new Port("echo.test", "echo", "echo", Transport.TCP, new Endpoint(SERVER, 17007), false);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire =
            new Wire(clock, history, faults, new AddressPlan(false), (from, to) -> !from.equals("127.201.2.100"));
    private final Dialler dialler = wire.dialler(CALLER);

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    @Test
    void speaksFromItsOwnAddressAndIsSeenInTheHistory() {
        echo();
        assertThat(roundTrip("hello")).isEqualTo("hello");
        Event opened = history.await(0, LIMIT, e -> e instanceof Event.ConnectionOpened)
                .orElseThrow();
        assertThat(((Event.ConnectionOpened) opened).peer()).startsWith(CALLER + ":");
    }

    @Test
    void httpCallsSpeakFromTheirOwnAddressToo() {
        Port http = new Port("web.test", "web", "http", Transport.TCP, new Endpoint(SERVER, 17080), false);
        get(wire.http(
                http,
                null,
                request -> request.response().end(request.remoteAddress().host())));
        HttpReply reply = get(dialler.http(null)
                .call(HttpCall.get("http", "web.test", http.published(), "/", HttpFields.none(), LIMIT)));
        assertThat(reply.text()).isEqualTo(CALLER);
    }

    /** Each connection carries one answer, and ends at its second question. */
    private HttpCall onceAConnection(String method, AtomicInteger asked) {
        Port http = new Port("web.test", "web", "http", Transport.TCP, new Endpoint(SERVER, 17081), false);
        Set<HttpConnection> answered = ConcurrentHashMap.newKeySet();
        get(wire.http(http, null, request -> {
            asked.incrementAndGet();
            if (answered.add(request.connection()) && !request.path().equals("/never")) {
                request.response().end("here");
            } else {
                request.connection().close();
            }
        }));
        return new HttpCall(method, "http", "web.test", http.published(), "/", HttpFields.none(), new byte[0], LIMIT);
    }

    @Test
    void aQuestionLostWithAKeptConnectionIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        HttpCall call = onceAConnection("GET", asked);
        HttpDialler http = dialler.http(null);
        assertThat(get(http.call(call)).text()).isEqualTo("here");
        assertThat(get(http.call(call)).text()).isEqualTo("here");
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatIsLostOnANewConnectionOrMayDoHarmIsNotAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        HttpCall call = onceAConnection("POST", asked);
        HttpDialler http = dialler.http(null);
        assertThat(get(http.call(call)).text()).isEqualTo("here");
        assertThatThrownBy(() -> get(http.call(call))).hasStackTraceContaining("17081");
        assertThat(asked).hasValue(2);
        Endpoint server = call.server();
        HttpCall never = HttpCall.get("http", "web.test", server, "/never", HttpFields.none(), LIMIT);
        assertThatThrownBy(() -> get(dialler.http(null).call(never))).hasStackTraceContaining("17081");
        assertThat(asked).hasValue(3);
    }

    @Test
    void spreadsConnectionsOverAllThreadsWhereTheHandlerMayBeCalledByThem() {
        Port http = new Port("web.test", "web", "http", Transport.TCP, new Endpoint(SERVER, 17082), false);
        Listening everywhere = get(wire.http(
                http,
                null,
                request -> request.response().end(Thread.currentThread().getName()),
                true));
        HttpCall call = HttpCall.get("http", "web.test", http.published(), "/", HttpFields.none(), LIMIT);
        Set<String> threads = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            HttpDialler fresh = dialler.http(null);
            threads.add(get(fresh.call(call)).text());
            get(fresh.close());
        }
        assertThat(threads).hasSize(Math.min(4, Runtime.getRuntime().availableProcessors()));
        get(everywhere.cut());
        assertThatThrownBy(() -> get(dialler.http(null).call(call))).hasStackTraceContaining("refused");
    }

    @Test
    void aCallOnAClosedClientFailsAndThrowsNothing() {
        HttpDialler closed = dialler.http(null);
        get(closed.close());
        Future<HttpReply> call =
                closed.call(HttpCall.get("http", "web.test", ECHO.published(), "/", HttpFields.none(), LIMIT));
        assertThatThrownBy(() -> get(call)).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesNewConnectionsOnlyAndComesBackWhenHealed() {
        echo();
        NetSocket standing = get(dialler.connect(ECHO.published(), LIMIT));
        ArmedFault refuse = arm(new LinkFault.Refuse());
        refused();
        assertThat(exchange(standing, "still here")).isEqualTo("still here");
        assertThat(refuse.fired()).isPositive();
        faults.heal(refuse);
        assertThat(roundTrip("back")).isEqualTo("back");
    }

    @Test
    void holdsBytesWhileSilentAndLosesNone() {
        echo();
        NetSocket standing = get(dialler.connect(ECHO.published(), LIMIT));
        ArmedFault silent = arm(new LinkFault.Silent());
        assertThat(history.await(0, LIMIT, e -> e instanceof Event.FaultFired)).isPresent();
        LinkedBlockingQueue<String> heard = listen(standing);
        standing.write("late");
        assertThat(poll(heard, 100)).isNull();
        faults.heal(silent);
        assertThat(poll(heard, 5000)).isEqualTo("late");
    }

    @Test
    void resetsFromTheNthConnection() {
        echo();
        faults.arm(new LinkFault.Reset(), Where.port("echo.test", "echo"), Trigger.nth(2));
        assertThat(roundTrip("first")).isEqualTo("first");
        long before = history.last();
        dialler.connect(ECHO.published(), LIMIT); // it may fail, or succeed and end: the reset and it run a race
        assertThat(history.await(before, LIMIT, e -> e instanceof Event.ConnectionClosed)
                        .orElseThrow()
                        .text())
                .contains("fault: reset");
        assertThat(roundTrip("third")).isEqualTo("third");
    }

    @Test
    void delaysBothWaysInLabTime() {
        echo();
        arm(new LinkFault.Delay(Duration.ofMillis(100)));
        var before = clock.now();
        assertThat(roundTrip("slow")).isEqualTo("slow");
        assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void throttlesSlicesAndCuts() {
        echo();
        ArmedFault slice = arm(new LinkFault.Slice(3));
        ArmedFault throttle = arm(new LinkFault.Throttle(100));
        var before = clock.now();
        assertThat(roundTrip("0123456789012345678901234567890123456789")).hasSize(40);
        assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        faults.heal(slice);
        faults.heal(throttle);
        arm(new LinkFault.CutAfter(5));
        NetSocket socket = get(dialler.connect(ECHO.published(), LIMIT));
        LinkedBlockingQueue<String> heard = listen(socket);
        Promise<Void> ended = Promise.promise();
        socket.closeHandler(v -> ended.tryComplete());
        socket.write("0123456789");
        get(ended.future());
        assertThat(String.join("", heard)).isEqualTo("01234");
    }

    @Test
    void dropsWhoMayNotReachThePort() {
        echo();
        Dialler stranger = wire.dialler("127.201.2.100");
        NetSocket socket = get(stranger.connect(ECHO.published(), LIMIT));
        LinkedBlockingQueue<String> heard = listen(socket);
        socket.write("anybody?");
        assertThat(poll(heard, 100)).isNull();
    }

    @Test
    void losesDuplicatesAndReordersDatagrams() {
        Port dns = new Port("echo.test", "udp-echo", "echo", Transport.UDP, new Endpoint(SERVER, 17053), false);
        get(wire.udp(dns, socket -> socket.onDatagram(datagram -> socket.send(datagram.sender(), datagram.data()))));
        UdpSocket socket = get(dialler.udp());
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        socket.onDatagram(datagram -> heard.add(datagram.data().toString()));
        Where where = Where.port("echo.test", "udp-echo");
        faults.arm(new LinkFault.Lose(), where, Trigger.nth(1));
        faults.arm(new LinkFault.Duplicate(), where, Trigger.nth(2));
        faults.arm(new LinkFault.Reorder(), where, Trigger.nth(3));
        for (String text : List.of("lost", "twice", "late", "early")) {
            get(socket.send(dns.published(), Buffer.buffer(text)));
        }
        List<String> got = List.of(poll(heard, 5000), poll(heard, 5000), poll(heard, 5000), poll(heard, 5000));
        assertThat(got).containsExactly("twice", "twice", "early", "late");
    }

    @Test
    void faultsOnOneDatagramActTogetherWhateverTheirOrder() {
        Port port = new Port("echo.test", "udp-echo", "echo", Transport.UDP, new Endpoint(SERVER, 17054), false);
        get(wire.udp(port, socket -> socket.onDatagram(datagram -> socket.send(datagram.sender(), datagram.data()))));
        UdpSocket socket = get(dialler.udp());
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        socket.onDatagram(datagram -> heard.add(datagram.data().toString()));
        Where where = Where.port("echo.test", "udp-echo");
        List<Fault> both = List.of(new LinkFault.Delay(Duration.ofMillis(100)), new LinkFault.Duplicate());
        for (List<Fault> order : List.of(both, List.of(both.get(1), both.get(0)))) {
            List<ArmedFault> armed = order.stream()
                    .map(fault -> faults.arm(fault, where, Trigger.always()))
                    .toList();
            var before = clock.now();
            get(socket.send(port.published(), Buffer.buffer("later and twice")));
            assertThat(List.of(poll(heard, 5000), poll(heard, 5000))).containsOnly("later and twice");
            assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(100));
            assertThat(armed).allMatch(fault -> fault.fired() == 1);
            ArmedFault lose = faults.arm(new LinkFault.Lose(), where, Trigger.first(1));
            get(socket.send(port.published(), Buffer.buffer("lost")));
            get(socket.send(port.published(), Buffer.buffer("heard")));
            assertThat(List.of(poll(heard, 5000), poll(heard, 5000))).containsOnly("heard");
            assertThat(armed).as("they counted the lost one too").allMatch(fault -> fault.fired() == 3);
            assertThat(lose.fired()).isEqualTo(1);
            faults.healAll();
        }
    }

    @Test
    void delaysOfOneConnectionAddUpAndTheNarrowestLimitHolds() {
        echo();
        arm(new LinkFault.Delay(Duration.ofMillis(60)));
        arm(new LinkFault.Delay(Duration.ofMillis(50)));
        arm(new LinkFault.CutAfter(9));
        arm(new LinkFault.CutAfter(4));
        var before = clock.now();
        assertThat(exchange(get(dialler.connect(ECHO.published(), LIMIT)), "0123"))
                .isEqualTo("0123");
        assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(220));
        assertThat(history.await(0, LIMIT, e -> e.text().contains("fault: cut-after 4")))
                .isPresent();
    }

    @Test
    void aFaultWhoseTimeComesBitesTheConnectionsThatStand() {
        echo();
        NetSocket standing = get(dialler.connect(ECHO.published(), LIMIT));
        assertThat(exchange(standing, "sound")).isEqualTo("sound");
        Promise<Void> ended = Promise.promise();
        standing.closeHandler(closed -> ended.complete());
        ArmedFault reset = faults.arm(
                new LinkFault.Reset(),
                Where.port("echo.test", "echo"),
                Trigger.after(Duration.ofMillis(50)).and(Trigger.first(1)));
        get(ended.future());
        assertThat(reset.fired()).isEqualTo(1);
        assertThat(roundTrip("one was enough")).isEqualTo("one was enough");
    }

    @Test
    void aRefusalEndsWithItsTime() {
        echo();
        long before = history.last();
        faults.arm(new LinkFault.Refuse(), Where.port("echo.test", "echo"), Trigger.lasting(Duration.ofMillis(300)));
        refused();
        assertThat(history.await(before, LIMIT, e -> e instanceof Event.FaultHealed))
                .isPresent();
        NetSocket back = get(eventually());
        assertThat(exchange(back, "back")).isEqualTo("back");
    }

    /** The listener follows the healing, which its clock's thread has told. */
    private Future<NetSocket> eventually() {
        return dialler.connect(ECHO.published(), LIMIT).recover(refused -> eventually());
    }

    @Test
    void saysWhichPortIsTaken() {
        echo();
        Wire other = new Wire(
                clock, new History(clock), new FaultBoard(history), new AddressPlan(false), Reach.everywhere());
        try {
            assertThatThrownBy(() -> get(other.tcp(ECHO, null, socket -> {})))
                    .hasRootCauseInstanceOf(java.net.BindException.class)
                    .hasMessageContaining("echo of echo.test cannot listen on " + ECHO.published());
        } finally {
            get(other.close());
        }
    }

    @Test
    void worksOnASingleAddress() {
        AddressPlan plan = new AddressPlan(true);
        Wire single = new Wire(clock, history, new FaultBoard(history), plan, Reach.everywhere());
        try {
            get(single.tcp(ECHO, null, socket -> socket.handler(socket::write)));
            NetSocket socket = get(single.dialler(CALLER).connect(ECHO.published(), LIMIT));
            assertThat(exchange(socket, "one address")).isEqualTo("one address");
            assertThat(plan.actual(Transport.TCP, ECHO.published()).address()).isEqualTo("127.0.0.1");
        } finally {
            get(single.close());
        }
    }

    private void echo() {
        get(wire.tcp(ECHO, null, socket -> socket.handler(socket::write)));
    }

    private ArmedFault arm(Fault fault) {
        return faults.arm(fault, Where.port("echo.test", "echo"), Trigger.always());
    }

    private void refused() {
        assertThatThrownBy(() -> get(dialler.connect(ECHO.published(), LIMIT)))
                .hasCauseInstanceOf(WireException.class)
                .satisfies(e -> assertThat(((WireException) e.getCause()).way()).isEqualTo(WireException.Way.REFUSED));
    }

    private String roundTrip(String text) {
        return exchange(get(dialler.connect(ECHO.published(), LIMIT)), text);
    }

    private String exchange(NetSocket socket, String text) {
        LinkedBlockingQueue<String> heard = listen(socket);
        socket.write(text);
        StringBuilder got = new StringBuilder();
        while (got.length() < text.length()) {
            String piece = poll(heard, 5000);
            if (piece == null) {
                return got + " and no more";
            }
            got.append(piece);
        }
        return got.toString();
    }

    private static LinkedBlockingQueue<String> listen(NetSocket socket) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        socket.handler(buffer -> heard.add(buffer.toString()));
        socket.exceptionHandler(gone -> {});
        return heard;
    }

    private static String poll(LinkedBlockingQueue<String> queue, long millis) {
        try {
            return queue.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
