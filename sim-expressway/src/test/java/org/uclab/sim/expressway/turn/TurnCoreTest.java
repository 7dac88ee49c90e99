package org.uclab.sim.expressway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Facts;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;

/** The rules of RFC 8656, on a clock that is stepped. */
class TurnCoreTest {

    private static final String USER = "turn";
    private static final String REALM = "edge";
    private static final TurnClient ADA = new TurnClient(Transport.UDP, new Endpoint("127.9.2.100", 5000));
    private static final TurnClient BOB = new TurnClient(Transport.TCP, new Endpoint("127.9.2.101", 5001));
    private static final Endpoint RELAY = new Endpoint("127.9.2.30", 24_000);
    private static final Endpoint ODD = new Endpoint("127.9.2.30", 24_001);
    private static final Endpoint PEER = new Endpoint("127.9.2.200", 3480);
    private static final Endpoint OTHER = new Endpoint("127.9.2.201", 3480);
    private static final Endpoint INSIDE = new Endpoint("127.9.1.10", 5060);
    private static final byte[] UDP_RELAY = {17, 0, 0, 0};
    private static final byte[] DATA = "how are you?".getBytes(StandardCharsets.UTF_8);

    private final LongTermKey key = new LongTermKey(USER, REALM, "secret");
    private final TurnRules rules =
            new TurnRules(USER, REALM, key, address -> address.startsWith("127.9.2."), TurnRules.NONCE_LIFE, 4, 3);
    private final TurnCore core = new TurnCore(rules, Seed.of(1).draws("turn"));
    private Instant now = Instant.parse("2014-03-01T09:00:00Z");
    private int requests;

    @Test
    void whoShowsNoKeyIsChallenged() {
        StunMessage challenged = said(core.on(heard(ADA, bare(StunMethod.ALLOCATE, plain -> plain)), now));
        assertThat(facts(challenged).first(TurnFacts.ERROR)).contains(401);
        assertThat(challenged.text(StunAttribute.REALM)).contains(REALM);
        assertThat(challenged.has(StunAttribute.MESSAGE_INTEGRITY)).isFalse();
        assertThat(error(ADA, StunMethod.ALLOCATE, new LongTermKey(USER, REALM, "guess")))
                .isEqualTo(401);
        assertThat(errorOf(
                        bare(StunMethod.ALLOCATE, plain -> plain.with(StunAttribute.MESSAGE_INTEGRITY, new byte[20]))))
                .isEqualTo(400);
        assertThat(errorOf(bare(
                        StunMethod.ALLOCATE,
                        plain -> plain.with(StunAttribute.USERNAME, USER)
                                .with(StunAttribute.REALM, REALM)
                                .with(StunAttribute.NONCE, "5.0000000000000000")
                                .with(StunAttribute.MESSAGE_INTEGRITY, new byte[20]))))
                .isEqualTo(438);
    }

    @Test
    void aNonceIsStaleAfterAnHour() {
        String nonce = nonce();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(facts(said(core.on(heard(ADA, signed(StunMethod.REFRESH, nonce, plain -> plain)), now)))
                        .first(TurnFacts.ERROR))
                .contains(437);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(facts(said(core.on(heard(ADA, signed(StunMethod.REFRESH, nonce, plain -> plain)), now)))
                        .first(TurnFacts.ERROR))
                .contains(438);
    }

    @Test
    void anybodyMayAskWhereItIs() {
        StunMessage told = said(core.on(heard(ADA, bare(StunMethod.BINDING, plain -> plain)), now));
        assertThat(told.addresses(StunAttribute.XOR_MAPPED_ADDRESS)).containsExactly(ADA.at());
    }

    @Test
    void aRelayIsTold() {
        StunMessage told = allocate(ADA, RELAY);
        assertThat(told.addresses(StunAttribute.XOR_RELAYED_ADDRESS)).containsExactly(RELAY);
        assertThat(told.addresses(StunAttribute.XOR_MAPPED_ADDRESS)).containsExactly(ADA.at());
        assertThat(facts(told).first(TurnFacts.LIFETIME)).contains(600);
        assertThat(key.signed(told)).isTrue();
    }

