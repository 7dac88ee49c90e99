package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;

/** Enrolment at the publisher, over TLS. */
class CapfTest {

    private static final String PUB = TraceCompany.PUBLISHER;
    private static final String TARGET = "/capf/enrolment";

    private RunningCluster cluster;

    @BeforeEach
    void start() {
        cluster = new RunningCluster("127.76", "12.5.1");
        Device device = TraceCompany.macDonald().devices().get(0);
        cluster.database.setDevices(
                "mac.donald", List.of(device.with(new DeviceSecurity(DeviceSecurity.Mode.ENCRYPTED, "0815", ""))));
    }

    @AfterEach
    void stop() {
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    private static KeyPair key(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String request(KeyPair shown, KeyPair signing, String device, String string) throws Exception {
        Signature signature = Signature.getInstance(
                signing.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(signing.getPrivate());
        signature.update((device + "\n" + string + "\n").getBytes(StandardCharsets.UTF_8));
        signature.update(shown.getPublic().getEncoded());
        Base64.Encoder base64 = Base64.getEncoder();
        return "<capfEnrolment><key>" + base64.encodeToString(shown.getPublic().getEncoded()) + "</key><proof>"
                + base64.encodeToString(signature.sign()) + "</proof></capfEnrolment>";
    }

    private static String request(KeyPair key) throws Exception {
        return request(key, key, "MDonald", "0815");
    }

    private HttpReply post(String credentials, String body) {
        return call("POST", TARGET, credentials, body);
    }

    private HttpReply call(String method, String target, String credentials, String body) {
        Endpoint server = new Endpoint(cluster.node(PUB).address(), RunningCluster.CAPF_PORT);
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpFields headers =
                credentials.isEmpty() ? HttpFields.none() : HttpFields.of("Authorization", "Basic " + basic);
        var dialler = cluster.wire.dialler("127.76.1.101");
        try {
            return RunningCluster.await(dialler.http(cluster.tls())
                    .call(new HttpCall(
                            method,
                            "https",
                            PUB,
                            server,
                            target,
                            headers,
                            body.getBytes(StandardCharsets.UTF_8),
                            RunningCluster.LIMIT)));
        } finally {
            RunningCluster.await(dialler.close());
        }
    }

    private static List<X509Certificate> chain(HttpReply reply) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return Stream.of(reply.text().split("</?certificate>"))
                .filter(part -> part.length() > 100)
                .map(part -> {
                    try {
                        return (X509Certificate) factory.generateCertificate(
                                new ByteArrayInputStream(Base64.getDecoder().decode(part.strip())));
                    } catch (java.security.cert.CertificateException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .toList();
    }

    private String deviceFile() {
        return cluster.tftp("GET", PUB, "/MDonald.cnf.xml").text();
    }

    @ParameterizedTest
    @CsvSource({"EC, 256", "EC, 384", "RSA, 2048"})
    void aDeviceGetsACertificateOfItsKeyOnce(String algorithm, int bits) throws Exception {
        assertThat(deviceFile())
                .contains("<capfAuthMode>1</capfAuthMode>", "<certHash></certHash>")
                .contains("<deviceSecurityMode>3</deviceSecurityMode>");
        KeyPair key = key(algorithm, bits);
        HttpReply reply = post("MDonald:0815", request(key));
        assertThat(reply.status()).isEqualTo(200);
        List<X509Certificate> chain = chain(reply);
        assertThat(chain).hasSize(2);
        assertThat(chain.get(0).getPublicKey()).isEqualTo(key.getPublic());
        assertThat(chain.get(0).getSubjectX500Principal().getName()).contains("CN=MDonald");
        chain.get(0).verify(cluster.ca.certificate().getPublicKey());
        assertThat(chain.get(1)).isEqualTo(cluster.ca.certificate());

        assertThat(deviceFile())
                .contains("<capfAuthMode>0</capfAuthMode>")
                .containsPattern("<certHash>[0-9a-f]{64}</certHash>");
        assertThat(post("MDonald:0815", request(key)).status()).isEqualTo(409);
        assertThat(cluster.history.events()).noneMatch(event -> event.text().contains("0815"));
    }

    @Test
    void whatWasIssuedOutlivesThePublisher() throws Exception {
        assertThat(post("MDonald:0815", request(key("EC", 256))).status()).isEqualTo(200);
        RunningCluster.await(cluster.node(PUB).stop("power cut"));
        KeyPair key = key("EC", 256);
        assertThatThrownBy(() -> post("MDonald:0815", request(key))).isInstanceOf(AssertionError.class);
        RunningCluster.await(cluster.node(PUB).start());
        assertThat(post("MDonald:0815", request(key)).status()).isEqualTo(409);
        assertThat(deviceFile()).containsPattern("<certHash>[0-9a-f]{64}</certHash>");
    }

    @Test
    void ofTwoAtTheSameMomentOneIsServed() throws Exception {
        String body = request(key("EC", 256));
        List<CompletableFuture<Integer>> asking = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> post("MDonald:0815", body).status()))
                .limit(6)
                .toList();
        assertThat(asking.stream().map(CompletableFuture::join).sorted().toList())
                .containsExactly(200, 409, 409, 409, 409, 409);
    }

    @Test
    void onlyTheStringOfTheDeviceCounts() throws Exception {
        String body = request(key("EC", 256));
        for (String credentials : List.of("", "MDonald:0816", "MDonald:", "nobody:0815", ":", "mac.donald:ilikeMRA1")) {
            HttpReply reply = post(credentials, body);
            assertThat(reply.status()).as(credentials).isEqualTo(401);
            assertThat(reply.headers().get("WWW-Authenticate")).hasValue("Basic realm=\"CAPF\"");
        }
        assertThat(post("MDonald:0815", body).status()).isEqualTo(200);
    }

    @Test
    void aKeyThatIsNotTheSendersOrTooWeakIsNotCertified() throws Exception {
        KeyPair key = key("EC", 256);
        List<String> bad = List.of(
                request(key, key("EC", 256), "MDonald", "0815"),
                request(key, key, "Another", "0815"),
                request(key, key, "MDonald", "0816"),
                request(key("RSA", 1024)),
                request(key("DSA", 2048), key, "MDonald", "0815"));
        for (String body : bad) {
            assertThat(post("MDonald:0815", body).status()).isEqualTo(415);
        }
        assertThat(post("MDonald:0815", request(key)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<capfEnrolment/>",
                "<other><key>AAAA</key><proof>AAAA</proof></other>",
                "<capfEnrolment><key>AAAA</key></capfEnrolment>",
                "<capfEnrolment><key>!!!</key><proof>????</proof></capfEnrolment>",
                "<!DOCTYPE a [<!ENTITY k SYSTEM \"file:///etc/passwd\">]><capfEnrolment><key>&k;</key></capfEnrolment>",
            })
    void whatIsNoRequestIsRefusedAndTheNextIsServed(String body) throws Exception {
        assertThat(post("MDonald:0815", body).status()).isEqualTo(415);
        assertThat(post("MDonald:0815", request(key("EC", 256))).status()).isEqualTo(200);
    }

    @Test
    void nothingElseIsThere() {
        assertThat(call("GET", TARGET, "MDonald:0815", "").status()).isEqualTo(405);
        assertThat(call("POST", "/capf/other", "MDonald:0815", "").status()).isEqualTo(404);
        assertThat(call("GET", "/cucm-uds/version", "", "").status()).isEqualTo(404);
    }
}
