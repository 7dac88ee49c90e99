package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.capf.CapfCertificate;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKey;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfTag;
import org.uclab.sim.ucm.cluster.CapfOrder;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;
import org.uclab.tool.Tool;

/**
 * A client and an XML reader that we did not write. Skipped where one is not installed, except in CI.
 */
class CurlTest {

    private static final String PUB = TraceCompany.PUBLISHER;
    private static final String ORIGIN = "https://" + PUB + ":8443";
    private static final String DEVICES = ORIGIN + "/cucm-uds/user/mac.donald/devices";

    @TempDir
    Path folder;

    private RunningCluster cluster;
    private Path ca;

    @BeforeEach
    void start() throws IOException {
        cluster = new RunningCluster("127.66", "9.1.2");
        ca = Files.writeString(folder.resolve("ca.pem"), cluster.ca.pem());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void curlVerifiesTheCertificateAndReadsTheVersion() throws Exception {
        String said = curl("-i", ORIGIN + "/cucm-uds/version");
        assertThat(said).startsWith("HTTP/1.1 200 OK\r\nX-Frame-Options: SAMEORIGIN\r\n");
        assertThat(said).contains("\r\nServer: \r\n", "\r\nContent-Length: 377\r\n");
        assertThat(said.substring(said.indexOf("\r\n\r\n") + 4)).hasSize(377);
    }

    @Test
    void curlSignsInWithItsPasswordAndStaysWithItsCookies() throws Exception {
        String jar = folder.resolve("jar").toString();
        assertThat(status("-c", jar, DEVICES)).isEqualTo("401");
        assertThat(status("-c", jar, "-u", "mac.donald:wrong", DEVICES)).isEqualTo("401");
        assertThat(status("-c", jar, "-b", jar, "-u", "mac.donald:ilikeMRA1", DEVICES))
                .isEqualTo("200");
        assertThat(Files.readString(Path.of(jar))).contains("JSESSIONIDSSO", "JSESSIONID", "/cucm-uds/");
        assertThat(status("-b", jar, DEVICES)).isEqualTo("200");
        assertThat(status("-b", jar, ORIGIN + "/cucm-uds/user/ada.byron")).isEqualTo("401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/CUPC/..%2f..%2fetc/passwd"})
    void curlGetsNothingFromOutsideTheFolder(String path) throws Exception {
        assertThat(status("--path-as-is", "http://" + PUB + ":6970" + path)).isEqualTo("404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://uclabcucm-pub.uclab.com:8443/cucm-uds/version",
                "https://uclabcucm-pub.uclab.com:8443/cucm-uds/servers",
                "https://uclabcucm-pub.uclab.com:8443/cucm-uds/users",
                "https://uclabcucm-pub.uclab.com:8443/cucm-uds/clusterUser?username=mac.donald",
                "https://uclabcucm-pub.uclab.com:8443/cucm-uds/clusterUser",
                "https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald",
                "https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/devices",
                "https://uclabcucm-pub.uclab.com:8443/ccmcip/xmldirectorylist.jsp?l=&f=&n=&start=1",
                "https://uclabcucm-pub.uclab.com:8443/ccmcip/xmldirectoryinput.jsp",
                "http://uclabcucm-pub.uclab.com:6970/XMLDefault.cnf.xml",
                "http://uclabcucm-pub.uclab.com:6970/RingList.xml",
                "http://uclabcucm-pub.uclab.com:6970/SPDefault.cnf.xml",
                "https://uclabcucm-pub.uclab.com:6972/SPDefault.cnf.xml",
                "http://uclabcucm-pub.uclab.com:6970/CUPC/AppDialRules.xml",
                "http://uclabcucm-pub.uclab.com:6970/CUPC/DirLookupDialRules.xml",
                "http://uclabcucm-pub.uclab.com:6970/jabber-config.xml"
            })
    void xmllintFindsNothingToComplainAbout(String url) throws Exception {
        cluster.database.putConfigFile(TraceCompany.configFile());
        Path document = Files.writeString(folder.resolve("document.xml"), curl("-u", "mac.donald:ilikeMRA1", url));
        assertThat(run(List.of("xmllint", "--noout", document.toString()))).isEmpty();
    }

    @Test
    void xmllintMissesTheDeclarationOfThePrefixInADeviceFile() throws Exception {
        String file = curl("http://" + PUB + ":6970/MDonald.cnf.xml");
        Path document = Files.writeString(folder.resolve("device.xml"), file);
        assertThat(run(List.of("xmllint", "--noout", document.toString())))
                .contains("Namespace prefix xsi for type on device is not defined")
                .doesNotContain("parser error");
    }

    @Test
    void opensslHearsTheGreetingOfCapfAndVerifiesTheCertificateItIssues() throws Exception {
        Device device = TraceCompany.macDonald().devices().get(0);
        DeviceSecurity pending =
                new DeviceSecurity(DeviceSecurity.Mode.ENCRYPTED, Optional.of(CapfOrder.install("0815")), "");
        cluster.database.setDevices("mac.donald", List.of(device.with(pending)));
        String server = cluster.node(PUB).address() + ":" + RunningCluster.CAPF_PORT;
        String said = run(List.of(
                "sh",
                "-c",
                "printf '\\125\\377' | openssl s_client -quiet -CAfile " + ca + " -verify_return_error -connect "
                        + server + " 2>/dev/null | od -An -tx1 -v | tr -d ' \\n'"));
        assertThat(said)
                .startsWith("550100000001" + "0008" + "07000103" + "08000100" + "550f00000001" + "0004" + "01000107");

        KeyPair key = CapfKey.RSA_2048.generate();
        X509Certificate issued;
        try (CapfCaller caller = new CapfCaller(cluster)) {
            caller.introduce("MDonald", "0815").hear();
            caller.say(
                    CapfKind.KEY_RESPONSE,
                    CapfElement.of(CapfTag.PUBLIC_KEY, key.getPublic().getEncoded()));
            issued = CapfCertificate.in(caller.hear()).orElseThrow();
        }
        Path der = Files.write(folder.resolve("lsc.der"), issued.getEncoded());
        Path pem = folder.resolve("lsc.pem");
        run(List.of("openssl", "x509", "-inform", "DER", "-in", der.toString(), "-out", pem.toString()));
        assertThat(run(List.of("openssl", "verify", "-CAfile", ca.toString(), pem.toString())))
                .contains(": OK");
        assertThat(run(List.of("openssl", "x509", "-in", pem.toString(), "-noout", "-subject")))
                .contains("MDonald");
    }

    /** The signed bytes and the signature as a device finds them, and a verifier that is not ours. */
    @ParameterizedTest
    @ValueSource(strings = {"MDonald.cnf.xml.sgn", "SPDefault.cnf.xml.sgn", "ITLFile.tlv", "ITLMDonald.tlv"})
    void opensslVerifiesTheSignatureUnderAFile(String name) throws Exception {
        byte[] file = cluster.file(name);
        byte[] list = cluster.file("ITLFile.tlv");
        SignedBytes signed = SignedBytes.of(file);
        X509Certificate signer = SignedBytes.of(list).signerIn(list);
        Path data = Files.write(folder.resolve("data"), signed.data());
        Path signature = Files.write(folder.resolve("signature"), signed.signature());
        Path key = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(signer.getPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        List<String> verify =
                List.of("openssl", "dgst", "-sha1", "-verify", key.toString(), "-signature", signature.toString());
        assertThat(run(with(verify, data.toString()))).contains("Verified OK");
        byte[] changed = signed.data();
        changed[changed.length - 1] ^= 1;
        Files.write(data, changed);
        assertThat(run(with(verify, data.toString()))).contains("Verification");
        assertThat(run(with(verify, data.toString()))).doesNotContain("Verified OK");
        signer.verify(cluster.ca.certificate().getPublicKey());
    }

    private static List<String> with(List<String> command, String more) {
        List<String> all = new ArrayList<>(command);
        all.add(more);
        return all;
    }

    private String status(String... arguments) throws Exception {
        List<String> more = new ArrayList<>(List.of("-o", "/dev/null", "-w", "%{http_code}"));
        more.addAll(List.of(arguments));
        return curl(more.toArray(String[]::new));
    }

    private String curl(String... arguments) throws Exception {
        String address = cluster.node(PUB).address();
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-sS",
                "--noproxy",
                "*",
                "--max-time",
                "20",
                "--cacert",
                ca.toString(),
                "--resolve",
                PUB + ":8443:" + address,
                "--resolve",
                PUB + ":6970:" + address,
                "--resolve",
                PUB + ":6972:" + address));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) {
        return Tool.named(command.get(0))
                .run(command.subList(1, command.size()))
                .text();
    }
}
