package org.uclab.protocol.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.digest.DigestServer.Outcome;

/** Whoever asks and whoever answers. */
class DigestTest {

    private static final Instant NOW = Instant.EPOCH;
    private final AtomicInteger count = new AtomicInteger();

    private static Optional<String> password(String user) {
        return user.equals("ann") ? Optional.of("secret") : Optional.empty();
    }

    private DigestServer server(DigestAlgorithm algorithm, boolean qop, int most) {
        return new DigestServer(
                new DigestTerms("ccmsipline", algorithm, qop, Duration.ofMinutes(5), most),
                DigestServer.Side.SERVER,
                () -> "nonce" + count.incrementAndGet());
    }

    private static SipRequest register() {
        return SipRequest.of("REGISTER", "sip:cucm.example.com")
                .with(HeaderName.VIA, "SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1")
                .with(HeaderName.FROM, "<sip:5001@cucm.example.com>;tag=a")
                .with(HeaderName.TO, "<sip:5001@cucm.example.com>")
                .with(HeaderName.CALL_ID, "c")
                .with(HeaderName.CSEQ, "1 REGISTER");
    }

    private static SipRequest answering(SipRequest request, SipResponse challenge, String user, String password) {
        return new DigestClient(user, password, () -> "0a4f113b")
                .again(request, challenge)
                .orElseThrow();
    }

    @Test
    void whoKeepsNoPasswordsJudgesByWhatIsMadeOfThem() {
        DigestServer server = server(DigestAlgorithm.MD5, true, 10);
        String hash = DigestAlgorithm.MD5.secret("ann", "ccmsipline", "secret");
        SipRequest good = answering(register(), server.challenge(register(), false, NOW), "ann", "secret");
        assertThat(server.judgeBySecrets(good, user -> Optional.of(hash), NOW).outcome())
                .isEqualTo(Outcome.PROVEN);
        SipRequest wrong = answering(register(), server.challenge(register(), false, NOW), "ann", "wrong");
        assertThat(server.judgeBySecrets(wrong, user -> Optional.of(hash), NOW).outcome())
                .isEqualTo(Outcome.WRONG);
    }

    @Test
    void whoIsClaimedToAskIsKnownForNoncesOfOursAlone() {
        DigestServer server = server(DigestAlgorithm.MD5, true, 10);
        SipRequest good = answering(register(), server.challenge(register(), false, NOW), "ann", "whatever");
        assertThat(server.claimed(register(), NOW)).isEmpty();
        assertThat(server.claimed(good, NOW)).contains("ann");
        assertThat(server.claimed(good, NOW.plus(Duration.ofMinutes(5)))).isEmpty();
        assertThat(server(DigestAlgorithm.MD5, true, 10).claimed(good, NOW)).isEmpty();
    }

    @Test
    void theHashIsThatOfTheExampleInRfc2617() {
        // RFC 2617 §3.5
        String secret = DigestHash.secret(DigestAlgorithm.MD5, "Mufasa", "testrealm@host.com", "Circle Of Life");
        DigestHash.Told told = new DigestHash.Told(
                "GET",
                "/dir/index.html",
                "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                Optional.of(new DigestHash.Qop("auth", "00000001", "0a4f113b")));
        assertThat(DigestHash.response(DigestAlgorithm.MD5, secret, told))
                .isEqualTo("6629fae49393a05397450978507c4ef1");
    }

    @ParameterizedTest
    @CsvSource({"MD5,false", "MD5,true", "SHA_256,true", "SHA_256,false"})
    void provesWhoKnowsThePasswordAndNobodyElse(DigestAlgorithm algorithm, boolean qop) {
        DigestServer server = server(algorithm, qop, 10);
        assertThat(server.judge(register(), DigestTest::password, NOW).outcome())
                .isEqualTo(Outcome.ABSENT);
        SipResponse challenge = server.challenge(register(), false, NOW);
        assertThat(challenge.status()).isEqualTo(401);
        SipRequest good = answering(register(), challenge, "ann", "secret");
        assertThat(good.cseq().number()).isEqualTo(2);
        assertThat(server.judge(good, DigestTest::password, NOW))
                .isEqualTo(new DigestServer.Judgement(Outcome.PROVEN, "ann"));
        assertThat(server.judge(answering(register(), challenge, "ann", "wrong"), DigestTest::password, NOW)
                        .outcome())
                .isEqualTo(Outcome.WRONG);
        assertThat(server.judge(answering(register(), challenge, "bob", "secret"), DigestTest::password, NOW)
                        .outcome())
                .isEqualTo(Outcome.WRONG);
        assertThat(server.judge(good.to("sip:elsewhere"), DigestTest::password, NOW)
                        .outcome())
                .isEqualTo(Outcome.WRONG);
    }

    @Test
    void anOldNonceIsStaleAndSoIsOneThatWasCountedBefore() {
        DigestServer server = server(DigestAlgorithm.MD5, true, 10);
        SipResponse challenge = server.challenge(register(), false, NOW);
        SipRequest good = answering(register(), challenge, "ann", "secret");
        assertThat(server.judge(good, DigestTest::password, NOW).outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(server.judge(good, DigestTest::password, NOW).outcome())
                .as("a replay")
                .isEqualTo(Outcome.STALE);
        SipRequest other = answering(register(), server.challenge(register(), false, NOW), "ann", "secret");
        Instant late = NOW.plus(Duration.ofMinutes(5));
        assertThat(server.judge(other, DigestTest::password, late).outcome()).isEqualTo(Outcome.STALE);
        SipResponse again = server.challenge(register(), true, late);
        assertThat(again.header("WWW-Authenticate").orElseThrow()).contains("stale=TRUE");
        assertThat(new DigestClient("ann", "secret", () -> "x").again(other, again))
                .isPresent();
        assertThat(new DigestClient("ann", "secret", () -> "x").again(other, challenge))
                .isEmpty();
    }

    @Test
    void anotherPasswordHoldsFromTheNextRequestOn() {
        DigestServer server = server(DigestAlgorithm.MD5, false, 10);
        SipResponse challenge = server.challenge(register(), false, NOW);
        SipRequest old = answering(register(), challenge, "ann", "secret");
        SipRequest fresh = answering(register(), challenge, "ann", "other");
        assertThat(server.judge(old, DigestTest::password, NOW).outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(server.judge(fresh, DigestTest::password, NOW).outcome()).isEqualTo(Outcome.WRONG);
        assertThat(server.judge(fresh, user -> Optional.of("other"), NOW).outcome())
                .isEqualTo(Outcome.PROVEN);
        assertThat(server.judge(old, user -> Optional.of("other"), NOW).outcome())
                .isEqualTo(Outcome.WRONG);
    }

    @Test
    void noncesAreNotHoarded() {
        DigestServer server = server(DigestAlgorithm.MD5, false, 3);
        SipResponse first = server.challenge(register(), false, NOW);
        for (int i = 0; i < 3; i++) {
            server.challenge(register(), false, NOW);
        }
        assertThat(server.judge(answering(register(), first, "ann", "secret"), DigestTest::password, NOW)
                        .outcome())
                .isEqualTo(Outcome.STALE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Digest",
                "Digest username=\"ann",
                "Digest username=ann, username=ann",
                "Digest username=\"ann\" x",
                "Digest =",
                "''"
            })
    void malformedCredentialsAreNone(String value) {
        assertThat(AuthParameters.parse(value)).isEmpty();
    }
}
