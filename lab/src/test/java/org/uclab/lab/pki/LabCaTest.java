package org.uclab.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.CertificateDefect;

class LabCaTest {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final int SAN_DNS = 2;
    private static final int SAN_IP = 7;

    private final WallClock clock = new WallClock(1);
    private final LabCa ca = LabCa.create("Lab CA", clock);
    private final CertificateProfile edge = CertificateProfile.server("xpre1.uclab.com")
            .withDnsNames(List.of("xpre1.uclab.com", "xpre.uclab.com"))
            .withSrvNames(List.of("_collab-edge._tls.uclab.com"))
            .withOtherNames(List.of(new OtherName("1.3.6.1.5.5.7.8.5", "uclab.com")))
            .withIpAddresses(List.of("127.1.2.10"));

    @AfterEach
    void closeClock() {
        clock.close();
    }

    // RSA_4096 differs in a number only and can take half a minute to make.
    @ParameterizedTest
    @EnumSource(value = KeySpec.class, mode = EnumSource.Mode.EXCLUDE, names = "RSA_4096")
    void issuesChainsThatJavaVerifies(KeySpec spec) {
        TlsIdentity identity = ca.issue(edge.withKeySpec(spec));
        assertThatCode(() -> Verification.pkix(identity, ca)).doesNotThrowAnyException();
        assertThat(identity.leaf().getPublicKey().getAlgorithm()).isEqualTo(spec.algorithm());
        assertThat(identity.chain()).endsWith(ca.certificate());
    }

    @Test
    void neitherTrustsNorIsTrustedByAnotherLab() throws Exception {
        LabCa other = LabCa.create("Lab CA", clock);
        assertThat(Verification.refusal(other.issue(edge), ca)).isNotNull();
    }

