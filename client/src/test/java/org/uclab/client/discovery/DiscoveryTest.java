package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.SrvRecord;

class DiscoveryTest {

    private static final CasVerdict WEBEX = new CasVerdict(true, DiscoveryDecisions.CAS_WITH_SSO.of());
    private static final CasVerdict NOT_WEBEX = new CasVerdict(false, DiscoveryDecisions.CAS_UNKNOWN.of());

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
        Discovery decision =
                Discovery.decide(release, webex ? WEBEX : NOT_WEBEX, new SrvAnswers(of(release, answers), Map.of()));
        assertThat(decision.kind()).isEqualTo(kind);
        assertThat(decision.because().text()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "R12, true,  false, true,  INSIDE",
        "R12, false, false, true,  OUTSIDE",
        "R12, false, false, false, NOTHING",
        "R11, false, true,  true,  PRESENCE_SERVER",
        "R96, true,  true,  true,  INSIDE",
        "R96, false, false, false, NOTHING",
    })
    void theCloudLeavesPhonesToWhatTheRecordsSay(
            Release release, boolean uds, boolean cuplogin, boolean edge, Discovery.Kind company) {
        Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
        answers.put(SrvService.CISCO_UDS, answer(uds));
        answers.put(SrvService.CUPLOGIN, answer(cuplogin));
        answers.put(SrvService.COLLAB_EDGE, answer(edge));
        Discovery decision = Discovery.decide(release, WEBEX, new SrvAnswers(of(release, answers), Map.of()));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Discovery.Webex.class,
                        webex -> assertThat(webex.company())
                                .hasValueSatisfying(
                                        found -> assertThat(found.kind()).isEqualTo(company)));
    }

    @Test
    void theReasonTellsWhatBecameOfTheOtherQuestions() {
        Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
        answers.put(SrvService.CISCO_UDS, new DnsResult.TimedOut<>(3, 0));
        answers.put(SrvService.COLLAB_EDGE, answer(true));
        assertThat(Discovery.decide(Release.R12, NOT_WEBEX, new SrvAnswers(answers, Map.of()))
                        .because()
                        .text())
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

    @ParameterizedTest
    @CsvSource({
        // release, pinpoint wanted, _cisco-uds, _cuplogin there, _collab-edge, decision
        "R96, true,  true,  true,  true,  INSIDE",
        "R96, true,  false, true,  true,  PRESENCE_SERVER",
        "R96, true,  false, false, true,  OUTSIDE",
        "R96, true,  false, false, false, NOTHING",
        "R11, false, true,  true,  true,  OUTSIDE",
        "R12, false, true,  true,  true,  OUTSIDE",
    })
    void thePinpointSubdomainCountsOnlyInItsRelease(
            Release release, boolean wanted, boolean uds, boolean cuplogin, boolean edge, Discovery.Kind kind) {
        Map<SrvService, DnsResult<SrvRecord>> domain = of(
                release,
                Map.of(
                        SrvService.CISCO_UDS, answer(false),
                        SrvService.CUPLOGIN, answer(false),
                        SrvService.COLLAB_EDGE, answer(edge)));
        assertThat(SrvAnswers.pinpointWanted(release, domain)).isEqualTo(wanted);
        Map<SrvService, DnsResult<SrvRecord>> pinpoint =
                wanted ? Map.of(SrvService.CISCO_UDS, answer(uds), SrvService.CUPLOGIN, answer(cuplogin)) : Map.of();
        Discovery found = Discovery.decide(release, NOT_WEBEX, new SrvAnswers(domain, pinpoint));
        assertThat(found.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void thePinpointSubdomainIsNotAskedWhenTheDomainItselfAnswered(boolean uds, boolean cuplogin) {
        Map<SrvService, DnsResult<SrvRecord>> domain = Map.of(
                SrvService.CISCO_UDS, answer(uds),
                SrvService.CUPLOGIN, answer(cuplogin),
                SrvService.COLLAB_EDGE, answer(true));
        assertThat(SrvAnswers.pinpointWanted(Release.R96, domain)).isFalse();
    }

    @Test
    void aDecisionIsKeptAsLongAsTheAnswersItDependsOn() {
        SrvAnswers inside = new SrvAnswers(
                Map.of(SrvService.CISCO_UDS, answer(true), SrvService.COLLAB_EDGE, answer(false)), Map.of());
        assertThat(inside.keep(Release.R12)).isEqualTo(Duration.ofMinutes(5));
        SrvAnswers outside = new SrvAnswers(
                Map.of(SrvService.CISCO_UDS, answer(false), SrvService.COLLAB_EDGE, answer(true)), Map.of());
        assertThat(outside.keep(Release.R12)).isEqualTo(Duration.ofMinutes(2));
        SrvAnswers lucky = new SrvAnswers(
                Map.of(
                        SrvService.CISCO_UDS,
                        new DnsResult.ServerFailed<>("SERVFAIL"),
                        SrvService.COLLAB_EDGE,
                        answer(true)),
                Map.of());
        assertThat(lucky.keep(Release.R12)).isZero();
    }

    private static Map<SrvService, DnsResult<SrvRecord>> of(
            Release release, Map<SrvService, DnsResult<SrvRecord>> answers) {
        Map<SrvService, DnsResult<SrvRecord>> asked = new EnumMap<>(SrvService.class);
        release.services().forEach(service -> asked.put(service, answers.get(service)));
        return asked;
    }

    private static DnsResult<SrvRecord> answer(boolean found) {
        return found
                ? new DnsResult.Found<>(List.of(new SrvRecord(0, 0, 8443, "host.example.com")), Duration.ofMinutes(5))
                : new DnsResult.NameError<>(Duration.ofMinutes(2));
    }
}
