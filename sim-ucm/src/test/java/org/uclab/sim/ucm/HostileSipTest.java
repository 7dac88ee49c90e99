package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.EndpointTerms;
import org.uclab.sim.ucm.cluster.CallSettings;

/** Strangers who do with the sockets of a node what nobody should; behind each of them the next good call goes through. */
class HostileSipTest {

    private static final String NETWORK = "127.209";

    private static CallBench bench;
    private static Telephone mac;
    private static Telephone ada;
    private static SipStranger stranger;
    private static int numbers;

    @BeforeAll
    static void start() {
        bench = new CallBench(NETWORK, CallSettings.usual(), 1);
        mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
        ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.UDP);
        stranger = new SipStranger(bench.cluster, bench.pub, NETWORK + ".1.90", 5060);
    }

    @AfterAll
    static void stop() {
        stranger.close();
        bench.close();
        assertThat(bench.cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    @AfterEach
    void theNextGoodCallGoesThrough() {
        Telephone.Talk[] talk = bench.talking(mac, ada);
        assertThat(mac.hangsUp(talk[0]).status()).isEqualTo(200);
        Telephone.next(ada.gone);
    }

    /** An INVITE of nobody, of its own Call-ID. */
    private static String invite(String more) {
        int number = ++numbers;
        return "INVITE sip:5003@" + bench.pub + " SIP/2.0\r\nVia: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bKbad" + number
                + "\r\nFrom: <sip:nobody@example.com>;tag=n" + number + "\r\nTo: <sip:5003@" + bench.pub
                + ">\r\nCall-ID: bad-" + number + "\r\nCSeq: 1 INVITE\r\nContact: <sip:nobody@192.0.2.1>\r\n" + more
                + "\r\n";
    }

    private static final String NO_BODY = "Max-Forwards: 70\r\nContent-Length: 0\r\n";

    private static SipStranger.Reply answer(SipStranger.Line line) {
        return Telephone.next(line.replies, reply -> !reply.provisional());
    }

    private static void closes(SipStranger.Line line) {
        line.closed.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void aStreamOfSingleBytesIsAStreamOfMessages() {
        SipStranger.Line line = stranger.dials();
        String all = "\r\n\r\n" + invite(NO_BODY) + "\r\n\r\n" + SipStranger.probe("TCP");
        for (byte one : all.getBytes(StandardCharsets.US_ASCII)) {
            line.says(new byte[] {one});
        }
        assertThat(Telephone.next(line.replies).text()).isEqualTo("\r\n");
        assertThat(answer(line).status()).isEqualTo(503);
        assertThat(Telephone.next(line.replies, reply -> reply.status() == 200).callId())
                .startsWith("probe-");
        line.hangsUp();
    }

    @Test
    void manyMessagesAndPingsInOneSegmentAreEachAnswered() {
        SipStranger.Line line = stranger.dials();
        String one = SipStranger.probe("TCP");
        String two = SipStranger.probe("TCP");
        String three = SipStranger.probe("TCP");
        line.says(one + "\r\n\r\n" + two + three + "\r\n\r\n\r\n\r\n" + SipStranger.probe("TCP"));
        List<String> came = IntStream.range(0, 7)
                .mapToObj(i -> Telephone.next(line.replies))
                .map(reply -> reply.status() == 0 ? "pong" : String.valueOf(reply.status()))
                .toList();
        assertThat(came).containsExactly("200", "pong", "200", "200", "pong", "pong", "200");
        line.hangsUp();
    }

    @Test
    void aHeadThatNeverEndsEndsTheConnection() {
        SipStranger.Line line = stranger.dials();
        line.says("INVITE sip:5003@example.com SIP/2.0\r\n");
        String field = "X: " + "y".repeat(1_000) + "\r\n";
        line.says(field.repeat(SipLimits.STANDARD.headBytesMax() / field.length() + 1));
        closes(line);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItComes() {
        SipStranger.Line line = stranger.dials();
        line.says(invite("Content-Type: application/sdp\r\nContent-Length: " + (SipLimits.STANDARD.bodyBytesMax() + 1)
                + "\r\n"));
        assertThat(answer(line).status()).isEqualTo(413);
        closes(line);
    }

    @Test
    void aFloodOfHeaderFieldsIsRefused() {
        SipStranger.Line line = stranger.dials();
        line.says(invite("X: y\r\n".repeat(SipLimits.STANDARD.headersMax()) + NO_BODY));
        assertThat(answer(line).status()).isEqualTo(400);
        line.says(invite("X: " + "y".repeat(SipLimits.STANDARD.lineCharsMax()) + "\r\n" + NO_BODY));
        assertThat(answer(line).status()).isEqualTo(400);
        line.hangsUp();
    }

    /** A datagram is taken up to a size of its own, and what of it is read is no message. */
    @ParameterizedTest
    @ValueSource(ints = {10_000, 20_000, 40_000, 60_000})
    void aDatagramThatIsAllHeadIsRefused(int size) {
        stranger.datagram(invite("X: " + "y".repeat(size) + "\r\n" + NO_BODY)
                .replace("SIP/2.0/TCP", "SIP/2.0/UDP")
                .getBytes(StandardCharsets.US_ASCII));
        String probe = SipStranger.probe("UDP");
        stranger.datagram(probe.getBytes(StandardCharsets.US_ASCII));
        assertThat(SipStranger.before(probe, stranger.datagrams))
                .hasSize(1)
                .allMatch(reply -> reply.status() == 400, "is refused");
    }

    @Test
    void aDatagramOfManyFieldsIsRefused() {
        stranger.datagram(invite("X: y\r\n".repeat(SipLimits.STANDARD.headersMax()) + NO_BODY)
                .replace("SIP/2.0/TCP", "SIP/2.0/UDP")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(Telephone.next(stranger.datagrams).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: -1\r\n", "Content-Length: five\r\n", "", "l: 5\r\nContent-Length: 6\r\n"})
    void aLengthThatIsNoneIsRefusedAndEndsTheConnection(String length) {
        SipStranger.Line line = stranger.dials();
        line.says(invite("Max-Forwards: 70\r\n" + length) + "hello");
        assertThat(answer(line).status()).isEqualTo(400);
        closes(line);
    }

    @Test
    void aLengthThatIsTooShortSpoilsTheNextMessageAlone() {
        SipStranger.Line line = stranger.dials();
        line.says(invite("Max-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: 2\r\n") + "hello"
                + SipStranger.probe("TCP"));
        assertThat(answer(line).status()).isEqualTo(488);
        assertThat(answer(line).status()).isEqualTo(400);
        String good = SipStranger.probe("TCP");
        line.says(good);
        assertThat(SipStranger.before(good, line.replies)).isEmpty();
        line.hangsUp();
    }

    @Test
    void aLengthThatIsTooLongIsWaitedForAndSwallowsWhatFollows() {
        SipStranger.Line line = stranger.dials();
        String swallowed = SipStranger.probe("TCP");
        line.says(invite("Max-Forwards: 70\r\nContent-Type: text/plain\r\nContent-Length: " + (swallowed.length() + 1)
                        + "\r\n")
                + swallowed);
        SipStranger.Line other = stranger.dials();
        String probe = SipStranger.probe("TCP");
        other.says(probe);
        assertThat(SipStranger.before(probe, other.replies)).isEmpty();
        assertThat(line.replies).isEmpty();
        line.says("!");
        assertThat(answer(line).status()).isEqualTo(415);
        line.hangsUp();
        other.hangsUp();
    }

    @Test
    void whatGoesRoundInCirclesIsStopped() {
        SipStranger.Line line = stranger.dials();
        line.says(invite("Max-Forwards: 0\r\nContent-Length: 0\r\n"));
        assertThat(answer(line).status()).isEqualTo(483);
        line.says(invite(
                "Via: SIP/2.0/TCP 192.0.2.2;branch=z9hG4bKround\r\n".repeat(SipLimits.STANDARD.viasMax()) + NO_BODY));
        assertThat(answer(line).status()).isEqualTo(483);
        String once = invite(NO_BODY);
        line.says(once + once.replaceFirst("branch=z9hG4bKbad", "branch=z9hG4bKround"));
        List<SipStranger.Reply> both = List.of(answer(line), answer(line));
        assertThat(both).extracting(SipStranger.Reply::status).containsExactlyInAnyOrder(503, 482);
        line.hangsUp();
    }

    @Test
    void aThousandContactsAreTooManyHoweverTheyAreWritten() {
        String[] all = {
            IntStream.range(0, 1_000)
                    .mapToObj(i -> "<sip:" + i + "@192.0.2.1>")
                    .collect(Collectors.joining(", ", "Contact: ", "\r\n")),
            IntStream.range(0, 1_000)
                    .mapToObj(i -> "Contact: <sip:" + i + "@192.0.2.1>\r\n")
                    .collect(Collectors.joining()),
            IntStream.range(0, 200)
                    .mapToObj(i -> "m: <sip:" + i + "@h>, <sip:a@h>, <sip:b@h>, <sip:c@h>, <sip:d@h>\r\n")
                    .collect(Collectors.joining())
        };
        SipStranger.Line line = stranger.dials();
        for (String contacts : all) {
            line.says(invite("")
                    .replace("INVITE", "REGISTER")
                    .replace("Contact: <sip:nobody@192.0.2.1>\r\n\r\n", contacts + NO_BODY + "\r\n"));
            assertThat(answer(line).status()).isEqualTo(400);
        }
        line.hangsUp();
    }

    @Test
    void callsThatNobodyAcknowledgesFillNothing() {
        int many = EndpointTerms.TRANSACTIONS_MAX + 100;
        SipStranger.Line line = stranger.dials();
        Set<String> refused = new HashSet<>();
        for (int sent = 0; sent < many; sent += 500) {
            StringBuilder flood = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                flood.append(invite(NO_BODY));
            }
            line.says(flood.toString());
            while (refused.size() < sent + 500) {
                SipStranger.Reply reply = answer(line);
                assertThat(reply.text()).startsWith("SIP/2.0 503 ").contains("Unable to find a device handler");
                refused.add(reply.callId());
            }
        }
        String probe = SipStranger.probe("TCP");
        line.says(probe);
        assertThat(SipStranger.before(probe, line.replies)).isEmpty();
        line.hangsUp();
    }

    /** What a stranger says as the phone of line 5004, which the product's own need not prove. */
    private static String ofGrace(String method, String to, int number, String more) {
        String contact = "<sip:5004@" + NETWORK + ".1.100:5060;transport=tcp>";
        return method + " sip:" + to + "@" + bench.pub + " SIP/2.0\r\nVia: SIP/2.0/TCP " + NETWORK
                + ".1.100:5060;branch=z9hG4bKgrace" + method + number + "\r\nFrom: <sip:5004@" + bench.pub
                + ">;tag=grace\r\nTo: <sip:" + to + "@" + bench.pub + ">\r\nCall-ID: grace-" + method + number
                + "\r\nCSeq: 1 " + method + "\r\nContact: " + contact
                + ";+u.sip!devicename.ccm.cisco.com=\"CSFGHOPPER\"\r\n" + more + NO_BODY + "\r\n";
    }

    @Test
    void aPhoneThatFloodsWithCallsHasAsManyAsItMayAndNobodyElseIsBusy() {
        int may = CallSettings.usual().calls().max();
        int many = 1_000;
        SipStranger.Line line = registeredAsGrace(1);
        line.says(IntStream.range(0, many)
                .mapToObj(i -> ofGrace("INVITE", "9903", i, ""))
                .collect(Collectors.joining()));
        Set<String> rings = new HashSet<>();
        Set<String> refused = new HashSet<>();
        while (rings.size() + refused.size() < many) {
            SipStranger.Reply reply =
                    Telephone.next(line.replies, one -> one.callId().startsWith("grace-INVITE") && one.status() > 100);
            if (reply.status() == 180) {
                rings.add(reply.callId());
            } else {
                assertThat(reply.status()).isEqualTo(486);
                refused.add(reply.callId());
            }
        }
        assertThat(rings).hasSize(may);
        theNextGoodCallGoesThrough();
        line.says(ofGrace("REGISTER", "5004", 2, "Expires: 0\r\n"));
        closes(line); // whoever has left has no connection, and no calls
        SipStranger.Line back = registeredAsGrace(3);
        back.says(ofGrace("INVITE", "9903", many, ""));
        assertThat(Telephone.next(
                                back.replies,
                                reply -> reply.callId().equals("grace-INVITE" + many) && reply.status() > 100)
                        .status())
                .isEqualTo(180);
        back.says(ofGrace("REGISTER", "5004", 4, "Expires: 0\r\n"));
        closes(back);
    }

    private static SipStranger.Line registeredAsGrace(int number) {
        SipStranger.Line line = stranger.dials();
        line.says(ofGrace("REGISTER", "5004", number, "Expires: 600\r\n"));
        assertThat(Telephone.next(
                                line.replies,
                                reply -> reply.callId().equals("grace-REGISTER" + number) && !reply.provisional())
                        .status())
                .isEqualTo(200);
        return line;
    }
}