    @Test
    void oneClientHasOneRelay() {
        StunMessage request = signed(StunMethod.ALLOCATE, nonce(), TurnCoreTest::udp);
        List<TurnAction> asked = core.on(heard(ADA, request), now);
        assertThat(core.on(heard(ADA, request), now)).as("while it is opened").noneMatch(TurnCoreTest::opens);
        core.on(new TurnInput.Opened(ticket(asked), List.of(RELAY)), now);
        StunMessage again = said(core.on(heard(ADA, request), now));
        assertThat(again.addresses(StunAttribute.XOR_RELAYED_ADDRESS))
                .as("the same request")
                .containsExactly(RELAY);
        assertThat(error(ADA, StunMethod.ALLOCATE, TurnCoreTest::udp)).isEqualTo(437);
    }

    @Test
    void whatIsAskedForMustBeToBeHad() {
        assertThat(error(ADA, StunMethod.ALLOCATE, plain -> plain))
                .as("no transport")
                .isEqualTo(400);
        assertThat(error(
                        ADA,
                        StunMethod.ALLOCATE,
                        plain -> plain.with(StunAttribute.REQUESTED_TRANSPORT, new byte[] {6, 0, 0, 0})))
                .as("TCP")
                .isEqualTo(442);
        assertThat(error(
                        ADA,
                        StunMethod.ALLOCATE,
                        plain -> udp(plain).with(StunAttribute.REQUESTED_ADDRESS_FAMILY, new byte[] {2, 0, 0, 0})))
                .as("IPv6")
                .isEqualTo(440);
        assertThat(error(
                        ADA,
                        StunMethod.ALLOCATE,
                        plain -> udp(plain)
                                .with(StunAttribute.EVEN_PORT, new byte[] {0})
                                .with(StunAttribute.RESERVATION_TOKEN, new byte[8])))
                .as("two wishes that exclude each other")
                .isEqualTo(400);
        assertThat(error(
                        ADA,
                        StunMethod.ALLOCATE,
                        plain -> udp(plain).with(StunAttribute.RESERVATION_TOKEN, new byte[8])))
                .as("a token of nobody")
                .isEqualTo(508);
        assertThat(error(ADA, StunMethod.ALLOCATE, plain -> udp(plain).with(0x001A, new byte[0])))
                .as("DONT-FRAGMENT")
                .isEqualTo(420);
    }

    @Test
    void theOddPortIsKeptUnderItsToken() {
        List<TurnAction> asked = core.on(
                heard(
                        ADA,
                        signed(
                                StunMethod.ALLOCATE,
                                nonce(),
                                plain -> udp(plain).with(StunAttribute.EVEN_PORT, new byte[] {(byte) 0x80}))),
                now);
        StunMessage even = said(core.on(new TurnInput.Opened(ticket(asked), List.of(RELAY, ODD)), now));
        byte[] token = even.value(StunAttribute.RESERVATION_TOKEN).orElseThrow();
        StunMessage odd = said(core.on(
                heard(
                        BOB,
                        signed(
                                StunMethod.ALLOCATE,
                                nonce(),
                                plain -> udp(plain).with(StunAttribute.RESERVATION_TOKEN, token))),
                now));
        assertThat(odd.addresses(StunAttribute.XOR_RELAYED_ADDRESS)).containsExactly(ODD);
    }

    @Test
    void theOddPortIsGivenBackAfterHalfAMinuteOrAtOnce() {
        List<TurnAction> asked = core.on(
                heard(
                        ADA,
                        signed(
                                StunMethod.ALLOCATE,
                                nonce(),
                                plain -> udp(plain).with(StunAttribute.EVEN_PORT, new byte[] {(byte) 0x80}))),
                now);
        core.on(new TurnInput.Opened(ticket(asked), List.of(RELAY, ODD)), now);
        now = now.plusSeconds(30);
        assertThat(core.wakeAt()).contains(now);
        assertThat(core.wake(now)).containsExactly(new TurnAction.Close(ODD));
        List<TurnAction> unreserved = core.on(
                heard(
                        BOB,
                        signed(
                                StunMethod.ALLOCATE,
                                nonce(),
                                plain -> udp(plain).with(StunAttribute.EVEN_PORT, new byte[] {0}))),
                now);
        Endpoint even = new Endpoint(RELAY.address(), 24_002);
        Endpoint above = new Endpoint(RELAY.address(), 24_003);
        assertThat(core.on(new TurnInput.Opened(ticket(unreserved), List.of(even, above)), now))
                .contains(new TurnAction.Close(above));
    }

