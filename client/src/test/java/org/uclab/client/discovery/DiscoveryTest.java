package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.SrvRecord;

class DiscoveryTest {

    private static final CasVerdict WEBEX = new CasVerdict(true, "known");
    private static final CasVerdict NOT_WEBEX = new CasVerdict(false, "unknown");

    @ParameterizedTest
    @CsvSource({
        // release, Webex, _cisco-uds, _cuplogin, _collab-edge, decision
        "R12, true,  true,  true,  true,  WEBEX",
        "R12, true,  false, false, false, WEBEX",
        "R12, false, true,  true,  true,  INSIDE",
        "R12, false, true,  false, false, INSIDE",
        "R12, false, false, true,  true,  OUTSIDE",
        "R12, false, false, true,  false, NOTHING",
        "R12, false, false, false, true,  OUTSIDE",
        "R12, false, false, false, false, NOTHING",
        "R11, false, true,  true,  true,  INSIDE",
        "R11, false, false, true,  true,  PRESENCE_SERVER",
        "R11, false, false, true,  false, PRESENCE_SERVER",
        "R11, false, false, false, true,  OUTSIDE",
        "R96, false, false, true,  false, PRESENCE_SERVER",
        "R96, false, false, false, false, NOTHING",
    })
    void decides(Release release, boolean webex, boolean uds, boolean cuplogin, boolean edge, Discovery.Kind kind) {
        Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
        answers.put(SrvService.CISCO_UDS, answer(uds));
        answers.put(SrvService.CUPLOGIN, answer(cuplogin));
        answers.put(SrvService.COLLAB_EDGE, answer(edge));
        Discovery decision = Discovery.decide(release, webex ? WEBEX : NOT_WEBEX, answers);
        assertThat(decision.kind()).isEqualTo(kind);
        assertThat(decision.reason()).isNotBlank();
    }

    @Test
    void theReasonTellsWhatBecameOfTheOtherQuestions() {
        Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
        answers.put(SrvService.CISCO_UDS, new DnsResult.TimedOut<>(3, 0));
        answers.put(SrvService.COLLAB_EDGE, answer(true));
        assertThat(Discovery.decide(Release.R12, NOT_WEBEX, answers).reason())
                .contains("_collab-edge._tls exists")
                .contains("_cisco-uds._tcp: no answer from the name server after 3 questions");
    }

    @Test
    void theReleasesAskWhatTheirGuidesSay() {
        assertThat(Release.R12.services()).containsExactly(SrvService.CISCO_UDS, SrvService.COLLAB_EDGE);
        assertThat(Release.R11.services())
                .containsExactly(SrvService.CISCO_UDS, SrvService.CUPLOGIN, SrvService.COLLAB_EDGE);
        assertThat(Release.R12.casScheme()).isEqualTo("https");
        assertThat(Release.R96.casScheme()).isEqualTo("http");
        assertThat(SrvService.COLLAB_EDGE.in("example.com")).isEqualTo("_collab-edge._tls.example.com");
    }

    private static DnsResult<SrvRecord> answer(boolean found) {
        return found
                ? new DnsResult.Found<>(List.of(new SrvRecord(0, 0, 8443, "host.example.com")))
                : new DnsResult.NameError<>();
    }
}
