package org.uclab.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.tool.Tool;

/** What OpenSSL, which we did not write, says of our certificates. Skipped where it is not installed, except in CI. */
class OpensslTest {

    private final WallClock clock = new WallClock(1);
    private final LabCa ca = LabCa.create("Lab CA", clock);
    private final CertificateProfile edge = CertificateProfile.server("xpre1.uclab.com")
            .withSrvNames(List.of("_collab-edge._tls.uclab.com"))
            .withOtherNames(List.of(new OtherName("1.3.6.1.5.5.7.8.5", "uclab.com")));

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
    void namesWhatIsWrongWithTheDefectiveOnes() throws Exception {
        Map<CertificateDefect, String> complaints = Map.of(
                CertificateDefect.EXPIRED, "certificate has expired",
                CertificateDefect.NOT_YET_VALID, "certificate is not yet valid",
                CertificateDefect.NAME_MISMATCH, "hostname mismatch",
                CertificateDefect.UNKNOWN_CA, "at 1 depth lookup: self-signed certificate in certificate chain",
                CertificateDefect.SELF_SIGNED, "at 0 depth lookup: self-signed certificate",
                CertificateDefect.REVOKED, "certificate revoked",
                CertificateDefect.WEAK_KEY, "key too weak",
                CertificateDefect.MD5_SIGNATURE, "signature digest algorithm too weak");
        for (Map.Entry<CertificateDefect, String> entry : complaints.entrySet()) {
            String said = verify(ca.issueDefective(edge, entry.getKey())).replace("self signed", "self-signed");
            assertThat(said).as("of %s", entry.getKey()).containsIgnoringCase(entry.getValue());
        }
    }

    private String verify(TlsIdentity identity) throws Exception {
        String root = write("root.pem", ca.pem());
        String list = write("list.pem", Pem.of("X509 CRL", ca.crl()));
        String chain = write("chain.pem", identity.certificatePem());
        return openssl(
                "verify",
                "-auth_level",
                "2",
                "-purpose",
                "sslserver",
                "-crl_check",
                "-CRLfile",
                list,
                "-verify_hostname",
                "xpre1.uclab.com",
                "-CAfile",
                root,
                "-untrusted",
                chain,
                leaf(identity));
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
