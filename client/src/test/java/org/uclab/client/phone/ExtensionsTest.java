package org.uclab.client.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/** What is required of a phone, and what it does not support. */
class ExtensionsTest {

    @ParameterizedTest
    @CsvSource({
        "replaces, ''",
        "'Replaces, NOREFERSUB', ''",
        "x-cisco-callinfo, ''",
        "'', ''",
        "', ,', ''",
        "100rel, 100rel",
        "'replaces, 100rel,timer', '100rel, timer'"
    })
    void namesWhatItDoesNotSupport(String required, String unsupported) {
        SipRequest invite = SipRequest.of(SipRequest.INVITE, "sip:a@192.0.2.50")
                .with(HeaderName.FROM, "<sip:5002@cucm>;tag=node")
                .with(HeaderName.TO, "<sip:a@192.0.2.50>")
                .with(HeaderName.CALL_ID, "required")
                .with(HeaderName.CSEQ, "101 INVITE")
                .with("Require", required);
        assertThat(Extensions.refusal(invite)
                        .flatMap(answer -> answer.header("Unsupported"))
                        .orElse(""))
                .isEqualTo(unsupported);
        assertThat(Extensions.refusal(invite).map(SipResponse::status).orElse(0))
                .isEqualTo(unsupported.isEmpty() ? 0 : 420);
    }
}
