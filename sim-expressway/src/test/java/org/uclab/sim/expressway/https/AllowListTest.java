package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.ExpresswayConfig.AllowRule;
import org.uclab.sim.expressway.cluster.ExpresswayConfig.Match;

class AllowListTest {

    private final AllowList list = new AllowList(EdgeConfigDocumentTest.config());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uclabcucm-pub.uclab.com",
                "uclabcucm-pub",
                "UCLABCUCM-SUB",
                "uclabcucm-sub.uclab.com",
                "10.106.4.82"
            })
    void listsTheUcmNodesUnderEveryNameTheyHave(String host) {
        assertThat(uds("GET", host, "/cucm-uds/version")).isTrue();
        assertThat(list.allows("GET", new Segment.Origin("http", host, 6970), "/MDonald.cnf.xml"))
                .isTrue();
    }

    @Test
    void listsNothingElseOfThem() {
        assertThat(uds("GET", "uclabcucm-pub", "/ccmadmin/")).isFalse();
        assertThat(uds("GET", "uclabcucm-pub", "/cucm-uds")).isFalse();
        assertThat(uds("TRACE", "uclabcucm-pub", "/cucm-uds/version")).isFalse();
        assertThat(uds("GET", "uclabcucm-pub.example.com", "/cucm-uds/version")).isFalse();
        assertThat(list.allows("GET", new Segment.Origin("http", "uclabcucm-pub", 8443), "/cucm-uds/version"))
                .isFalse();
        assertThat(list.allows("GET", new Segment.Origin("https", "uclabcucm-pub", 443), "/cucm-uds/version"))
                .isFalse();
        assertThat(list.allows("PUT", new Segment.Origin("http", "uclabcucm-pub", 6970), "/x"))
                .isFalse();
    }

    /** Each is let through where it stands for itself, so that only what is behind it can be the reason. */
    @ParameterizedTest
    @CsvFileSource(resources = "/paths.csv", delimiter = '|', useHeadersInDisplayName = true)
    void refusesWhatOriginsMayReadOtherwise(String path, boolean allowed) {
        assertThat(uds("GET", "uclabcucm-pub", path)).isEqualTo(allowed);
    }

    @Test
    void takesTheAdministratorsRules() {
        assertThat(list.allows("GET", new Segment.Origin("https", "photos.uclab.com", 443), "/faces/ada.jpg"))
                .isTrue();
        assertThat(list.allows("GET", new Segment.Origin("https", "photos.uclab.com", 443), "/other"))
                .isFalse();
        AllowList exact = with(new AllowRule("http://Help.uclab.com:8080/a", Set.of("GET"), Match.EXACT));
        Segment.Origin help = new Segment.Origin("http", "help.uclab.com", 8080);
        assertThat(exact.allows("GET", help, "/a")).isTrue();
        assertThat(exact.allows("GET", help, "/a/b")).isFalse();
        assertThat(exact.allows("POST", help, "/a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos.uclab.com", "ftp://photos.uclab.com/", "https:///x", "https://a b/"})
    void saysWhichRuleItCannotRead(String url) {
        assertThatThrownBy(() -> with(AllowRule.prefix(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }

    private boolean uds(String method, String host, String path) {
        return list.allows(method, new Segment.Origin("https", host, 8443), path);
    }

    private static AllowList with(AllowRule rule) {
        ExpresswayConfig c = EdgeConfigDocumentTest.config();
        return new AllowList(new ExpresswayConfig(
                c.edgeCluster(),
                c.domains(),
                c.edges(),
                c.cores(),
                c.nameServer(),
                c.searchDomain(),
                c.ucmNodes(),
                c.impNodes(),
                c.zoneId(),
                c.cookieLife(),
                c.ssoCheck(),
                List.of(rule),
                c.settings()));
    }
}
