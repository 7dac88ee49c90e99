package org.uclab.client.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.TinyLab;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.digest.DigestAlgorithm;
import org.uclab.protocol.sip.digest.DigestClient;
import org.uclab.protocol.sip.digest.DigestServer;
import org.uclab.protocol.sip.digest.DigestTerms;
import org.uclab.shell.sip.SipCalling;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;
import org.uclab.shell.sip.SipUser;

/** A phone that is challenged, over a real socket. */
class ChallengesTest {

    private static final String HOST = "proving.example.com";
    private static final int PORT = 15_060;

    private final TinyLab lab = new TinyLab(1);
    private final Dialler dialler = lab.dialler(50);
    private final Proving server = new Proving();
    private final Context context = dialler.vertx().getOrCreateContext();
    private final Agenda agenda = Agenda.on(context, lab.clock);
    private SipCalling sip;
    private Flow flow;

    /** Answers well who proves to be mac.donald; gives out nonces that are stale at once as often as it is told to. */
    private static final class Proving implements Program, SipUser {

        private final LinkedBlockingQueue<SipRequest> requests = new LinkedBlockingQueue<>();
        private volatile DigestServer.Side side = DigestServer.Side.SERVER;
        private final AtomicInteger stale = new AtomicInteger();
        private volatile boolean rings;
        private SipServing sip;
        private Agenda agenda;
        private DigestServer fresh;

        @Override
        public Future<?> start(NodeContext node) {
            agenda = Agenda.here(node.clock(), node.recorder()::failed);
            sip = SipServing.at(node, agenda, SipSettings.STANDARD, this);
            return sip.tcp("sip");
        }

        @Override
        public void asked(Asked asked) {
            requests.add(asked.request());
            if (fresh == null) {
                DigestTerms terms = new DigestTerms("ccmsipline", DigestAlgorithm.MD5, true, Duration.ofMinutes(1), 10);
                fresh = new DigestServer(terms, side, sip::token);
            }
            DigestServer.Judgement judged = fresh.judge(
                    asked.request(),
                    user -> user.equals("mac.donald") ? Optional.of("ilikeMRA1") : Optional.empty(),
                    agenda.now());
            if (judged.outcome() == DigestServer.Outcome.PROVEN && stale.getAndDecrement() > 0) {
                sip.answer(asked, fresh.challenge(asked.request(), true, agenda.now()));
            } else if (judged.outcome() == DigestServer.Outcome.PROVEN && rings) {
                sip.answer(asked, asked.request().response(180));
            } else if (judged.outcome() == DigestServer.Outcome.PROVEN) {
                sip.answer(asked, asked.request().response(200));
            } else {
                sip.answer(asked, fresh.challenge(asked.request(), false, agenda.now()));
            }
        }

        @Override
        public void cancelled(Asked asked) {
            sip.answer(asked, asked.request().response(487));
        }

        @Override
        public void stop() {
            agenda.close();
        }
    }

    @BeforeEach
    void start() {
        lab.start(HOST, 10, List.of(lab.port(HOST, "sip", Transport.TCP, 10, PORT, false)), () -> server);
        sip = SipCalling.from(
                new SipCalling.Caller(dialler, null, Seed.of(1)::draws, lab.history.recorder("phone")),
                agenda,
                SipSettings.STANDARD,
                new SipUser() {
                    @Override
                    public void asked(Asked asked) {}
                });
        flow = TinyLab.await(Future.<SipCalling.Line>future(promise -> context.runOnContext(turn -> sip.open(
                                new SipCalling.Peer(SipTransport.TCP, HOST, new Endpoint(lab.address(10), PORT)))
                        .onComplete(promise))))
                .flow();
    }

    @AfterEach
    void stop() {
        TinyLab.await(Future.<Void>future(
                promise -> context.runOnContext(turn -> sip.close().onComplete(promise))));
        lab.close();
    }

    /** What came of a request: its final answers, and what went out with credentials. */
    private static final class Heard implements Asker {

