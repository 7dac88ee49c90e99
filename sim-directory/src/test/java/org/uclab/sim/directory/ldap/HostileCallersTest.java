package org.uclab.sim.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.directory.ldap.RunningForest.ADA_DN;
import static org.uclab.sim.directory.ldap.RunningForest.LDAP;
import static org.uclab.sim.directory.ldap.RunningForest.PARENT;
import static org.uclab.sim.directory.ldap.RunningForest.await;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.directory.forest.DirectorySettings;
import org.uclab.sim.directory.forest.Product;

/** Callers that send what no client sends. After each the next good request is answered. */
class HostileCallersTest {

    private static final Endpoint SERVER = new Endpoint(RunningForest.address(PARENT), LDAP);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int NOISES = 60;
    private static final int TRICKLE = 20;
    private static final byte NOT = (byte) 0xA2;

    private RunningForest forest;
    private Optional<LabTimer> trickling = Optional.empty();

    @BeforeEach
    void start() {
        DirectorySettings hasty = DirectorySettings.of(Product.ACTIVE_DIRECTORY)
                .withPatience(Duration.ofSeconds(90), Duration.ofSeconds(30));
        forest = new RunningForest(hasty, 10);
    }

    @AfterEach
    void stop() throws LDAPException {
        trickling.ifPresent(LabTimer::cancel);
        LDAPConnection ada = forest.bound(PARENT, LDAP, ADA_DN, "ada.byron!");
        assertThat(ada.search("DC=example,DC=com", SearchScope.SUB, "(sn=byron)")
                        .getEntryCount())
                .isEqualTo(1);
        forest.close();
    }

    @Test
    void noiseEndsTheConnectionWithANotice() {
        Random random = new Random(11);
        for (int i = 0; i < NOISES; i++) {
            byte[] noise = new byte[8 + random.nextInt(600)];
            random.nextBytes(noise);
            noise[0] = (byte) (random.nextBoolean() ? 0x30 : noise[0] | 1);
            noise[1] = (byte) (noise[0] == 0x30 ? random.nextInt(4) : noise[1]);
            assertThat(saidUntilTheEnd(Buffer.buffer(noise))).startsWith("result protocolError, and the connection");
        }
    }

    @Test
    void spoiltRequestsAreEitherAnsweredOrEndTheConnection() {
        byte[] good = search(Filter.createEqualityFilter("sn", "byron"));
        Random random = new Random(12);
        for (int i = 0; i < NOISES; i++) {
            byte[] spoilt = good.clone();
            spoilt[2 + random.nextInt(good.length - 2)] = (byte) random.nextInt(256);
            Buffer twice = Buffer.buffer(spoilt).appendBytes(unbind());
            saidUntilTheEnd(twice);
        }
    }

