package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;

/** What comes to the media of a node that should not; the call that has them goes on, and the next good one goes through. */
@Timeout(300)
class HostileMediaTest {

    private static final String NETWORK = "127.212";
    private static final long OURS = 7;
    private static final int FLOOD = 500;
    private static final int LARGE = 60_000;

    private final CallBench bench = new CallBench(NETWORK, CallSettings.usual(), 1);
    private final Telephone mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.UDP);
    /** What the echo sends back, as packets. */
    private final LinkedBlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();

    private final UdpSocket peer =
            RunningCluster.await(bench.cluster.wire.dialler(NETWORK + ".1.98").udp());
    private final Telephone.Talk call;
    private final Endpoint echo;
    private int sent;

    HostileMediaTest() {
        peer.onDatagram(datagram -> heard.add(datagram.data().getBytes()));
        String offer = mac.offer(Direction.SENDRECV)
                .text()
                .replaceAll("c=IN IP4 \\S+", "c=IN IP4 " + peer.local().address())
                .replaceFirst("m=audio \\d+", "m=audio " + peer.local().port());
        call = mac.calls("9901", invite -> invite.withBody("application/sdp", SipBody.of(offer)));
        assertThat(last(call).status()).isEqualTo(200);
        MediaDescription audio = call.remote.first("audio").orElseThrow();
        echo = new Endpoint(call.remote.connectionOf(audio).orElseThrow().address(), audio.port());
    }

    @AfterEach
    void theCallGoesOnAndTheNextGoodOneGoesThrough() {
        assertThat(echoed(99)).isNotNull();
        assertThat(mac.hangsUp(call).status()).isEqualTo(200);
        Telephone.Talk next = mac.calls("9901");
        assertThat(last(next).status()).isEqualTo(200);
        bench.hears(mac, 1);
        assertThat(mac.hangsUp(next).status()).isEqualTo(200);
        RunningCluster.await(peer.close());
        bench.close();
        assertThat(bench.cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    /** A packet of 20 ms of µ-law, which is all one octet. */
    private static byte[] packet(long source, int number, int octet) {
        byte[] packet = new byte[12 + 160];
        Arrays.fill(packet, (byte) octet);
        ByteBuffer.wrap(packet)
                .putShort((short) 0x8000)
                .putShort((short) number)
                .putInt(160 * number)
                .putInt((int) source);
        return packet;
    }

    private static int octet(byte[] packet) {
        return packet[packet.length - 1] & 0xff;
    }

    private static int source(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(8);
    }

    private static void send(UdpSocket from, Endpoint to, byte[] bytes) {
        RunningCluster.await(from.send(to, Buffer.buffer(bytes)));
    }

    /** Speaks in packets of that octet until one of them has come back. */
    private byte[] echoed(int octet) {
        AtomicReference<byte[]> echoed = new AtomicReference<>();
        bench.until("the echo of " + octet, () -> {
            send(peer, echo, packet(OURS, ++sent, octet));
            heard.stream()
                    .filter(packet -> packet.length == 172 && octet(packet) == octet)
                    .findFirst()
                    .ifPresent(echoed::set);
            return echoed.get() != null;
        });
        return echoed.get();
    }

    @Test
    void whoIsNotAgreedIsNeitherHeardNorAnswered() {
        int source = source(echoed(1));
        UdpSocket stranger = RunningCluster.await(
                bench.cluster.wire.dialler(NETWORK + ".1.97").udp());
        LinkedBlockingQueue<byte[]> answered = new LinkedBlockingQueue<>();
        stranger.onDatagram(datagram -> answered.add(datagram.data().getBytes()));
        Endpoint reports = new Endpoint(echo.address(), echo.port() + 1);
        byte[] goodbye = ByteBuffer.allocate(8)
                .putInt(0x81cb0001) // RTCP BYE of one source
                .putInt((int) OURS)
                .array();
        for (int i = 0; i < FLOOD; i++) {
            send(stranger, echo, packet(i % 2 == 0 ? OURS : i, sent + i, 66));
            send(stranger, reports, goodbye);
        }
        byte[] after = echoed(2);
        assertThat(source(after)).isEqualTo(source);
        assertThat(heard).noneMatch(packet -> octet(packet) == 66);
        assertThat(answered).isEmpty();
        RunningCluster.await(stranger.close());
    }

    @Test
    void whoTakesTheNumberOfTheEchoHasItTakeAnother() {
        int taken = source(echoed(1));
        send(peer, echo, packet(taken, 1, 66));
        byte[] after = echoed(2);
        assertThat(source(after)).isNotEqualTo(taken);
        send(peer, echo, packet(source(after), 1, 66));
        assertThat(source(echoed(3)))
                .as("it changes once, and takes what follows for a loop")
                .isEqualTo(source(after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "80", // no header
                "4000000100000001000000070000", // another version
                "8f00000100000001000000070000", // fifteen contributing sources, and none there
                "900000010000000100000007bedeffff0000", // an extension longer than the packet
                "a0000001000000010000000700ff", // padding longer than the packet
                "807f00010000000100000007aaaa", // another payload type
                "80c8000600000007" // a report at the port of sound
            })
    void whatIsNoSoundIsPassedOver(String hex) {
        int source = source(echoed(1));
        byte[] bytes = HexFormat.of().parseHex(hex);
        IntStream.range(0, FLOOD).forEach(i -> send(peer, echo, bytes));
        assertThat(source(echoed(2))).isEqualTo(source);
    }

    /** No more of it than a socket takes, and no more comes back. */
    @Test
    void aPacketAsLongAsADatagramCanBeIsNotAnsweredInFull() {
        echoed(1);
        byte[] large = Arrays.copyOf(packet(OURS, ++sent, 66), LARGE);
        Arrays.fill(large, 12, large.length, (byte) 66);
        IntStream.range(0, FLOOD).forEach(i -> send(peer, echo, large));
        echoed(2);
        assertThat(heard).allMatch(packet -> packet.length < LARGE / 2);
    }
}
