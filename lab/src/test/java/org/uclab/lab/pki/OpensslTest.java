package org.uclab.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.tool.Tool;

/** What OpenSSL, which we did not write, says of our certificates. Skipped where it is not installed, except in CI. */
class OpensslTest {

    /** What it says of each at security level 2; of a list of an issuer below the root it is told nothing. */
    private static final Map<CertificateDefect, String> COMPLAINTS = new EnumMap<>(CertificateDefect.class);

    static {
        says("certificate has expired", CertificateDefect.EXPIRED, CertificateDefect.ISSUER_EXPIRED);
        says(
                "certificate is not yet valid",
                CertificateDefect.VALIDITY_BACKWARDS,
                CertificateDefect.NOT_YET_VALID,
                CertificateDefect.ISSUER_NOT_YET_VALID);
        says(
                "hostname mismatch",
                CertificateDefect.NAME_MISMATCH,
                CertificateDefect.SIBLING_NAME,
                CertificateDefect.DOMAIN_ALONE,
                CertificateDefect.SHORT_NAME,
                CertificateDefect.COMMON_NAME_ONLY_RIGHT,
                CertificateDefect.NO_NAME,
                CertificateDefect.URI_ALONE,
                CertificateDefect.ADDRESS_ALONE,
                CertificateDefect.ADDRESS_AS_NAME,
                CertificateDefect.WILDCARD_INSIDE,
                CertificateDefect.WILDCARD_TWICE,
                CertificateDefect.WILDCARD_BELOW,
                CertificateDefect.WILDCARD_FOR_ALL,
                CertificateDefect.NAME_WITH_NUL);
        says(
                "OK",
                CertificateDefect.NO_SIGNATURE_USAGE,
                CertificateDefect.WILDCARD_IN_LABEL,
                CertificateDefect.OTHER_CASE,
                CertificateDefect.COMMON_NAME_ALONE,
                CertificateDefect.WILDCARD,
                CertificateDefect.SRV_NAME_MISSING,
                CertificateDefect.SRV_NAME_OF_OTHER_DOMAIN,
                CertificateDefect.SRV_NAME_OF_OTHER_SERVICE,
                CertificateDefect.CHAT_ALIAS_MISSING,
                CertificateDefect.PHONE_PROFILE_MISSING,
                CertificateDefect.CHAIN_ORDER,
                CertificateDefect.CHAIN_STRANGER,
                CertificateDefect.CHAIN_TOO_LONG,
                CertificateDefect.CLIENT_PURPOSE_MISSING,
                CertificateDefect.ISSUER_REVOKED);
        says(
                "self-signed certificate in certificate chain",
                CertificateDefect.IMPOSTOR_CA,
                CertificateDefect.UNKNOWN_CA);
        says("self-signed certificate", CertificateDefect.SELF_SIGNED);
        says("certificate signature failure", CertificateDefect.BAD_SIGNATURE);
        says("unable to get local issuer certificate", CertificateDefect.CHAIN_GAP);
        says("key too weak", CertificateDefect.WEAK_KEY, CertificateDefect.ISSUER_WEAK_KEY);
        says(
                "digest algorithm too weak",
                CertificateDefect.MD5_SIGNATURE,
                CertificateDefect.ISSUER_MD5_SIGNATURE,
                CertificateDefect.MD2_SIGNATURE,
                CertificateDefect.SHA1_SIGNATURE);
        says(
                "unsuitable certificate purpose",
                CertificateDefect.CLIENT_PURPOSE_ALONE,
                CertificateDefect.OTHER_PURPOSE,
                CertificateDefect.CA_USAGE_ALONE);
        says(
                "invalid CA certificate",
                CertificateDefect.ISSUER_NO_CA,
                CertificateDefect.ISSUER_WITHOUT_CONSTRAINTS,
                CertificateDefect.ISSUER_USAGE);
        says("path length constraint exceeded", CertificateDefect.PATH_TOO_LONG);
        says("excluded subtree violation", CertificateDefect.NAMES_EXCLUDED);
        says("permitted subtree violation", CertificateDefect.NAMES_NOT_PERMITTED);
        says(
                "unhandled critical extension",
                CertificateDefect.UNKNOWN_CRITICAL,
                CertificateDefect.ISSUER_UNKNOWN_CRITICAL);
        says("certificate revoked", CertificateDefect.REVOKED);
    }

    private static void says(String text, CertificateDefect... defects) {
        for (CertificateDefect defect : defects) {
            COMPLAINTS.put(defect, text);
        }
    }

    private final WallClock clock = new WallClock(1);
    private final LabCa ca = LabCa.create("Lab CA", clock);
    private final CertificateProfile edge = CertificateProfile.server("xpre1.uclab.com")
            .withSrvNames(List.of("_collab-edge._tls.uclab.com"))
            .withOtherNames(List.of(new OtherName("1.3.6.1.5.5.7.8.5", "uclab.com")))
            .withAliases(CertificateProfile.CHAT_ALIAS, List.of("conference-1.uclab.com"))
            .withAliases(CertificateProfile.PHONE_PROFILE, List.of("secure-phones.uclab.com"));

    @TempDir
    Path folder;

    @BeforeEach
    void needsOpenssl() {
        Tool.named("openssl");
    }

    @AfterEach
    void closeClock() {
        clock.close();
    }

    @Test
    void readsTheNames() throws Exception {
        String text = openssl("x509", "-noout", "-text", "-in", leaf(ca.issue(edge)));
        assertThat(text)
                .contains("DNS:xpre1.uclab.com")
                .containsPattern("(SRVName|1\\.3\\.6\\.1\\.5\\.5\\.7\\.8\\.7)")
                .contains("CN = xpre1.uclab.com")
                .contains("TLS Web Server Authentication");
    }

    @Test
    void verifiesAGoodOneWithPurposeAndHostName() throws Exception {
        assertThat(verify(ca.issue(edge))).contains(": OK");
        assertThat(verify(ca.issue(edge.withKeySpec(KeySpec.RSA_2048)))).contains(": OK");
    }

    @Test
    void hasAWordForEveryDefect() {
        assertThat(COMPLAINTS.keySet()).containsExactlyInAnyOrder(CertificateDefect.values());
    }

    @ParameterizedTest
    @EnumSource(CertificateDefect.class)
    void namesWhatIsWrongWithTheDefectiveOnes(CertificateDefect defect) throws Exception {
        TlsIdentity identity = ca.issueDefective(edge, "xpre1.uclab.com", defect);
        boolean listed = defect == CertificateDefect.REVOKED;
        String said = verify(identity, listed).replace("self signed", "self-signed");
        assertThat(said).as("of %s", defect).containsIgnoringCase(COMPLAINTS.get(defect));
    }

    private String verify(TlsIdentity identity) throws Exception {
        return verify(identity, true);
    }

    private String verify(TlsIdentity identity, boolean listed) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("verify", "-auth_level", "2", "-purpose", "sslserver"));
        if (listed) {
            arguments.addAll(List.of("-crl_check", "-CRLfile", write("list.pem", Pem.of("X509 CRL", ca.crl()))));
        }
        arguments.addAll(List.of("-verify_hostname", "xpre1.uclab.com", "-CAfile", write("root.pem", ca.pem())));
        arguments.addAll(List.of("-untrusted", write("chain.pem", identity.certificatePem()), leaf(identity)));
        return openssl(arguments.toArray(String[]::new));
    }

    private String leaf(TlsIdentity identity) throws IOException {
        return write("leaf.pem", TlsIdentity.pem(identity.leaf()));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String openssl(String... arguments) {
        return Tool.named("openssl").run(arguments).text();
    }
}