    @Test
    void aLengthThatIsALieEndsTheConnection() {
        for (byte[] lie : List.of(
                bytes(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff),
                bytes(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
                bytes(0x30, 0x88, 0, 0, 0, 0, 0, 0, 0, 5),
                bytes(0x30, 0x80, 2, 1, 1, 0, 0),
                bytes(0x30, 5, 2, 1, 1, 0x60, 0x7f),
                bytes(0x30, 5, 2, 1, 1, 0x1f, 0),
                bytes(0x30, 0))) {
            assertThat(saidUntilTheEnd(Buffer.buffer(lie))).startsWith("result protocolError, and the connection");
        }
    }

    @Test
    void aFilterOfManyThousandNegationsIsNotFollowed() {
        byte[] filter = Filter.createPresenceFilter("sn").encode().encode();
        for (int i = 0; i < 50_000; i++) {
            filter = new ASN1Element(NOT, filter).encode();
            if (filter.length > 200_000) {
                break;
            }
        }
        assertThat(saidUntilTheEnd(Buffer.buffer(searchWith(filter)).appendBytes(unbind())))
                .startsWith("result adminLimitExceeded to search");
        Filter allowed = Filter.createPresenceFilter("sn");
        for (int i = 0; i < 30; i++) {
            allowed = Filter.createNOTFilter(allowed);
        }
        assertThat(saidUntilTheEnd(
                        Buffer.buffer(bind()).appendBytes(search(allowed)).appendBytes(unbind())))
                .isEqualTo("result success to search");
    }

    @Test
    void aKindOfFilterThatNobodyKnowsIsAnErrorOfThatSearchAlone() {
        byte[] strange = new ASN1Element((byte) 0x8A, new byte[] {'s', 'n'}).encode();
        assertThat(saidUntilTheEnd(
                        Buffer.buffer(bind()).appendBytes(searchWith(strange)).appendBytes(unbind())))
                .startsWith("result protocolError to search");
        assertThat(saidUntilTheEnd(Buffer.buffer(bind())
                        .appendBytes(searchWith(strange))
                        .appendBytes(search(Filter.createPresenceFilter("sn")))
                        .appendBytes(unbind())))
                .isEqualTo("result success to search");
    }

    @Test
    void aScopeOrAWayToFollowAliasesThatNobodyKnowsIsAnError() {
        for (int[] known : new int[][] {{0, 0}, {1, 3}, {2, 1}}) {
            assertThat(saidOf(known[0], known[1])).isEqualTo("result success to search");
        }
        for (int[] unknown : new int[][] {{9, 0}, {3, 0}, {2, 4}, {2, 9}}) {
            assertThat(saidOf(unknown[0], unknown[1])).startsWith("result protocolError to search");
        }
    }

    private String saidOf(int scope, int aliases) {
        byte[] filter = Filter.createPresenceFilter("sn").encode().encode();
        return saidUntilTheEnd(Buffer.buffer(bind())
                .appendBytes(searchWith(filter, scope, aliases))
                .appendBytes(unbind()));
    }

    @Test
    void aMessageLargerThanAnyIsNotWaitedFor() {
        Buffer large = Buffer.buffer(bytes(0x30, 0x83, 0x20, 0, 0));
        assertThat(saidUntilTheEnd(large)).contains("protocolError", "more than 1048576");
    }

    @Test
    void whatIsNoRequestEndsTheConnection() {
        byte[] response = Replies.last(new LDAPMessage(1, new BindRequestProtocolOp("", "")), Outcome.SUCCESS)
                .orElseThrow()
                .encode()
                .encode();
        assertThat(saidUntilTheEnd(Buffer.buffer(response))).startsWith("result protocolError, and the connection");
        assertThat(saidUntilTheEnd(Buffer.buffer(new LDAPMessage(0, new BindRequestProtocolOp("", ""))
                        .encode()
                        .encode())))
                .startsWith("result protocolError, and the connection");
    }

    @Test
    void aRequestInPiecesAndManyInOnePieceAreRead() {
        long before = forest.history.last();
        NetSocket socket = open();
        Promise<Void> gone = Promise.promise();
        socket.closeHandler(closed -> gone.complete());
        Buffer all = Buffer.buffer(bind()).appendBytes(search(Filter.createEqualityFilter("sn", "byron")));
        for (byte each : all.getBytes()) {
            await(socket.write(Buffer.buffer(new byte[] {each})));
        }
        await(socket.write(Buffer.buffer(search(Filter.createEqualityFilter("sn", "hopper")))
                .appendBytes(unbind())));
        await(gone.future());
        assertThat(forest.heard(before))
                .filteredOn(line -> line.startsWith("entry"))
                .hasSize(2);
    }

    @Test
    void whoTricklesARequestIsCutOffWhenItsTimeIsUp() {
        long before = forest.history.last();
        byte[] slow = search(Filter.createEqualityFilter("sn", "byron"));
        Duration lasted = untilCutOff(socket -> trickle(socket, slow, 0));
        assertThat(lasted).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(80));
        assertThat(forest.heard(before)).isEmpty();
    }