    @Test
    void itLastsTenMinutesAndAnHourAtMost() {
        allocate(ADA, RELAY);
        assertThat(lifetime(60)).as("a minute").isEqualTo(600);
        assertThat(lifetime(-1)).as("for ever").isEqualTo(3600);
        now = now.plus(TurnRules.LIFETIME_MAX);
        assertThat(core.wake(now)).contains(new TurnAction.Close(RELAY));
        assertThat(error(ADA, StunMethod.REFRESH, plain -> plain)).isEqualTo(437);
    }

    @Test
    void itIsGivenBack() {
        allocate(ADA, RELAY);
        List<TurnAction> given = core.on(
                heard(ADA, signed(StunMethod.REFRESH, nonce(), plain -> plain.with(StunAttribute.LIFETIME, 0))), now);
        assertThat(given).contains(new TurnAction.Close(RELAY));
        assertThat(facts(said(given)).first(TurnFacts.LIFETIME)).contains(0);
        assertThat(core.wakeAt()).isEmpty();
    }

    @Test
    void aConnectionThatEndsTakesItsRelayAlong() {
        allocate(BOB, RELAY);
        assertThat(core.on(new TurnInput.Gone(BOB), now)).contains(new TurnAction.Close(RELAY));
        List<TurnAction> asked = core.on(heard(BOB, signed(StunMethod.ALLOCATE, nonce(), TurnCoreTest::udp)), now);
        core.on(new TurnInput.Gone(BOB), now);
        assertThat(core.on(new TurnInput.Opened(ticket(asked), List.of(ODD)), now))
                .containsExactly(new TurnAction.Close(ODD));
    }

    @Test
    void nothingPassesWithoutPermission() {
        allocate(ADA, RELAY);
        assertThat(relayed(PEER)).isEmpty();
        assertThat(sent(PEER)).isEmpty();
        permit(PEER);
        assertThat(relayed(PEER)).hasSize(1);
        assertThat(sent(PEER)).hasSize(1).allSatisfy(TurnCoreTest::isOurs);
        assertThat(relayed(OTHER)).isEmpty();
        assertThat(sent(OTHER)).isEmpty();
        now = now.plus(TurnRules.PERMISSION);
        assertThat(relayed(PEER)).as("five minutes later").isEmpty();
        assertThat(sent(PEER)).as("five minutes later").isEmpty();
    }

    @Test
    void dataComesInIndicationsOrByChannel() {
        allocate(ADA, RELAY);
        permit(PEER);
        StunMessage indicated = StunMessage.read(relayed(PEER).get(0).message()).orElseThrow();
        assertThat(indicated.addresses(StunAttribute.XOR_PEER_ADDRESS)).containsExactly(PEER);
        assertThat(indicated.value(StunAttribute.DATA)).hasValue(DATA);
        assertThat(bind(0x4001, PEER)).isTrue();
        assertThat(relayed(PEER).get(0).message()).startsWith(0x40, 0x01, 0, DATA.length);
        assertThat(core.on(new TurnInput.Channel(ADA, 0x4001, DATA), now))
                .hasSize(1)
                .allSatisfy(TurnCoreTest::isOurs);
        assertThat(core.on(new TurnInput.Channel(ADA, 0x4002, DATA), now)).isEmpty();
        assertThat(core.on(new TurnInput.Channel(BOB, 0x4001, DATA), now)).isEmpty();
    }

    @Test
    void aChannelHasOnePeerAndAPeerOneChannel() {
        allocate(ADA, RELAY);
        assertThat(bind(0x4001, PEER)).isTrue();
        assertThat(bind(0x4001, PEER)).as("again").isTrue();
        assertThat(bind(0x4001, OTHER)).isFalse();
        assertThat(bind(0x4002, PEER)).isFalse();
        assertThat(bind(0x3FFF, OTHER)).isFalse();
        assertThat(bind(0x7FFF, OTHER)).isFalse();
        now = now.plus(Duration.ofMinutes(9));
        assertThat(lifetime(600)).isEqualTo(600);
        assertThat(bind(0x4002, PEER)).as("nine minutes later").isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(bind(0x4002, PEER)).as("ten minutes later").isTrue();
    }

