package org.uclab.shell.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "/a/b?c=d,              /a/b?c=d, /a/b, c=d, ''",
        "/a,                    /a,       /a,   '',  ''",
        "/a?u=http://x/,        /a?u=http://x/, /a, u=http://x/, ''",
        "http://lab:80/a?b,     /a?b,     /a,   b,   lab:80",
        "https://lab,           /,        /,    '',  lab",
        "http://lab?b,          /?b,      /,    b,   lab",
        "*,                     *,        *,    '',  ''",
    })
    void isCutToPathAndQuery(String sent, String origin, String path, String query, String authority) {
        Target target = Target.of(sent);
        assertThat(target.origin()).isEqualTo(origin);
        assertThat(target.path()).isEqualTo(path);
        assertThat(target.query()).isEqualTo(query);
        assertThat(target.authority().orElse("")).isEqualTo(authority);
    }
}
