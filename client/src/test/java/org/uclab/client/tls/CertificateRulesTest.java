package org.uclab.client.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;

class CertificateRulesTest {

    private static final String HOST = "expe1.example.com";

    private final WallClock clock = new WallClock(1);
    private final LabCa ca = LabCa.create("tests", clock);
    private final CertificateProfile profile = CertificateProfile.server(HOST);
    private final CertificateRules rules =
            new CertificateRules(Trust.in(List.of(ca.certificate())).withRevocations(() -> List.of(crl())));

    @AfterEach
    void stop() {
        clock.close();
    }

    @Test
    void acceptsAGoodCertificateWithAndWithoutItsRoot() {
        List<X509Certificate> chain = ca.issue(profile).chain();
        assertThat(judge(chain).kind()).isEqualTo(Verdict.Kind.ACCEPTED);
        assertThat(judge(chain.subList(0, 1)).kind()).isEqualTo(Verdict.Kind.ACCEPTED);
    }

    @Test
    void withoutARevocationListNothingIsRevoked() {
        List<X509Certificate> chain =
                ca.issueDefective(profile, HOST, CertificateDefect.REVOKED).chain();
        CertificateRules unaware = new CertificateRules(Trust.in(List.of(ca.certificate())));
        assertThat(unaware.judge(chain, HOST, clock.wallNow()).kind()).isEqualTo(Verdict.Kind.ACCEPTED);
    }

    @Test
    void aRevocationListOfAnotherCaOfTheSameNameCountsForNothing() {
        LabCa impostor = LabCa.create("tests", clock);
        List<X509Certificate> chain = ca.issue(profile).chain();
        CertificateRules fooled =
                new CertificateRules(Trust.in(List.of(ca.certificate())).withRevocations(() -> List.of(crl(impostor))));
        assertThat(fooled.judge(chain, HOST, clock.wallNow()).kind()).isEqualTo(Verdict.Kind.ACCEPTED);
    }

    @Test
    void aCaOfTheSameNameButAnotherKeyIsUnknown() {
        LabCa impostor = LabCa.create("tests", clock);
        assertRefused(judge(impostor.issue(profile).chain()), Refusal.UNKNOWN_CA);
    }

    @Test
    void aServerCertificateIsNoAuthority() {
        LabCa other = LabCa.create("other", clock);
        X509Certificate stray = other.issue(profile).leaf();
        assertRefused(judge(List.of(stray, ca.issue(profile).leaf())), Refusal.UNKNOWN_CA);
    }

    @Test
    void noChainAndAnEndlessChainAreRefused() {
        assertRefused(judge(List.of()), Refusal.BAD_PATH);
        X509Certificate leaf = ca.issue(profile).leaf();
        assertRefused(judge(java.util.Collections.nCopies(50, leaf)), Refusal.BAD_PATH);
    }

    @Test
    void aTrustAnchorThatExpiresEndsAllTrust() {
        Instant far = clock.wallNow().plus(Duration.ofDays(36_500));
        assertRefused(rules.judge(ca.issue(profile).chain(), HOST, far), Refusal.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "expe1.example.com, expe1.example.com, true",
        "EXPE1.Example.com, expe1.example.com, true",
        "expe1.example.com., expe1.example.com, true",
        "expe1.example.com, expe2.example.com, false",
        "example.com, expe1.example.com, false",
        "*.example.com, expe1.example.com, true",
        "*.example.com, example.com, false",
        "*.example.com, a.b.example.com, false",
        "expe*.example.com, expe1.example.com, false",
        "*.com, example.com, false",
        "*, localhost, false",
        "*.0.0.1, 127.0.0.1, false",
        "127.0.0.1, 127.0.0.1, false",
        "*.*.example.com, a.b.example.com, false",
        "a.*.example.com, a.b.example.com, false",
        "*.b.example.com, a.b.example.com, true",
    })
    void matchesNamesStrictly(String pattern, String host, boolean matches) {
        assertThat(IdentityMatch.matches(pattern, host)).isEqualTo(matches);
    }

    @Test
    void theClusterCertificateOfTheTraceIsGoodForBothNodesAndTheCluster() {
        CertificateProfile cluster = CertificateProfile.server("uclabexpwe-cluster.uclab.com")
                .withDnsNames(
                        List.of("uclabexpwe-cluster.uclab.com", "uclabexpwe02.uclab.com", "uclabexpwe01.uclab.com"))
                .withSrvNames(List.of("_collab-edge._tls.uclab.com"));
        X509Certificate certificate = ca.issue(cluster).leaf();
        assertThat(IdentityMatch.matches(certificate, "uclabexpwe01.uclab.com")).isTrue();
        assertThat(IdentityMatch.matches(certificate, "uclabexpwe-cluster.uclab.com"))
                .isTrue();
        assertThat(IdentityMatch.matches(certificate, "uclabexpwe03.uclab.com")).isFalse();
        assertThat(IdentityMatch.matches(certificate, "_collab-edge._tls.uclab.com"))
                .isFalse();
    }

    @Test
    void anAddressIsMatchedByAnAddressAlone() {
        CertificateProfile both = CertificateProfile.server("127.0.0.2").withIpAddresses(List.of("127.0.0.1"));
        X509Certificate certificate = ca.issue(both).leaf();
        assertThat(IdentityMatch.matches(certificate, "127.0.0.1")).isTrue();
        assertThat(IdentityMatch.matches(certificate, "127.0.0.2")).isFalse();
    }

    @Test
    void aServicesDomainIsNamedInThreeWays() {
        assertThat(foreign(profile.withSrvNames(List.of("_collab-edge._tls.example.com"))))
                .isEmpty();
        assertThat(foreign(profile.withDnsNames(List.of(HOST, "Example.com")))).isEmpty();
        assertThat(foreign(profile.withDnsNames(List.of(HOST, "collab-edge.example.com"))))
                .isEmpty();
        assertThat(foreign(profile)).contains("it does not name the services domain example.com");
        assertThat(foreign(profile.withSrvNames(List.of("_collab-edge._tls.example.org"))))
                .contains("it is for [_collab-edge._tls.example.org], and not for the services domain example.com");
    }

    private java.util.Optional<String> foreign(CertificateProfile what) {
        return IdentityMatch.foreignTo(ca.issue(what).leaf(), "example.com").map(Phrase::text);
    }

    private Verdict judge(List<X509Certificate> chain) {
        return rules.judge(chain, HOST, clock.wallNow());
    }

    private static void assertRefused(Verdict verdict, Refusal refusal) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .as(refused.detail())
                                .isEqualTo(refusal));
    }

    private X509CRL crl() {
        return crl(ca);
    }

    private static X509CRL crl(LabCa issuer) {
        try {
            return (X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(issuer.crl()));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }
}
