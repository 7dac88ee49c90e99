package org.uclab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.Via;
import org.uclab.protocol.sip.digest.DigestClient;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** What a registered phone and a call between two of them take of a node's heap, once the transactions of both are forgotten. */
public final class PhonesBench {

    private static final int NODE = 0;
    private static final int COUNT = 1;
    private static final int PHONES_OF_A_CALL = 10;
    private static final int GUEST = 200;
    private static final int SCALE = 20;
    private static final int EVENTS_KEPT = 100;
    private static final int LOOKS_MAX = 200;
    private static final int LOOK_MS = 300;
    private static final int ANSWER_MS = 5_000;
    private static final long NOISE_BYTES = 16 * 1024;

    private final DatagramSocket socket;
    private final Endpoint node;
    private final String own;
    private final SipReader reader = new SipReader(SipLimits.STANDARD);
    private long number;

    private PhonesBench(DatagramSocket socket, Endpoint node, String own) {
        this.socket = socket;
        this.node = node;
        this.own = own;
    }

    /**
     * Registers phones and has some of them call each other.
     *
     * @param args file of the world, number of its phones
     */
    public static void main(String[] args) throws IOException, WorldException, InterruptedException {
        int phones = Integer.parseInt(args[COUNT]);
        Path file = Files.createTempFile("phones", ".yaml");
        Files.write(file, Files.readAllBytes(Path.of(args[NODE])));
        PrintStream out = System.out;
        BenchOptions options = new BenchOptions(SCALE, 0, false, EVENTS_KEPT, OptionalLong.empty());
        try (Bench bench = Bench.start(Worlds.load(file.toString()), options)) {
            Endpoint published = bench.node("ucm1").ports().stream()
                    .filter(port -> port.service().equals("sip"))
                    .findFirst()
                    .orElseThrow()
                    .published();
            String own = bench.guest("inside", GUEST).from();
            try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own, 0))) {
                socket.setSoTimeout(ANSWER_MS);
                PhonesBench all = new PhonesBench(socket, bench.addressPlan().actual(Transport.UDP, published), own);
                int first = phones / PHONES_OF_A_CALL;
                all.register(0, first);
                long before = all.settled();
                all.register(first, phones);
                long registered = all.settled();
                out.printf(
                        "bench=phones registrations=%d bytes_each=%d%n",
                        phones - first, (registered - before) / (phones - first));
                all.call(0, first, first);
                long called = all.settled();
                out.printf("bench=phones calls=%d bytes_each=%d%n", first, (called - registered) / first);
            }
        } finally {
            Files.delete(file);
        }
    }

    private void register(int from, int to) throws IOException {
        for (int phone = from; phone < to; phone++) {
            String user = "%05d".formatted(phone);
            SipRequest register =
                    request("REGISTER", "sip:example.com", user, user).with(HeaderName.EXPIRES, "3600");
            expect(proven(register, user), 200);
        }
    }

    private void call(int from, int to, int called) throws IOException {
        for (int phone = from; phone < to; phone++) {
            String user = "%05d".formatted(phone);
            String other = "%05d".formatted(phone + called);
            SipRequest invite = request("INVITE", "sip:" + other + "@example.com", user, other)
                    .withBody("application/sdp", description());
            SipResponse answer = proven(invite, user);
            expect(answer, 200);
            SipRequest ack = request("ACK", answer.contacts().get(0).uri(), user, other)
                    .with(HeaderName.FROM, answer.from())
                    .with(HeaderName.TO, answer.to())
                    .with(HeaderName.CALL_ID, answer.callId())
                    .with(HeaderName.CSEQ, answer.cseq().number() + " ACK");
            send(ack);
        }
    }

    private static void expect(SipResponse answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.text());
        }
    }

    private SipBody description() {
        return SipBody.of("v=0\r\no=- 1 1 IN IP4 " + own + "\r\ns=-\r\nc=IN IP4 " + own
                + "\r\nt=0 0\r\nm=audio 30000 RTP/AVP 0\r\n");
    }

    private SipRequest request(String method, String uri, String from, String to) {
        number++;
        String at = own + ":" + socket.getLocalPort();
        return SipRequest.of(method, uri)
                .with(HeaderName.VIA, Via.of(SipTransport.UDP, at, Via.MAGIC_COOKIE + "bench" + number))
                .with(HeaderName.MAX_FORWARDS, "70")
                .with(HeaderName.FROM, "<sip:" + from + "@example.com>;tag=t" + number)
                .with(HeaderName.TO, "<sip:" + to + "@example.com>")
                .with(HeaderName.CALL_ID, "bench-" + number)
                .with(HeaderName.CSEQ, "1 " + method)
                .with(HeaderName.CONTACT, "<sip:" + from + "@" + at + ">");
    }

    private SipResponse proven(SipRequest request, String user) throws IOException {
        SipResponse challenge = asked(request);
        if (request.is(SipRequest.INVITE)) {
            send(request.with(HeaderName.CSEQ, "1 ACK").with(HeaderName.TO, challenge.to()), "ACK");
        }
        number++;
        SipRequest again = new DigestClient(user, "secret", () -> "bench")
                .again(request, challenge)
                .orElseThrow(() -> new IllegalStateException(challenge.text()))
                .withVia(Via.of(
                        SipTransport.UDP, own + ":" + socket.getLocalPort(), Via.MAGIC_COOKIE + "bench" + number));
        return asked(again);
    }

    private void send(SipRequest request, String method) throws IOException {
        send(SipRequest.of(method, request.uri(), request.headers(), SipBody.none()));
    }

    private void send(SipMessage message) throws IOException {
        byte[] bytes = message.bytes();
        socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(node.address(), node.port())));
    }

    /** The final answer to it; requests that come meanwhile are answered. */
    private SipResponse asked(SipRequest request) throws IOException {
        send(request);
        while (true) {
            SipMessage message = received();
            if (message instanceof SipResponse response
                    && !response.provisional()
                    && response.callId().equals(request.callId())
                    && response.cseq().equals(request.cseq())) {
                return response;
            }
        }
    }

    private SipMessage received() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        SipMessage message = reader.read(Arrays.copyOf(packet.getData(), packet.getLength()))
                .message()
                .orElseThrow();
        if (message instanceof SipRequest asks && !asks.is(SipRequest.ACK)) {
            SipResponse ok = asks.response(200).withToTag("b" + number);
            send(
                    asks.is(SipRequest.INVITE)
                            ? ok.with(HeaderName.CONTACT, "<sip:bench@" + own + ":" + socket.getLocalPort() + ">")
                                    .withBody("application/sdp", description())
                            : ok);
        }
        return message;
    }

    /** Bytes of the heap in use, when no more of them can be had back and nothing comes any more. */
    private long settled() throws IOException, InterruptedException {
        socket.setSoTimeout(LOOK_MS);
        long least = Long.MAX_VALUE;
        int same = 0;
        for (int looks = 0; looks < LOOKS_MAX && same < 10; looks++) {
            try {
                received();
                continue;
            } catch (SocketTimeoutException quiet) {
                System.gc();
            }
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            same = used < least - NOISE_BYTES ? 0 : same + 1;
            least = Math.min(least, used);
        }
        socket.setSoTimeout(ANSWER_MS);
        return least;
    }
}
