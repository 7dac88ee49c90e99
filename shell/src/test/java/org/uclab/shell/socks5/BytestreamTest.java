package org.uclab.shell.socks5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;

/** A host and who comes to it on real sockets, and strangers who call there. */
class BytestreamTest {

    private static final long WALL_MAX_SECONDS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PORT = 37200;
    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final byte[] CONTENT = new byte[200_000];

    static {
        for (int i = 0; i < CONTENT.length; i++) {
            CONTENT[i] = (byte) (i * 31);
        }
    }

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), Reach.everywhere());
    private final Context context = wire.vertx().getOrCreateContext();
    private final Agenda agenda = Agenda.on(context, clock);
    private final Dialler ada = wire.dialler("127.209.8.10");
    private final Dialler ben = wire.dialler("127.209.8.11");
    private final BytestreamHost host = new BytestreamHost(
            ada.sockets(new PortRange("ada", "bytestreams", "socks5", Transport.TCP, ada.from(), PORT, PORT)),
            history.recorder("ada"),
            agenda);

    private static final Pieces PIECES = new Pieces() {
        @Override
        public long octets() {
            return CONTENT.length;
        }

        @Override
        public byte[] piece(long from, int count) {
            return Arrays.copyOfRange(CONTENT, (int) from, (int) from + count);
        }
    };

    /** Keeps what comes. */
    private static final class Kept implements BytestreamCall.Taker {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> all = new CompletableFuture<>();

        @Override
        public void content(byte[] octets) {
            content.writeBytes(octets);
        }

        @Override
        public void ended() {
            all.complete(content.toByteArray());
        }
    }

    private <T> T here(Supplier<Future<T>> what) throws Exception {
        Promise<T> done = Promise.promise();
        context.runOnContext(turn -> what.get().onComplete(done));
        return done.future().toCompletionStage().toCompletableFuture().get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    private BytestreamHost.Expected expected(String key) throws Exception {
        return here(() -> host.expect(key)).orElseThrow();
    }

    private BytestreamCall call(String key, Kept kept) throws Exception {
        return here(() -> BytestreamCall.dial(ben, new Endpoint(ada.from(), PORT), key, LIMIT, kept, agenda));
    }

    @AfterEach
    void close() throws Exception {
        wire.close().toCompletionStage().toCompletableFuture().get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whoKnowsTheKeyGetsAll() throws Exception {
        BytestreamHost.Expected one = expected(KEY);
        assertThat(one.at()).isEqualTo(new Endpoint("127.209.8.10", PORT));
        Kept kept = new Kept();
        call(KEY, kept);
        here(() -> one.send(PIECES));
        assertThat(kept.all.get(WALL_MAX_SECONDS, TimeUnit.SECONDS)).isEqualTo(CONTENT);
    }

    @Test
    void whoComesSecondOrKnowsNoKeyIsRefused() throws Exception {
        expected(KEY);
        call(KEY, new Kept());
        assertThatThrownBy(() -> call(KEY, new Kept())).hasMessageContaining("it answers 2");
        assertThatThrownBy(() -> call(KEY.replace('0', '1'), new Kept())).hasMessageContaining("it answers 2");
    }

    @Test
    void whatIsOverIsNotExpectedAnyMore() throws Exception {
        BytestreamHost.Expected one = expected(KEY);
        Kept kept = new Kept();
        call(KEY, kept);
        here(() -> {
            one.over();
            return Future.succeededFuture();
        });
        assertThat(kept.all.get(WALL_MAX_SECONDS, TimeUnit.SECONDS)).isEmpty();
        assertThatThrownBy(() -> call(KEY, new Kept())).hasMessageContaining("it answers 2");
        assertThat(here(() -> host.expect(KEY))).isPresent();
    }

    @Test
    void onlySoManyAreExpected() throws Exception {
        for (int i = 0; i < BytestreamHost.STREAMS_MAX; i++) {
            expected("key" + i);
        }
        assertThat(here(() -> host.expect(KEY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "474554202f20485454502f312e310d0a0d0a",
                "0401005000000001",
                "05020102",
                "050100050200030161",
                "0501000501000161626364",
                "0501000501000300000000ff",
                "16030100050100000100"
            })
    void whoSpeaksSomethingElseIsSentAwayAndOthersAreServed(String octets) throws Exception {
        BytestreamHost.Expected one = expected(KEY);
        CompletableFuture<Void> gone = new CompletableFuture<>();
        here(() -> ben.connect(new Endpoint(ada.from(), PORT), LIMIT).onSuccess(socket -> {
            socket.closeHandler(closed -> gone.complete(null));
            socket.handler(reply -> {});
            socket.write(Buffer.buffer(HexFormat.of().parseHex(octets)));
        }));
        gone.get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
        Kept kept = new Kept();
        call(KEY, kept);
        here(() -> one.send(PIECES));
        assertThat(kept.all.get(WALL_MAX_SECONDS, TimeUnit.SECONDS)).isEqualTo(CONTENT);
    }

    @Test
    void whoNeverTakesAnythingHoldsNobodyUp() throws Exception {
        BytestreamHost.Expected slow = expected(KEY);
        BytestreamHost.Expected other = expected("other");
        Kept silent = new Kept();
        BytestreamCall asleep = call(KEY, silent);
        asleep.close();
        Kept kept = new Kept();
        call("other", kept);
        Future<Void> lost = slow.send(PIECES);
        here(() -> other.send(PIECES));
        assertThat(kept.all.get(WALL_MAX_SECONDS, TimeUnit.SECONDS)).isEqualTo(CONTENT);
        lost.otherwiseEmpty().toCompletionStage().toCompletableFuture().get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aServerThatAnswersNonsenseIsLeft() throws Exception {
        var listening = here(() -> ada.sockets(
                        new PortRange("ada", "nonsense", "none", Transport.TCP, ada.from(), PORT + 1, PORT + 1))
                .tcp(socket -> socket.handler(any -> socket.write(Buffer.buffer("HTTP/1.1 400\r\n\r\n")))));
        assertThat(listening.socket()).isPresent();
        assertThatThrownBy(() -> here(() ->
                        BytestreamCall.dial(ben, new Endpoint(ada.from(), PORT + 1), KEY, LIMIT, new Kept(), agenda)))
                .hasMessageContaining("it is no SOCKS5 but version 72");
    }
}
