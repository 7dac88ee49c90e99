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

    private static final Machine MACHINE = new Machine(DiscoveryTable.ROWS);

    @ParameterizedTest
    @CsvSource({
        // release, Webex, _cisco-uds, _cuplogin, _collab-edge, location
        "R12, true,  true,  true,  true,  INSIDE",
        "R12, true,  false, false, false, NOTHING",
        "R12, false, true,  true,  true,  INSIDE",
        "R12, false, true,  false, false, INSIDE",
        "R12, false, false, true,  true,  OUTSIDE",
        "R12, false, false, true,  false, NOTHING",
        "R12, false, false, false, true,  OUTSIDE",
        "R11, false, true,  true,  true,  INSIDE",
        "R11, false, false, true,  true,  PRESENCE_SERVER",
        "R11, false, false, true,  false, PRESENCE_SERVER",
        "R11, true,  false, true,  true,  PRESENCE_SERVER",
        "R11, false, false, false, true,  OUTSIDE",
        "R96, false, false, true,  false, PRESENCE_SERVER",
    })
    void decides(Release release, boolean webex, boolean uds, boolean cuplogin, boolean edge, Finding location) {
        Machine.Standing<Facts.Known> end = asked(
                fresh(release, Finding.WINDOWS), webex, answers(uds, cuplogin, edge), answers(false, false, edge));
        assertThat(end.facts().get(Fact.LOCATION)).contains(location);
        assertThat(end.verdict()
                        .filter(verdict -> verdict.word().startsWith("webex"))
                        .isPresent())
                .isEqualTo(webex);
    }

    @ParameterizedTest
    @CsvSource({
        // release, platform, pinpoint asked, _cisco-uds, _cuplogin there, _collab-edge, location
        "R96, WINDOWS, true,  true,  true,  true,  INSIDE",
        "R96, IOS,     true,  true,  true,  true,  INSIDE",
        "R96, WINDOWS, true,  false, true,  true,  PRESENCE_SERVER",
        "R96, WINDOWS, true,  false, false, true,  OUTSIDE",
        "R96, WINDOWS, true,  false, false, false, NOTHING",
        "R96, MAC,     false, true,  true,  true,  OUTSIDE",
        "R11, WINDOWS, false, true,  true,  true,  OUTSIDE",
        "R12, WINDOWS, false, true,  true,  true,  OUTSIDE",
    })
    void thePinpointSubdomainCountsOnlyThere(
            Release release,
            Finding platform,
            boolean wanted,
            boolean uds,
            boolean cuplogin,
            boolean edge,
            Finding location) {
        Machine.Standing<Facts.Known> end =
                asked(fresh(release, platform), false, answers(false, false, edge), answers(uds, cuplogin, edge));
        assertThat(end.facts().knows(Fact.PINPOINT_UDS)).isEqualTo(wanted);
        assertThat(end.facts().get(Fact.LOCATION)).contains(location);
    }

    private static Facts.Known fresh(Release release, Finding platform) {
        return Facts.Known.nothing()
                .with(Fact.RELEASE, Finding.valueOf(release.name()))
                .with(Fact.PLATFORM, platform)
                .with(Fact.ADDRESS, Finding.WITH_DOMAIN)
                .with(Fact.URL, Finding.NONE)
                .with(Fact.MANAGED, Finding.NONE)
                .with(Fact.BOOTSTRAP, Finding.NONE)
                .with(Fact.INSTALLED, Finding.NONE)
                .with(Fact.MANUAL, Finding.NONE);
    }

    /** Answers until call control is asked, or the end. */
    private static Machine.Standing<Facts.Known> asked(
            Facts.Known given,
            boolean webex,
            Map<SrvService, DnsResult<SrvRecord>> here,
            Map<SrvService, DnsResult<SrvRecord>> there) {
        Machine.Standing<Facts.Known> standing = MACHINE.on(given);
        while (!standing.ended() && !standing.questions().contains(Fact.CALL_CONTROL)) {
            Facts.Known facts = standing.facts();
            for (Fact question : standing.questions()) {
                facts = facts.with(question, answer(question, webex, here, there));
            }
            standing = MACHINE.on(facts);
        }
        return standing;
    }

    private static Finding answer(
            Fact question,
            boolean webex,
            Map<SrvService, DnsResult<SrvRecord>> here,
            Map<SrvService, DnsResult<SrvRecord>> there) {
        return switch (question) {
            case CAS -> webex ? Finding.KNOWN : Finding.UNKNOWN;
            case UDS -> found(here.get(SrvService.CISCO_UDS));
            case CUPLOGIN -> found(here.get(SrvService.CUPLOGIN));
            case EDGE -> found(here.get(SrvService.COLLAB_EDGE));
            case PINPOINT_UDS -> found(there.get(SrvService.CISCO_UDS));
            case PINPOINT_CUPLOGIN -> found(there.get(SrvService.CUPLOGIN));
            case KEPT_DISCOVERY -> Finding.NOTHING;
            default -> Finding.NO;
        };
    }

    private static Finding found(DnsResult<SrvRecord> answer) {
        return answer.records().isEmpty() ? Finding.ABSENT : Finding.FOUND;
    }

    private static Map<SrvService, DnsResult<SrvRecord>> answers(boolean uds, boolean cuplogin, boolean edge) {
        return Map.of(
                SrvService.CISCO_UDS, answer(uds),
                SrvService.CUPLOGIN, answer(cuplogin),
                SrvService.COLLAB_EDGE, answer(edge));
    }

    @Test
    void theReasonTellsWhatBecameOfTheOtherQuestions() {
        Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
        answers.put(SrvService.CISCO_UDS, new DnsResult.TimedOut<>(3, 0));
        answers.put(SrvService.COLLAB_EDGE, answer(true));
        assertThat(new SrvAnswers(answers, Map.of())
                        .at(Finding.OUTSIDE)
                        .because()
                        .text())
                .contains("_collab-edge._tls exists")
                .contains("_cisco-uds._tcp: no answer from the name server after 3 questions");
    }

    @Test
    void theReleasesAskByTheSchemeOfTheirGuides() {
        assertThat(Release.R12.casScheme()).isEqualTo("https");
        assertThat(Release.R96.casScheme()).isEqualTo("http");
        assertThat(SrvService.COLLAB_EDGE.in("example.com")).isEqualTo("_collab-edge._tls.example.com");
    }

    @Test
    void aDecisionIsKeptAsLongAsTheAnswersItDependsOn() {
        SrvAnswers inside = new SrvAnswers(
                Map.of(SrvService.CISCO_UDS, answer(true), SrvService.COLLAB_EDGE, answer(false)), Map.of());
        assertThat(inside.keep()).isEqualTo(Duration.ofMinutes(5));
        SrvAnswers outside = new SrvAnswers(
                Map.of(SrvService.CISCO_UDS, answer(false), SrvService.COLLAB_EDGE, answer(true)), Map.of());
        assertThat(outside.keep()).isEqualTo(Duration.ofMinutes(2));
        SrvAnswers lucky = new SrvAnswers(
                Map.of(
                        SrvService.CISCO_UDS,
                        new DnsResult.ServerFailed<>("SERVFAIL"),
                        SrvService.COLLAB_EDGE,
                        answer(true)),
                Map.of());
        assertThat(lucky.keep()).isZero();
    }

    private static DnsResult<SrvRecord> answer(boolean found) {
        return found
                ? new DnsResult.Found<>(List.of(new SrvRecord(0, 0, 8443, "host.example.com")), Duration.ofMinutes(5))
                : new DnsResult.NameError<>(Duration.ofMinutes(2));
    }
}