        private final LinkedBlockingQueue<SipResponse> finals = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<SipResponse> provisional = new LinkedBlockingQueue<>();
        private final List<Long> again = new ArrayList<>();

        @Override
        public void answered(SipResponse response, Flow from) {
            (response.provisional() ? provisional : finals).add(response);
        }

        @Override
        public void lost(Loss loss) {
            throw new IllegalStateException("lost: " + loss);
        }
    }

    private static <T> T next(LinkedBlockingQueue<T> queue) {
        try {
            T next = queue.poll(60, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Heard ask(String method, String password) {
        Heard heard = new Heard();
        asks(method, password, heard);
        return heard;
    }

    private Future<Asker> asks(String method, String password, Heard heard) {
        SipRequest request = SipRequest.of(method, "sip:5003@" + HOST)
                .with(HeaderName.FROM, "<sip:5002@" + HOST + ">;tag=phone")
                .with(HeaderName.TO, "<sip:5003@" + HOST + ">")
                .with(HeaderName.CALL_ID, "proven")
                .with(HeaderName.CSEQ, "101 " + method)
                .with(HeaderName.CONTACT, "<sip:5002@192.0.2.1>");
        return Future.future(promise -> context.runOnContext(turn -> promise.complete(new Challenges(
                        sip, new DigestClient("mac.donald", password, () -> sip.token("digest")))
                .ask(request, flow, heard, again -> heard.again.add(again.cseq().number())))));
    }

    @ParameterizedTest
    @CsvSource({"REGISTER, SERVER", "INVITE, SERVER", "REGISTER, PROXY", "INVITE, PROXY"})
    void answersAChallengeOnceWithTheNextNumber(String method, DigestServer.Side side) {
        server.side = side;
        Heard heard = ask(method, "ilikeMRA1");
        assertThat(next(heard.finals).status()).isEqualTo(200);
        SipRequest bare = next(server.requests);
        SipRequest proven = next(server.requests);
        assertThat(bare.headers().has(side.answers())).isFalse();
        assertThat(proven.header(side.answers()).orElseThrow())
                .contains("username=\"mac.donald\"", "realm=\"ccmsipline\"", "uri=\"sip:5003@" + HOST + "\"")
                .doesNotContain("ilikeMRA1");
        assertThat(proven.cseq().number()).isEqualTo(102);
        assertThat(proven.callId()).isEqualTo(bare.callId());
        assertThat(proven.topVia().branch()).isNotEqualTo(bare.topVia().branch());
        assertThat(heard.again).containsExactly(102L);
        assertThat(heard.finals).as("the challenge is nobody's business").isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidOnce() {
        Heard heard = ask("REGISTER", "guessed");
        assertThat(next(heard.finals).status()).isEqualTo(401);
        assertThat(heard.again).containsExactly(102L);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void aStaleNonceIsNoRefusal() {
        server.stale.set(1);
        Heard heard = ask("INVITE", "ilikeMRA1");
        assertThat(next(heard.finals).status()).isEqualTo(200);
        assertThat(heard.again).containsExactly(102L, 103L);
    }

    @Test
    void aServerWhoseNoncesAreAlwaysStaleIsNotAskedForEver() {
        server.stale.set(Integer.MAX_VALUE);
        Heard heard = ask("REGISTER", "ilikeMRA1");
        assertThat(next(heard.finals).status()).isEqualTo(401);
        assertThat(heard.again).containsExactly(102L, 103L, 104L);
    }

    @Test
    void whatWasAskedAgainCanBeCancelled() {
        server.rings = true;
        Heard heard = new Heard();
        Asker known = TinyLab.await(asks("INVITE", "ilikeMRA1", heard));
        assertThat(next(heard.provisional)).isNotNull();
        while (heard.again.isEmpty()) {
            next(heard.provisional);
        }
        context.runOnContext(turn -> sip.cancel(known));
        assertThat(next(heard.finals).status()).isEqualTo(487);
    }
}
