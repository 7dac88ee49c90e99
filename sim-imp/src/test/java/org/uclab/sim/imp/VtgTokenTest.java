package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.SaslVerifier;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.sasl.SaslMechanism;

class VtgTokenTest {

    private static final SaslMechanism.Credentials ONE_TOKEN = new SaslMechanism.Credentials() {
        @Override
        public Optional<Jid> user(String id, String password) {
            return Optional.empty();
        }

        @Override
        public Optional<Jid> token(String address, String oneTimePassword) {
            return Jid.parse(address)
                    .filter(jid -> jid.equals(Jid.valid("user@server.com")) && oneTimePassword.equals("foo"));
        }
    };

    private static SaslVerifier.Verdict check(byte[] message) {
        return SaslMechanism.named("CISCO-VTG-TOKEN").verifier(ONE_TOKEN).check(message);
    }

    @Test
    void takesTheMessageThatOthersSend() {
        byte[] known = Base64.getDecoder().decode("dXNlcmlkPXVzZXJAc2VydmVyLmNvbQB0b2tlbj1mb28=");
        assertThat(check(known).user()).hasValue(Jid.valid("user@server.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "userid=user@server.com", "userid=a\0token=foo\0", "token=foo\0userid=user@server.com"})
    void anythingElseIsMalformed(String message) {
        assertThat(check(message.getBytes(StandardCharsets.UTF_8)).refusal()).hasValue(SaslCondition.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userid=user@server.com\0token=bar", "userid=\0token=foo", "userid=@\0token="})
    void aWrongTokenAuthorizesNobody(String message) {
        assertThat(check(message.getBytes(StandardCharsets.UTF_8)).refusal()).hasValue(SaslCondition.NOT_AUTHORIZED);
    }

    @Test
    void theOneTimePasswordOfTheSoapServiceOpensOneStream() throws Exception {
        TestCluster cluster = new TestCluster(ImpConfig.Settings.usual());
        SoapCaller caller = new SoapCaller(cluster);
        String password = caller.oneTimePassword(cluster.pub, caller.key(cluster.pub, SoapCaller.LOGIN));
        var connection = cluster.connection(cluster.sub, "mac.donald", password, "desk", "CISCO-VTG-TOKEN");
        connection.connect();
        connection.login();
        assertThat(connection.getUser().toString()).isEqualTo("mac.donald@uclab.com/desk");
        assertThat(cluster.sees(0, "MESSAGE_RECEIVED", "auth CISCO-VTG-TOKEN")).isPresent();
        var again = cluster.connection(cluster.pub, "mac.donald", password, "phone", "CISCO-VTG-TOKEN");
        again.connect();
        org.assertj.core.api.Assertions.assertThatThrownBy(again::login).isInstanceOf(SASLErrorException.class);
        cluster.close();
    }
}
