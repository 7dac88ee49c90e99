package org.uclab.sim.webex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.SaslVerifier;

class WebexTokenTest {

    private final WebexCloud cloud = TestCloud.peopled();
    private final WebexToken mechanism = new WebexToken(token -> cloud.tokens().user(token, Instant.EPOCH));

    @Test
    void aTokenIsItsUserAndNothingElse() {
        Jid ada = Jid.valid("ada@one.test");
        cloud.tokens().give(ada, () -> "granted", Instant.EPOCH);
        assertThat(mechanism.check(bytes("granted")).user()).contains(ada);
        assertThat(mechanism.claimed(bytes("granted"))).isEmpty();
        for (String other : List.of("Granted", "granted ", "ada@one.test", "\0granted")) {
            assertThat(mechanism.check(bytes(other))).isEqualTo(SaslVerifier.Verdict.of(Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4097, 100_000})
    void aMessageThatIsNoTokenIsMalformed(int length) {
        assertThat(mechanism.check(new byte[length]).refusal()).contains(SaslCondition.MALFORMED_REQUEST);
    }

    @Test
    void bytesThatAreNoTextAreNobody() {
        byte[] odd = Base64.getDecoder().decode("/////w==");
        assertThat(mechanism.check(odd).refusal()).contains(SaslCondition.NOT_AUTHORIZED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
