package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

class RangeSocketsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String MAC = "127.207.1.100";
    private static final String ANN = "127.207.1.101";
    private static final int FIRST = 17_400;

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final AddressPlan plan = new AddressPlan(false);
    private final Wire wire = new Wire(clock, history, faults, plan, (from, to) -> !from.equals("127.207.2.100"));
    private final AddressPlan onlyOne = new AddressPlan(true);
    private final Wire single = new Wire(clock, history, faults, onlyOne, Reach.everywhere());

    @AfterEach
    void close() {
        get(wire.close());
        get(single.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    private static PortRange udp(String host, String address, int count) {
        return new PortRange(host, "media", "media", Transport.UDP, address, FIRST, FIRST + count - 1);
    }

    private static PortRange tcp(String host, String address, int count) {
        return new PortRange(host, "file", "file", Transport.TCP, address, FIRST, FIRST + count - 1);
    }

    @Test
    void givesSocketsUntilTheRangeIsExhaustedAndAgainWhenOneIsClosed() {
        RangeSockets sockets = wire.sockets(udp("mac", MAC, 3));
        List<UdpSocket> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            open.add(socket(sockets.udp()));
        }
        assertThat(open).extracting(socket -> socket.local().port()).containsExactly(FIRST, FIRST + 1, FIRST + 2);
        Opening<UdpSocket> none = get(sockets.udp());
        assertThat(none.kind()).isEqualTo(Opening.Kind.EXHAUSTED);
        assertThat(((Opening.Exhausted<UdpSocket>) none).text())
                .isEqualTo("no port is free for media of mac, 17400 to 17402/udp");
        assertThat(wire.rangeSockets()).isEqualTo(3);
        get(open.get(1).close());
        get(open.get(1).close()); // twice is once
        assertThat(wire.rangeSockets()).isEqualTo(2);
        assertThat(socket(sockets.udp()).local().port()).isEqualTo(FIRST + 1);
        get(sockets.cut());
        assertThat(wire.rangeSockets()).isZero();
        assertThat(sockets.open()).isZero();
        assertThatThrownBy(() -> get(sockets.udp())).hasMessageContaining("is closed");
    }

    @Test
    void tellsWhereAHostCanBeCalled() {
        Dialler mac = wire.dialler(MAC);
        assertThat(mac.open()).isEmpty();
        UdpSocket asks = get(mac.udp());
        UdpSocket media = socket(mac.sockets(udp("mac", MAC, 2)).udp());
        socket(wire.sockets(udp("ann", ANN, 1)).udp());
        assertThat(mac.open())
                .containsExactlyInAnyOrder(
                        new OpenPort(Transport.UDP, asks.local().port()), new OpenPort(Transport.UDP, FIRST));
        get(asks.close());
        get(media.close());
        assertThat(mac.open()).isEmpty();
        get(mac.close());
    }

    @Test
    void passesOverNumbersThatOthersHold() {
        Wire other = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        try {
            UdpSocket held = socket(other.sockets(udp("other", MAC, 1)).udp());
            RangeSockets sockets = wire.sockets(udp("mac", MAC, 2));
            assertThat(socket(sockets.udp()).local().port()).isEqualTo(FIRST + 1);
            assertThat(get(sockets.udp()).kind()).isEqualTo(Opening.Kind.EXHAUSTED);
            get(held.close());
            assertThat(socket(sockets.udp()).local().port()).isEqualTo(FIRST);
        } finally {
            get(other.close());
        }
    }

    @Test
    void passesOverADeclaredPortInTheRange() {
        Port declared = new Port("mac", "dns", "dns", Transport.UDP, new Endpoint(MAC, FIRST), false);
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        get(wire.udp(
                declared,
                socket ->
                        socket.onDatagram(datagram -> heard.add(datagram.data().toString()))));
        UdpSocket call = socket(wire.sockets(udp("mac", MAC, 2)).udp());
        assertThat(call.local().port()).isEqualTo(FIRST + 1);
        ArmedFault lose = faults.arm(new LinkFault.Lose(), Where.port("mac", "dns"), Trigger.nth(1));
        get(call.send(declared.published(), Buffer.buffer("lost")));
        get(call.send(declared.published(), Buffer.buffer("heard")));
        assertThat(poll(heard)).isEqualTo("heard");
        assertThat(lose.fired()).isEqualTo(1); // its link is still its own
    }

    @Test
    void aPairIsAnEvenPortAndTheNextOne() {
        RangeSockets sockets = wire.sockets(new PortRange(
                "mac", "media", "media", Transport.UDP, MAC, FIRST + 1, FIRST + 5)); // one pair and a half at each end
        UdpPair pair = socket(sockets.udpPair());
        assertThat(pair.even().local().port()).isEqualTo(FIRST + 2);
        assertThat(pair.odd().local().port()).isEqualTo(FIRST + 3);
        UdpPair other = socket(sockets.udpPair());
        assertThat(other.even().local().port()).isEqualTo(FIRST + 4);
        assertThat(get(sockets.udpPair()).kind()).isEqualTo(Opening.Kind.EXHAUSTED);
        get(pair.close());
        assertThat(socket(sockets.udpPair()).even().local().port()).isEqualTo(FIRST + 2);
        assertThat(wire.rangeSockets()).isEqualTo(4);
    }

    @Test
    void aPairWhoseOddPortIsHeldIsPassedOverAsAWhole() {
        Wire other = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        try {
            socket(other.sockets(new PortRange("other", "media", "media", Transport.UDP, MAC, FIRST + 1, FIRST + 1))
                    .udp());
            RangeSockets sockets = wire.sockets(udp("mac", MAC, 4));
            assertThat(socket(sockets.udpPair()).even().local().port()).isEqualTo(FIRST + 2);
            assertThat(sockets.open()).isEqualTo(2);
            assertThat(socket(sockets.udp()).local().port()).isEqualTo(FIRST); // it was given back
        } finally {
            get(other.close());
        }
    }

    @Test
    void datagramsBetweenTwoClientsHaveTheFaultsOfWhoReceivesThem() {
        betweenTwoClients(wire);
    }

    @Test
    void datagramsBetweenTwoClientsHaveFaultsOnASingleAddressToo() {
        betweenTwoClients(single);
    }

    private void betweenTwoClients(Wire of) {
        UdpSocket mac = socket(of.dialler(MAC).sockets(udp("mac", MAC, 4)).udp());
        UdpSocket ann = socket(of.dialler(ANN).sockets(udp("ann", ANN, 4)).udp());
        assertThat(mac.local()).isEqualTo(new Endpoint(MAC, FIRST));
        LinkedBlockingQueue<String> atMac = heardBy(mac);
        LinkedBlockingQueue<String> atAnn = heardBy(ann);
        get(mac.send(ann.local(), Buffer.buffer("hello")));
        assertThat(poll(atAnn)).isEqualTo(MAC + ":" + FIRST + " hello");
        ArmedFault lose = arm(new LinkFault.Lose(), "ann", "media");
        get(mac.send(ann.local(), Buffer.buffer("lost")));
        get(ann.send(mac.local(), Buffer.buffer("back")));
        assertThat(poll(atMac)).isEqualTo(ANN + ":" + FIRST + " back");
        Event fired = history.await(0, LIMIT, event -> event instanceof Event.FaultFired)
                .orElseThrow();
        assertThat(fired.node()).isEqualTo("ann");
        assertThat(((Event.FaultFired) fired).peer()).isEqualTo(MAC + ":" + FIRST);
        faults.heal(lose);
        get(mac.send(ann.local(), Buffer.buffer("healed")));
        assertThat(poll(atAnn)).endsWith(" healed");
        assertThat(lose.fired()).isEqualTo(1);
    }

    @Test
    void connectionsBetweenTwoClientsHaveFaultsAndAHistory() {
        RangeSockets sockets = wire.dialler(ANN).sockets(tcp("ann", ANN, 2));
        Listening listening = socket(sockets.tcp(socket -> socket.handler(socket::write)));
        Dialler mac = wire.dialler(MAC);
        assertThat(exchange(get(mac.connect(listening.port().published(), LIMIT)), "a file"))
                .isEqualTo("a file");
        Event opened = history.await(0, LIMIT, event -> event instanceof Event.ConnectionOpened)
                .orElseThrow();
        assertThat(opened.node() + " " + opened.stamp().port()).isEqualTo("ann file");
        assertThat(((Event.ConnectionOpened) opened).peer()).startsWith(MAC + ":");
        ArmedFault refuse = arm(new LinkFault.Refuse(), "ann", "file");
        assertThatThrownBy(() -> get(mac.connect(listening.port().published(), LIMIT)))
                .hasMessageContaining("refused");
        assertThat(refuse.fired()).isPositive();
        faults.heal(refuse);
        NetSocket standing = get(mac.connect(listening.port().published(), LIMIT));
        Promise<Void> ended = Promise.promise();
        standing.closeHandler(gone -> ended.complete());
        get(listening.close());
        get(ended.future());
        assertThat(wire.rangeSockets()).isZero();
        assertThat(wire.connections()).isZero();
    }

    @Test
    void aPausedRangeIsSilentAlsoOnWhatItOpensMeanwhile() {
        RangeSockets sockets = wire.sockets(udp("mac", MAC, 4));
        UdpSocket before = socket(sockets.udp());
        sockets.pause(true);
        UdpSocket meanwhile = socket(sockets.udp());
        UdpSocket ann = socket(wire.sockets(udp("ann", ANN, 4)).udp());
        LinkedBlockingQueue<String> atMac = heardBy(before);
        meanwhile.onDatagram(datagram -> atMac.add("meanwhile"));
        LinkedBlockingQueue<String> atAnn = heardBy(ann);
        get(ann.send(before.local(), Buffer.buffer("in")));
        get(ann.send(meanwhile.local(), Buffer.buffer("in")));
        get(before.send(ann.local(), Buffer.buffer("out")));
        get(meanwhile.send(ann.local(), Buffer.buffer("out")));
        assertThat(poll(atMac, 100)).isNull();
        assertThat(poll(atAnn, 100)).isNull();
        sockets.pause(false);
        get(ann.send(before.local(), Buffer.buffer("thawed")));
        assertThat(poll(atMac)).endsWith(" thawed");
        get(meanwhile.send(ann.local(), Buffer.buffer("thawed too")));
        assertThat(poll(atAnn)).endsWith(" thawed too");
    }

    @Test
    void whoMayNotReachAnAddressReachesNoneOfItsCalls() {
        UdpSocket mac = socket(wire.sockets(udp("mac", MAC, 1)).udp());
        LinkedBlockingQueue<String> heard = heardBy(mac);
        get(socket(wire.dialler("127.207.2.100")
                        .sockets(udp("eve", "127.207.2.100", 1))
                        .udp())
                .send(mac.local(), Buffer.buffer("eve")));
        get(socket(wire.sockets(udp("ann", ANN, 1)).udp()).send(mac.local(), Buffer.buffer("ann")));
        assertThat(poll(heard)).endsWith(" ann");
    }

    @Test
    void aClientClosesItsSocketsWithItsDialler() {
        Dialler dialler = wire.dialler(MAC);
        socket(dialler.sockets(udp("mac", MAC, 2)).udp());
        socket(dialler.sockets(tcp("mac", MAC, 2)).tcp(connected -> {}));
        assertThat(wire.rangeSockets()).isEqualTo(2);
        get(dialler.close());
        assertThat(wire.rangeSockets()).isZero();
    }

    @Test
    void aClientOpensNoSocketAtTheAddressOfAnother() {
        PortRange ofAnn = udp("ann", ANN, 2);
        assertThatThrownBy(() -> wire.dialler(MAC).sockets(ofAnn)).hasMessageContaining("at " + ANN + " and not at");
        RangeSockets datagrams = wire.sockets(ofAnn);
        assertThatThrownBy(() -> datagrams.tcp(socket -> {})).hasMessageContaining("has no sockets for TCP");
    }

    @Test
    void onASingleAddressManyCallsUseFewPorts() {
        RangeSockets sockets = single.sockets(udp("mac", MAC, 1000));
        int highest = 0;
        for (int i = 0; i < 400; i++) {
            UdpSocket call = socket(sockets.udp());
            assertThat(call.local()).isEqualTo(new Endpoint(MAC, FIRST + i));
            highest = Math.max(
                    highest, onlyOne.actual(Transport.UDP, call.local()).port());
            get(call.close());
            assertThat(onlyOne.actual(Transport.UDP, call.local())).isEqualTo(call.local()); // and is forgotten
        }
        assertThat(highest).isLessThan(AddressPlan.SINGLE_FIRST_PORT + 200);
    }

    private ArmedFault arm(Fault fault, String host, String service) {
        return faults.arm(fault, Where.port(host, service), Trigger.always());
    }

    private static LinkedBlockingQueue<String> heardBy(UdpSocket socket) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        socket.onDatagram(datagram -> heard.add(datagram.sender() + " " + datagram.data()));
        return heard;
    }

    private static String exchange(NetSocket socket, String text) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        socket.handler(buffer -> heard.add(buffer.toString()));
        socket.exceptionHandler(gone -> {});
        socket.write(text);
        return poll(heard);
    }

    private static String poll(LinkedBlockingQueue<String> queue) {
        return poll(queue, LIMIT.toMillis());
    }

    private static String poll(LinkedBlockingQueue<String> queue, long millis) {
        try {
            return queue.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <S> S socket(Future<Opening<S>> opening) {
        return get(opening).socket().orElseThrow();
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