    @Test
    void writesHostNamesAndAddressesIntoTheCertificate() throws Exception {
        X509Certificate leaf = ca.issue(edge).leaf();
        assertThat(leaf.getSubjectX500Principal().getName()).contains("CN=xpre1.uclab.com");
        assertThat(leaf.getSubjectAlternativeNames())
                .contains(List.of(SAN_DNS, "xpre1.uclab.com"), List.of(SAN_DNS, "xpre.uclab.com"))
                .contains(List.of(SAN_IP, "127.1.2.10"));
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void encodesAnSrvNameAsRfc4985Wants() {
        byte[] der = ca.issue(edge).leaf().getExtensionValue("2.5.29.17");
        // 27 characters: [0] { OID 1.3.6.1.5.5.7.8.7, [0] IA5String }
        String expected = "a02906082b06010505070807a01d161b"
                + HexFormat.of().formatHex("_collab-edge._tls.uclab.com".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(der)).contains(expected);
    }

    @Test
    void encodesAnXmppAddressAsRfc6120Wants() {
        byte[] der = ca.issue(edge).leaf().getExtensionValue("2.5.29.17");
        String expected = "a01706082b06010505070805a00b0c09"
                + HexFormat.of().formatHex("uclab.com".getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(der)).contains(expected);
    }

    @Test
    void namesClientAuthenticationOnlyWhenAsked() throws Exception {
        assertThat(ca.issue(edge).leaf().getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
        assertThat(ca.issue(edge.withClientAuth(true)).leaf().getExtendedKeyUsage())
                .containsExactly(SERVER_AUTH, CLIENT_AUTH);
    }

    @Test
    void givesEveryCertificateItsOwnSerialNumber() {
        assertThat(List.of(
                        ca.issue(edge).leaf().getSerialNumber(),
                        ca.issue(edge).leaf().getSerialNumber()))
                .doesNotHaveDuplicates()
                .allMatch(serial -> serial.signum() > 0 && serial.bitLength() <= 159);
    }

    @Test
    void writesPemThatReadsBack() throws Exception {
        TlsIdentity identity = ca.issue(edge);
        var chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(identity.certificatePem().getBytes(StandardCharsets.US_ASCII)));
        assertThat(chain).isEqualTo(identity.chain());
        String body = identity.keyPem().replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        assertThat(key).isEqualTo(identity.privateKey());
        assertThat(ca.pem()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("-----END CERTIFICATE-----\n");
    }

    @Test
    void givesKeysThatBelongToTheirCertificates() throws Exception {
        TlsIdentity identity = ca.issue(edge);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(identity.privateKey());
        signature.update((byte) 7);
        byte[] signed = signature.sign();
        signature.initVerify(identity.leaf());
        signature.update((byte) 7);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void expiredIsRefusedForItsDateOnly() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.EXPIRED);
        assertThat(Verification.refusal(identity, ca)).isEqualTo(BasicReason.EXPIRED);
        assertThat(identity.leaf().getNotAfter().toInstant())
                .isBetween(
                        clock.wallNow().minus(Duration.ofHours(25)),
                        clock.wallNow().minus(Duration.ofHours(23)));
        assertSameNames(identity);
    }

    @Test
    void notYetValidIsRefusedForItsDateOnly() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.NOT_YET_VALID);
        assertThat(Verification.refusal(identity, ca)).isEqualTo(BasicReason.NOT_YET_VALID);
        assertThat(identity.leaf().getNotBefore().toInstant())
                .isAfter(clock.wallNow().plus(Duration.ofHours(23)));
        assertSameNames(identity);
    }

    @Test
    void aMismatchVerifiesButNamesAnotherHost() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.NAME_MISMATCH);
        assertThat(Verification.refusal(identity, ca)).isNull();
        assertThat(identity.leaf().toString()).doesNotContain("uclab.com");
        assertThat(identity.leaf().getSubjectAlternativeNames())
                .containsExactly(List.of(SAN_DNS, "another-host.invalid"));
    }

    @Test
    void anUnknownCaIsRefusedForItsAnchorOnly() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.UNKNOWN_CA);
        assertThat(Verification.refusal(identity, ca)).isNotNull();
        assertThat(identity.leaf().getIssuerX500Principal())
                .isNotEqualTo(ca.certificate().getSubjectX500Principal());
        identity.leaf().verify(identity.chain().get(1).getPublicKey());
        assertSameNames(identity);
    }

    @Test
    void selfSignedIsSignedByItselfAlone() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.SELF_SIGNED);
        assertThat(Verification.refusal(identity, ca)).isEqualTo(PKIXReason.NO_TRUST_ANCHOR);
        assertThat(identity.chain()).hasSize(1);
        identity.leaf().verify(identity.leaf().getPublicKey());
        assertSameNames(identity);
    }

    @Test
    void revokedIsOnTheListAndAGoodOneIsNot() throws Exception {
        TlsIdentity good = ca.issue(edge);
        TlsIdentity revoked = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.REVOKED);
        X509CRL list =
                (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(ca.crl()));
        list.verify(ca.certificate().getPublicKey());
        assertThat(list.isRevoked(revoked.leaf())).isTrue();
        assertThat(list.isRevoked(good.leaf())).isFalse();
        assertThat(Verification.refusal(revoked, ca)).isNull();
        assertSameNames(revoked);
    }

    @Test
    void listsThatCheckersTakeAreNoneAtFirstAndThenHaveWhatWasTakenBackUntilThen() throws Exception {
        TlsIdentity first = ca.issue(edge);
        TlsIdentity second = ca.issue(edge);
        assertThat(ca.revocationLists()).isEmpty();
        ca.revoke(first);
        ca.revoke(first);
        assertThat(ca.revocations()).isEqualTo(1);
        assertThat(ca.revocationLists()).singleElement().satisfies(list -> {
            list.verify(ca.certificate().getPublicKey());
            assertThat(list.isRevoked(first.leaf())).isTrue();
            assertThat(list.isRevoked(second.leaf())).isFalse();
            assertThat(list.getThisUpdate()).isBefore(Date.from(clock.now()));
            assertThat(list.getNextUpdate()).isAfter(Date.from(clock.now()));
        });
        ca.revoke(second);
        assertThat(ca.revocationLists()).singleElement().satisfies(list -> {
            assertThat(list.isRevoked(first.leaf())).isTrue();
            assertThat(list.isRevoked(second.leaf())).isTrue();
        });
    }

    @Test
    void aWeakKeyIsRsaWith1024Bits() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.WEAK_KEY);
        RSAPublicKey key = (RSAPublicKey) identity.leaf().getPublicKey();
        assertThat(key.getModulus().bitLength()).isEqualTo(1024);
        assertThat(Verification.refusal(identity, ca)).isNull();
        assertSameNames(identity);
    }

    @Test
    void md5IsReallySignedWithMd5ByACaBelowTheRoot() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.MD5_SIGNATURE);
        assertThat(identity.leaf().getSigAlgName()).isEqualTo("MD5withRSA");
        identity.leaf().verify(identity.chain().get(1).getPublicKey());
        identity.chain().get(1).verify(ca.certificate().getPublicKey());
        assertThat(Verification.refusal(identity, ca)).isEqualTo(BasicReason.ALGORITHM_CONSTRAINED);
        assertSameNames(identity);
    }

    @Test
    void aMissingSrvNameLeavesTheHostNames() throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", CertificateDefect.SRV_NAME_MISSING);
        byte[] san = identity.leaf().getExtensionValue("2.5.29.17");
        assertThat(HexFormat.of().formatHex(san)).doesNotContain("06082b06010505070807");
        assertThat(Verification.refusal(identity, ca)).isNull();
        assertSameHosts(identity);
    }

    @Test
    void aMissingSrvNameNeedsOneThatCouldBeMissing() {
        CertificateProfile plain = CertificateProfile.server("a.uclab.com");
        assertThatThrownBy(() -> ca.issueDefective(plain, "a.uclab.com", CertificateDefect.SRV_NAME_MISSING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.uclab.com");
    }

    @Test
    void refusesAnSrvNameThatIsNotAscii() {
        CertificateProfile odd = edge.withSrvNames(List.of("_collab-edge._tls.übung.com"));
        assertThatThrownBy(() -> ca.issue(odd)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertSameNames(TlsIdentity identity) throws Exception {
        byte[] expected = ca.issue(edge).leaf().getExtensionValue("2.5.29.17");
        assertThat(Arrays.equals(identity.leaf().getExtensionValue("2.5.29.17"), expected))
                .isTrue();
    }

    private void assertSameHosts(TlsIdentity identity) throws Exception {
        assertThat(identity.leaf().getSubjectAlternativeNames())
                .contains(List.of(SAN_DNS, "xpre1.uclab.com"), List.of(SAN_DNS, "xpre.uclab.com"));
    }
}