    @Test
    void nothingIsSentToTheInside() {
        allocate(ADA, RELAY);
        for (Endpoint forbidden : List.of(INSIDE, new Endpoint("127.0.0.1", 22), new Endpoint("192.0.2.1", 80))) {
            assertThat(error(
                            ADA,
                            StunMethod.CREATE_PERMISSION,
                            plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, forbidden)))
                    .isEqualTo(403);
            assertThat(error(
                            ADA,
                            StunMethod.CHANNEL_BIND,
                            plain -> plain.with(StunAttribute.CHANNEL_NUMBER, 0x4001 << 16)
                                    .with(StunAttribute.XOR_PEER_ADDRESS, forbidden)))
                    .isEqualTo(403);
            assertThat(sent(forbidden)).isEmpty();
        }
        assertThat(error(
                        ADA,
                        StunMethod.CREATE_PERMISSION,
                        plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, PEER)
                                .with(StunAttribute.XOR_PEER_ADDRESS, INSIDE)))
                .as("one of two")
                .isEqualTo(403);
        assertThat(sent(PEER)).as("the other of two").isEmpty();
    }

    @Test
    void whatIsHeldIsBounded() {
        IntStream.range(0, rules.allocationsMax()).forEach(i -> allocate(client(i), new Endpoint("127.9.2.30", i + 1)));
        assertThat(error(ADA, StunMethod.ALLOCATE, TurnCoreTest::udp)).isEqualTo(486);
        TurnClient first = client(0);
        for (int i = 0; i < rules.peersMax(); i++) {
            assertThat(facts(said(core.on(permission(first, new Endpoint("127.9.2." + i, 1)), now)))
                            .first(TurnFacts.KIND))
                    .contains("success");
        }
        assertThat(facts(said(core.on(permission(first, PEER), now))).first(TurnFacts.ERROR))
                .contains(508);
        now = now.plus(TurnRules.PERMISSION);
        assertThat(facts(said(core.on(permission(first, PEER), now))).first(TurnFacts.KIND))
                .contains("success");
    }

    @Test
    void noPortIsLeft() {
        List<TurnAction> asked = core.on(heard(ADA, signed(StunMethod.ALLOCATE, nonce(), TurnCoreTest::udp)), now);
        assertThat(facts(said(core.on(new TurnInput.Opened(ticket(asked), List.of()), now)))
                        .first(TurnFacts.ERROR))
                .contains(508);
        allocate(ADA, RELAY);
    }

    @Test
    void brokenIndicationsAreDropped() {
        allocate(ADA, RELAY);
        permit(PEER);
        List<UnaryOperator<StunWriter>> broken = List.of(
                plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, PEER),
                plain -> plain.with(StunAttribute.DATA, DATA),
                plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, new byte[3]).with(StunAttribute.DATA, DATA),
                plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, new Endpoint(PEER.address(), 0))
                        .with(StunAttribute.DATA, DATA),
                plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, PEER)
                        .with(StunAttribute.DATA, DATA)
                        .with(0x001A, new byte[0]));
        for (UnaryOperator<StunWriter> how : broken) {
            assertThat(core.on(heard(ADA, message(StunMessage.Kind.INDICATION, StunMethod.SEND, how)), now))
                    .isEmpty();
        }
    }

    private static TurnClient client(int number) {
        return new TurnClient(Transport.UDP, new Endpoint("127.9.2.110", 1000 + number));
    }

    private TurnInput permission(TurnClient client, Endpoint peer) {
        return heard(
                client,
                signed(
                        StunMethod.CREATE_PERMISSION,
                        nonce(),
                        plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, peer)));
    }

    private void permit(Endpoint peer) {
        assertThat(facts(said(core.on(permission(ADA, peer), now))).first(TurnFacts.KIND))
                .contains("success");
    }

    private boolean bind(int number, Endpoint peer) {
        StunMessage told = said(core.on(
                heard(
                        ADA,
                        signed(
                                StunMethod.CHANNEL_BIND,
                                nonce(),
                                plain -> plain.with(StunAttribute.CHANNEL_NUMBER, number << 16)
                                        .with(StunAttribute.XOR_PEER_ADDRESS, peer))),
                now));
        return told.kind() == StunMessage.Kind.SUCCESS;
    }

    private List<TurnAction.Deliver> relayed(Endpoint from) {
        return core.on(new TurnInput.Relayed(RELAY, from, DATA), now).stream()
                .map(TurnAction.Deliver.class::cast)
                .toList();
    }

    private static void isOurs(TurnAction action) {
        TurnAction.Relay relay = (TurnAction.Relay) action;
        assertThat(relay.relay()).isEqualTo(RELAY);
        assertThat(relay.peer()).isEqualTo(PEER);
        assertThat(relay.data()).isEqualTo(DATA);
    }

    private List<TurnAction> sent(Endpoint to) {
        return core.on(
                heard(
                        ADA,
                        message(
                                StunMessage.Kind.INDICATION,
                                StunMethod.SEND,
                                plain -> plain.with(StunAttribute.XOR_PEER_ADDRESS, to)
                                        .with(StunAttribute.DATA, DATA))),
                now);
    }

    private int lifetime(int wanted) {
        return facts(said(core.on(
                        heard(
                                ADA,
                                signed(
                                        StunMethod.REFRESH,
                                        nonce(),
                                        plain -> plain.with(StunAttribute.LIFETIME, wanted))),
                        now)))
                .first(TurnFacts.LIFETIME)
                .orElseThrow();
    }

    private StunMessage allocate(TurnClient client, Endpoint relay) {
        List<TurnAction> asked = core.on(heard(client, signed(StunMethod.ALLOCATE, nonce(), TurnCoreTest::udp)), now);
        return said(core.on(new TurnInput.Opened(ticket(asked), List.of(relay)), now));
    }

    private static StunWriter udp(StunWriter plain) {
        return plain.with(StunAttribute.REQUESTED_TRANSPORT, UDP_RELAY);
    }

    private static boolean opens(TurnAction action) {
        return action.kind() == TurnAction.Kind.OPEN;
    }

    private static long ticket(List<TurnAction> actions) {
        return actions.stream()
                .filter(TurnCoreTest::opens)
                .map(open -> ((TurnAction.Open) open).ticket())
                .findFirst()
                .orElseThrow();
    }

    private String nonce() {
        return said(core.on(heard(ADA, bare(StunMethod.ALLOCATE, plain -> plain)), now))
                .text(StunAttribute.NONCE)
                .orElseThrow();
    }

    private int error(TurnClient client, StunMethod method, UnaryOperator<StunWriter> how) {
        return facts(said(core.on(heard(client, signed(method, nonce(), how)), now)))
                .first(TurnFacts.ERROR)
                .orElse(0);
    }

    private int error(TurnClient client, StunMethod method, LongTermKey other) {
        StunMessage request = read(
                credentials(begun(StunMessage.Kind.REQUEST, method), nonce()).bytes(Optional.of(other)));
        return facts(said(core.on(heard(client, request), now)))
                .first(TurnFacts.ERROR)
                .orElse(0);
    }

    private int errorOf(StunMessage request) {
        return facts(said(core.on(heard(ADA, request), now)))
                .first(TurnFacts.ERROR)
                .orElse(0);
    }

    private static TurnInput heard(TurnClient client, StunMessage message) {
        return new TurnInput.Heard(client, message);
    }

    private static Facts facts(StunMessage message) {
        return TurnFacts.of(message);
    }

    /** The one answer among that. */
    private static StunMessage said(List<TurnAction> actions) {
        List<byte[]> answers = new ArrayList<>();
        actions.stream()
                .filter(action -> action.kind() == TurnAction.Kind.ANSWER)
                .forEach(action -> answers.add(((TurnAction.Answer) action).message()));
        assertThat(answers).hasSize(1);
        return read(answers.get(0));
    }

    private StunMessage bare(StunMethod method, UnaryOperator<StunWriter> how) {
        return message(StunMessage.Kind.REQUEST, method, how);
    }

    private StunMessage message(StunMessage.Kind kind, StunMethod method, UnaryOperator<StunWriter> how) {
        return read(how.apply(begun(kind, method)).bytes(Optional.empty()));
    }

    private StunMessage signed(StunMethod method, String nonce, UnaryOperator<StunWriter> how) {
        return read(credentials(how.apply(begun(StunMessage.Kind.REQUEST, method)), nonce)
                .bytes(Optional.of(key)));
    }

    private static StunWriter credentials(StunWriter plain, String nonce) {
        return plain.with(StunAttribute.USERNAME, USER)
                .with(StunAttribute.REALM, REALM)
                .with(StunAttribute.NONCE, nonce);
    }

    private StunWriter begun(StunMessage.Kind kind, StunMethod method) {
        byte[] transaction = new byte[StunMessage.TRANSACTION_BYTES];
        transaction[0] = (byte) ++requests;
        transaction[1] = (byte) (requests >> 8);
        return new StunWriter(kind, method.code(), transaction);
    }

    private static StunMessage read(byte[] bytes) {
        return StunMessage.read(bytes).orElseThrow();
    }
}
