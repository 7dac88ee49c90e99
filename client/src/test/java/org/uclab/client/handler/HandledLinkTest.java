package org.uclab.client.handler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandledLinkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "",
            value = {
                "TEL:1234 | TEL | 1234",
                "tel:+1;ext=5 | TEL | +1",
                "CISCOTEL:1234 | CISCOTEL | 1234",
                "SIP:msmith@domain | SIP | msmith@domain",
                "CISCOTELCONF:msmith@domain;amckenzi@domain | CISCOTELCONF | msmith@domain,amckenzi@domain",
                "XMPP:msmith@domain | XMPP | msmith@domain",
                "im:a@d;b@d;;c@d | IM | a@d,b@d,c@d",
                "im:a%40d | IM | a@d",
            })
    void namesWhomItIsFor(String link, HandledLink.Scheme scheme, String targets) {
        HandledLink read = HandledLink.parse(link).orElseThrow();
        assertThat(read.scheme()).isEqualTo(scheme);
        assertThat(String.join(",", read.targets())).isEqualTo(targets);
    }

    @Test
    void aChatMayHaveASubjectAndABody() {
        HandledLink link = HandledLink.parse(
                        "im:a@d;b@d?message;subject=I.T%20Desk;body=1+1%3B%20100%25;other=x;subject=y")
                .orElseThrow();
        assertThat(link.subject()).isEqualTo("I.T Desk");
        assertThat(link.body()).isEqualTo("1+1; 100%");
        assertThat(HandledLink.parse("xmpp:a@d?message").orElseThrow().subject())
                .isEmpty();
        assertThat(HandledLink.parse("tel:1?body=x").orElseThrow().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234",
                "mailto:a@d",
                "xmpp:",
                "xmpp:;;",
                "im:%zz",
                "im:a@d?body=%4",
                "im:a%3Bb@d",
                "im:1@d;2@d;3@d;4@d;5@d;6@d;7@d;8@d;9@d"
            })
    void whatItIsNotIsNone(String link) {
        assertThat(HandledLink.parse(link)).isEmpty();
    }

    @Test
    void aLinkThatIsTooLongIsNone() {
        assertThat(HandledLink.parse("im:a@d?body=" + "x".repeat(900))).isPresent();
        assertThat(HandledLink.parse("im:a@d?body=" + "x".repeat(1_100))).isEmpty();
    }
}
