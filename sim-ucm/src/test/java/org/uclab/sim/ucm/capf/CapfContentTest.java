package org.uclab.sim.ucm.capf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfTag;

/** What the history tells of CAPF messages. */
class CapfContentTest {

    private static final Hop WAY = Hop.between(Hop.Over.TCP, "127.0.0.1:3804", "127.0.0.2:4000");

    private static Message message(CapfElement... elements) {
        return Message.of(
                CapfTeller.CAPF, WAY, 1, new CapfContent(CapfMessage.of(CapfKind.AUTH_RESPONSE, 1, elements)));
    }

    private static String told(Message message) {
        return message.line() + "\n" + message.detail() + "\n" + message.facts().values() + message.facts();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void theAuthenticationStringIsASecret(int times) {
        Message said = message(
                CapfElement.text(CapfTag.DEVICE_NAME, "CSFMAC"),
                CapfElement.text(CapfTag.PASSWORD, "kanarie".repeat(times)));
        assertThat(told(said))
                .doesNotContain("kanarie")
                .contains("auth-response CSFMAC", "authentication string " + Facts.MASK);
        assertThat(said.facts().contain("kanarie")).as("asked for inside").isTrue();
        assertThat(said.size()).isEqualTo(said.bytes().length);
    }

    @Test
    void withoutOneNothingIsMasked() {
        assertThat(told(message(CapfElement.text(CapfTag.DEVICE_NAME, "CSFMAC"))))
                .contains("auth-response CSFMAC")
                .doesNotContain("authentication string", Facts.MASK);
    }
}