    private void trickle(NetSocket socket, byte[] bytes, int at) {
        if (at < TRICKLE) {
            socket.write(Buffer.buffer(new byte[] {bytes[at]}));
            trickling = Optional.of(forest.clock.after(Duration.ofSeconds(4), () -> trickle(socket, bytes, at + 1)));
        }
    }

    @Test
    void whoSaysNothingIsCutOffLater() {
        assertThat(untilCutOff(socket -> {})).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(200));
    }

    private Duration untilCutOff(Consumer<NetSocket> doing) {
        Instant opened = forest.clock.now();
        NetSocket socket = open();
        Promise<Void> gone = Promise.promise();
        socket.closeHandler(closed -> gone.complete());
        doing.accept(socket);
        await(gone.future());
        return Duration.between(opened, forest.clock.now());
    }

    @Test
    void whoEndsItsHalfRightAfterAskingStillHasBeenHeard() {
        long before = forest.history.last();
        NetSocket socket = open();
        Promise<Void> gone = Promise.promise();
        socket.closeHandler(closed -> gone.complete());
        await(socket.end(Buffer.buffer(bind())));
        await(gone.future());
        assertThat(forest.history.await(
                        before,
                        RunningForest.PATIENCE,
                        event -> event.message()
                                .filter(said -> said.line().equals("result success to bind"))
                                .isPresent()))
                .isPresent();
    }

    @Test
    void whoAsksAndNeverReadsCostsLittle() throws LDAPException {
        NetSocket deaf = open();
        deaf.pause();
        Buffer questions = Buffer.buffer(bind());
        for (int i = 0; i < 3_000; i++) {
            questions.appendBytes(search(Filter.createPresenceFilter("sn")));
        }
        deaf.write(questions);
        LDAPConnection other = forest.bound(PARENT, LDAP, ADA_DN, "ada.byron!");
        assertThat(other.search("DC=example,DC=com", SearchScope.SUB, "(sn=byron)")
                        .getEntryCount())
                .isEqualTo(1);
        deaf.close();
    }

    private NetSocket open() {
        NetSocket socket = await(forest.caller.connect(SERVER, LIMIT));
        socket.exceptionHandler(reset -> {});
        return socket;
    }

    /** What the server said last, once it has ended the connection. */
    private String saidUntilTheEnd(Buffer bytes) {
        long before = forest.history.last();
        NetSocket socket = open();
        Promise<Void> gone = Promise.promise();
        socket.closeHandler(closed -> gone.complete());
        socket.handler(answer -> {});
        socket.write(bytes);
        await(gone.future());
        List<String> heard = forest.heard(before);
        return heard.stream().filter(line -> line.startsWith("result")).reduce("", (first, second) -> second);
    }

    private static byte[] bind() {
        return new LDAPMessage(1, new BindRequestProtocolOp(ADA_DN, "ada.byron!"))
                .encode()
                .encode();
    }

    private static byte[] search(Filter filter) {
        return new LDAPMessage(
                        2,
                        new SearchRequestProtocolOp(
                                "DC=example,DC=com",
                                SearchScope.SUB,
                                DereferencePolicy.NEVER,
                                0,
                                0,
                                false,
                                filter,
                                List.of("cn")))
                .encode()
                .encode();
    }

    private static byte[] unbind() {
        return bytes(0x30, 5, 2, 1, 3, 0x42, 0);
    }

    private static byte[] searchWith(byte[] filter) {
        return searchWith(filter, 2, 0);
    }

    private static byte[] searchWith(byte[] filter, int scope, int aliases) {
        // Put together by hand: the library would read the filter first.
        Buffer body = Buffer.buffer()
                .appendBytes(new ASN1OctetString("DC=example,DC=com").encode())
                .appendBytes(bytes(10, 1, scope, 10, 1, aliases, 2, 1, 0, 2, 1, 0, 1, 1, 0))
                .appendBytes(filter)
                .appendBytes(bytes(0x30, 0));
        return new ASN1Sequence(new ASN1Integer(2), new ASN1Element((byte) 0x63, body.getBytes())).encode();
    }

    private static byte[] bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }
}
