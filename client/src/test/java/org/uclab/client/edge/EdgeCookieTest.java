package org.uclab.client.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.wire.HttpFields;

class EdgeCookieTest {

    private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
    private static final String EXPIRES = "; Expires=Mon, 01 Jan 2024 08:00:00 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expe1.example.com | X-Auth=t; Domain=.example.com; Path=/; Secure | USABLE",
                "expe1.example.com | X-Auth=t; domain=EXAMPLE.COM | USABLE",
                "expe1.example.com | X-Auth=t; Domain=.expe1.example.com | USABLE",
                "expe1.example.com | X-Auth=t | USABLE",
                "expe1.example.com | X-Auth=t; Domain=.example.net | UNUSABLE",
                "expe1.example.com | X-Auth=t; Domain=.ample.com | UNUSABLE",
                "expe1.example.com | X-Auth=t; Domain=.expe2.example.com | UNUSABLE",
                "192.0.2.7 | X-Auth=t; Domain=.example.com | UNUSABLE",
                "192.0.2.7 | X-Auth=t; Domain=.2.7 | UNUSABLE",
                "expe1.example.com | JSESSIONID=t; Domain=.example.com | UNUSABLE",
                "expe1.example.com | =t; Domain=.example.com | UNUSABLE",
            })
    void theHostMustBeInsideTheDomain(String host, String cookie, EdgeCookie.Kind kind) {
        assertThat(EdgeCookie.of(HttpFields.of("Set-Cookie", cookie + EXPIRES), host, NOW)
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "; Expires=Mon, 01 Jan 2024 08:00:00 GMT | USABLE",
                "; Expires=Mon, 01-Jan-2024 08:00:00 GMT | USABLE",
                "; Expires=Sun, 31 Dec 2023 23:59:59 GMT | UNUSABLE",
                "; Expires=soon | UNUSABLE",
                "; Expires= | UNUSABLE",
                "; Expires | UNUSABLE",
                "; Path=/ | UNUSABLE",
            })
    void theExpiryMustBeADateToCome(String attribute, EdgeCookie.Kind kind) {
        String cookie = "X-Auth=t; Domain=.example.com" + attribute;
        assertThat(EdgeCookie.of(HttpFields.of("Set-Cookie", cookie), "e.example.com", NOW)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void noCookieIsUnusable() {
        assertThat(EdgeCookie.of(HttpFields.none(), "e.example.com", NOW).kind())
                .isEqualTo(EdgeCookie.Kind.UNUSABLE);
        String huge = "X-Auth=" + "x".repeat(10_000) + EXPIRES;
        assertThat(EdgeCookie.of(HttpFields.of("Set-Cookie", huge), "e.example.com", NOW)
                        .kind())
                .isEqualTo(EdgeCookie.Kind.UNUSABLE);
    }
}
