package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uclab.lab.history.Event;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipReading;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.SipUri;

/** The messages of RFC 4475 and RFC 5118, read by our reader, and answered by a node over UDP and TCP. */
class SipTortureTest {

    private static final String NETWORK = "127.208";
    /** Answers what comes over UDP; what comes over TCP goes to the other, which has not heard of it. */
    private static final String PUB = NETWORK + ".1.10";

    private static final String SUB = NETWORK + ".1.11";
    private static final Set<String> DONE = new HashSet<>();

    /** Where the answers go that are wanted at the port of the last step: what these messages name, and the usual one. */
    private static final int[] PORTS = {5060, 5050, 5070, 6050, 19_823};

    private static RunningCluster cluster;
    private static SipStranger stranger;
    private static SipStranger caller;

    @BeforeAll
    static void start() {
        cluster = new RunningCluster(NETWORK, PhoneCompany.database(), 1);
        stranger = new SipStranger(cluster, PUB, NETWORK + ".1.60", PORTS);
        caller = new SipStranger(cluster, SUB, NETWORK + ".1.61");
    }

    @AfterAll
    static void stop() {
        for (SipTransport transport : List.of(SipTransport.UDP, SipTransport.TCP)) {
            try (Telephone mac = new Telephone(cluster.lab(), "MDonald", "5002", NETWORK + ".1.50")) {
                assertThat(mac.registers(transport == SipTransport.UDP ? PUB : SUB, transport)
                                .status())
                        .isEqualTo(200);
            }
        }
        stranger.close();
        caller.close();
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    static List<SipVector> vectors() {
        return Stream.of("rfc4475", "rfc5118")
                .flatMap(folder -> SipVector.of(folder).stream())
                .toList();
    }

    @Test
    void thereAreAllOfThem() {
        assertThat(SipVector.of("rfc4475")).hasSize(49);
        assertThat(SipVector.of("rfc5118")).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isReadAsItIsMeant(SipVector vector) {
        SipReading reading = new SipReader(SipLimits.STANDARD).read(vector.bytes());
        if (vector.reading().equals("valid")) {
            SipMessage message =
                    reading.message().orElseThrow(() -> new AssertionError(((SipReading.Refused) reading).why()));
            vector.fields()
                    .forEach((field, value) ->
                            assertThat(read(message, field)).as(field).isEqualTo(value));
            SipReading again = new SipReader(SipLimits.STANDARD).read(message.bytes());
            assertThat(again.message().map(one -> one.headers().without(HeaderName.CONTENT_LENGTH)))
                    .contains(message.headers().without(HeaderName.CONTENT_LENGTH));
            return;
        }
        SipReading.Refused refused = (SipReading.Refused) reading;
        String how =
                refused.answer().map(answer -> String.valueOf(answer.status())).orElse("silently");
        assertThat("refused " + how).as(refused.why()).isEqualTo(vector.reading());
    }

    /** Behind an empty line, which is skipped (RFC 3261 §7.5), no message is one that is read by an index of its head. */
    @ParameterizedTest
    @MethodSource("vectors")
    void isReadAlikeByAnIndexAndByTheWholeGrammar(SipVector vector) {
        byte[] behind = Arrays.copyOf("\r\n".getBytes(StandardCharsets.US_ASCII), vector.bytes().length + 2);
        System.arraycopy(vector.bytes(), 0, behind, 2, vector.bytes().length);
        SipReader reader = new SipReader(SipLimits.STANDARD);
        assertThat(told(reader.read(vector.bytes()))).isEqualTo(told(reader.read(behind)));
    }

    private static String told(SipReading reading) {
        return reading.message()
                .map(SipMessage::text)
                .orElseGet(() -> ((SipReading.Refused) reading).why()
                        + ((SipReading.Refused) reading).answer().map(SipMessage::text));
    }

    private static String read(SipMessage message, String field) {
        String[] words = field.split("\\.", 3);
        return switch (words[0]) {
            case "method" -> ((SipRequest) message).method();
            case "uri" ->
                words.length == 1
                        ? ((SipRequest) message).uri()
                        : uri(((SipRequest) message).sipUri().orElseThrow(), words[1]);
            case "status" -> String.valueOf(((SipResponse) message).status());
            case "phrase" -> ((SipResponse) message).phrase();
            case "from" -> address(message.from(), field.substring("from.".length()));
            case "to" -> address(message.to(), field.substring("to.".length()));
            case "contacts" -> String.valueOf(message.contacts().size());
            case "contact" -> address(message.contacts().get(Integer.parseInt(words[1])), words[2]);
            case "cseq" -> message.cseq().toString();
            case "call-id" -> message.callId();
            case "max-forwards" ->
                String.valueOf(message.number(HeaderName.MAX_FORWARDS).orElseThrow());
            case "vias" -> String.valueOf(message.vias().size());
            case "via" -> message.vias().get(Integer.parseInt(words[1])).toString();
            case "header" -> message.header(field.substring("header.".length())).orElseThrow();
            case "body" -> String.valueOf(message.body().size());
            case "sdp" -> described(message, words.length > 1);
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static String uri(SipUri uri, String part) {
        return switch (part) {
            case "user" -> uri.user();
            case "host" -> uri.host();
            case "port" -> String.valueOf(uri.port());
            default -> throw new IllegalArgumentException(part);
        };
    }

    private static String address(NameAddress address, String part) {
        return switch (part) {
            case "name" -> address.displayName();
            case "uri" -> address.uri();
            case "uri.port" -> uri(address.sipUri().orElseThrow(), "port");
            case "tag" -> address.tag();
            default -> {
                assertThat(address.parameters().has(part)).as(part).isTrue();
                yield address.parameters().value(part).orElse("");
            }
        };
    }

    private static String described(SipMessage message, boolean where) {
        SessionDescription all = SessionDescription.parse(message.body().text()).orElseThrow();
        Function<MediaDescription, String> said = where
                ? media -> all.connectionOf(media).map(Connection::address).orElse("nowhere")
                : media -> media.kind() + " " + media.port();
        return all.media().stream().map(said).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isAnsweredOverUdp(SipVector vector) {
        byte[] bytes = unique(vector, "u");
        stranger.datagram(bytes);
        String probe = SipStranger.probe("UDP");
        stranger.datagram(probe.getBytes(StandardCharsets.UTF_8));
        List<SipStranger.Reply> heard =
                heard(probe, stranger.datagrams, vector.udp().statuses().size(), DONE);
        judge(vector, vector.udp(), finals(heard, DONE));
        DONE.add(new SipStranger.Reply(new String(bytes, StandardCharsets.ISO_8859_1)).callId());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isAnsweredOverTcp(SipVector vector) {
        byte[] bytes = unique(vector, "t");
        SipVector.Outcome outcome = vector.tcp();
        SipStranger.Line line = caller.dials();
        line.says(bytes);
        boolean over = outcome.closes() || outcome.waits();
        if (outcome.closes()) {
            line.closed.orTimeout(60, TimeUnit.SECONDS).join();
        }
        SipStranger.Line next = over ? caller.dials() : line;
        String probe = SipStranger.probe("TCP");
        next.says(probe);
        List<SipStranger.Reply> heard =
                heard(probe, next.replies, over ? 0 : outcome.statuses().size(), Set.of());
        judge(vector, outcome, finals(over ? List.copyOf(line.replies) : heard, Set.of()));
        assertThat(line.closed.isDone()).isEqualTo(outcome.closes());
        next.hangsUp();
        if (outcome.waits()) {
            line.hangsUp();
        }
    }

    /** Several have one branch or one Call-ID, which no two transactions may have: on the wire each has its own. */
    private static byte[] unique(SipVector vector, String transport) {
        String own = vector.name().replaceAll("[^a-z0-9]", "") + transport;
        return new String(vector.bytes(), StandardCharsets.ISO_8859_1)
                .replaceFirst("z9hG4bK(kdjuw|as3)", "z9hG4bK" + own)
                .replaceFirst("S?S?G9559905523997077", own)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** All that came, up to the answer to a good question and to as many final answers as there should be. */
    private static List<SipStranger.Reply> heard(
            String probe, LinkedBlockingQueue<SipStranger.Reply> replies, int statuses, Set<String> earlier) {
        List<SipStranger.Reply> heard = new ArrayList<>(SipStranger.before(probe, replies));
        while (finals(heard, earlier).size() < statuses) {
            heard.add(Telephone.next(replies));
        }
        return heard;
    }

    /** Each once, and what is said again of earlier ones left out. */
    private static List<SipStranger.Reply> finals(List<SipStranger.Reply> heard, Set<String> earlier) {
        Set<String> seen = new HashSet<>();
        return heard.stream()
                .filter(reply -> !reply.provisional() && !earlier.contains(reply.callId()))
                .filter(reply -> seen.add(reply.callId()))
                .toList();
    }

    private static void judge(SipVector vector, SipVector.Outcome outcome, List<SipStranger.Reply> finals) {
        assertThat(finals).extracting(SipStranger.Reply::status).containsExactlyElementsOf(outcome.statuses());
        vector.answers()
                .forEach(
                        (name, text) -> assertThat(finals.get(finals.size() - 1).header(name))
                                .as(name)
                                .contains(text));
    }
}
