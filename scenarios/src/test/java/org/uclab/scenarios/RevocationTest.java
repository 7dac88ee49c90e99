package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.lab.wire.Port;
import org.uclab.tool.Tool;

/** What OpenSSL and curl hear from the host that tells what has been taken back. */
class RevocationTest {

    private static Bench bench;
    private static String at;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        bench = Bench.start(Worlds.load("outside-support"), BenchOptions.standard());
        Port port = bench.nodes().stream()
                .flatMap(node -> node.ports().stream())
                .filter(one -> one.service().equals("revocation"))
                .findFirst()
                .orElseThrow();
        InetSocketAddress address = EveryService.at(bench, port);
        at = "http://" + address.getHostString() + ":" + address.getPort();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void certificatesSayWhereToAsk() throws Exception {
        String text = openssl("x509", "-noout", "-text", "-in", leaf(identity()));
        assertThat(text).contains("URI:http://pki.example.com/lab.crl", "OCSP - URI:http://pki.example.com/ocsp");
    }

    @Test
    void ocspKnowsTheGoodTheTakenBackAndTheStranger() throws Exception {
        TlsIdentity good = identity();
        TlsIdentity taken = bench.ca().revoke(identity());
        assertThat(status(good)).contains("Response verify OK", "leaf.pem: good");
        assertThat(status(taken)).contains("Response verify OK", "leaf.pem: revoked");
        LabCa stranger = LabCa.create("another", bench.clock());
        assertThat(status(stranger.issue(CertificateProfile.server("a.example.com"))))
                .contains("leaf.pem: unknown");
    }

    @Test
    void theListHasWhatWasTakenBack() throws Exception {
        TlsIdentity taken = bench.ca().revoke(identity());
        String list = folder.resolve("lab.crl").toString();
        assertThat(Tool.named("curl")
                        .run("-sS", "-f", "-o", list, at + "/lab.crl")
                        .exit())
                .isZero();
        assertThat(openssl("crl", "-inform", "DER", "-noout", "-text", "-in", list, "-CAfile", root()))
                .contains("verify OK")
                .containsIgnoringCase(taken.leaf().getSerialNumber().toString(16));
    }

    @Test
    void nonsenseIsAMalformedRequest() throws Exception {
        Tool.Said said = Tool.named("curl").run("-sS", "--data-binary", "nonsense", "-o", "-", at + "/ocsp");
        // RFC 6960 §4.2.1: OCSPResponse { malformedRequest (1) }
        assertThat(said.text()).startsWith("0\u0003\n\u0001\u0001");
        assertThat(Tool.named("curl")
                        .run("-sS", "-o", "/dev/null", "-w", "%{http_code}", at + "/ocsp")
                        .text())
                .contains("405");
    }

    private static TlsIdentity identity() {
        return bench.ca().issue(CertificateProfile.server("a.example.com"));
    }

    private String status(TlsIdentity identity) throws IOException {
        return openssl("ocsp", "-issuer", root(), "-CAfile", root(), "-cert", leaf(identity), "-url", at + "/ocsp");
    }

    private String root() throws IOException {
        return Files.writeString(folder.resolve("root.pem"), bench.ca().pem()).toString();
    }

    private String leaf(TlsIdentity identity) throws IOException {
        String chain = identity.certificatePem();
        String end = "-----END CERTIFICATE-----\n";
        return Files.writeString(folder.resolve("leaf.pem"), chain.substring(0, chain.indexOf(end) + end.length()))
                .toString();
    }

    private static String openssl(String... arguments) {
        return Tool.named("openssl").run(arguments).text();
    }
}
