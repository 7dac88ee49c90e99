package org.uclab.client.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "uclabcucm-pub, uclab.com, FULL, uclabcucm-pub.uclab.com",
        "uclabcucm-pub, '', SHORT_WITHOUT_DOMAIN, ''",
        "cimp-pub.uclab.com, other.com, FULL, cimp-pub.uclab.com",
        "cimp-pub.uclab.com., '', FULL, cimp-pub.uclab.com",
        "10.106.4.83, uclab.com, ADDRESS, 10.106.4.83",
        "256.1.1.1, uclab.com, FULL, 256.1.1.1",
        "a..b, uclab.com, NONE, ''",
        "'', uclab.com, NONE, ''",
        "'a b', uclab.com, NONE, ''",
        "https://h, uclab.com, NONE, ''",
    })
    void completesShortNames(String host, String searchDomain, HostName.Kind kind, String full) {
        assertThat(HostName.of(host, searchDomain)).isEqualTo(new HostName(kind, full));
    }

    @ParameterizedTest
    @CsvSource({
        "uclabcucm-pub, uclabcucm-pub.uclab.com, true",
        "UCLABCUCM-PUB, uclabcucm-pub, true",
        "a.uclab.com, a.other.com, false",
        "uclabcucm-pub, uclabcucm-sub.uclab.com, false",
    })
    void knowsAShortNameOfAFullOne(String one, String other, boolean same) {
        assertThat(HostName.sameHost(one, other)).isEqualTo(same);
        assertThat(HostName.sameHost(other, one)).isEqualTo(same);
    }
}
