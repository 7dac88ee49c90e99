package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.control.seat.Seat;
import org.uclab.lab.history.Event;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.Ladder;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/**
 * Secrets sing in no artefact. Labs are driven through everything that has secrets; what must not be found is every password
 * of the world, and whatever the servers drew and told: cookies, session keys, one-time passwords, SASL. They are looked for in
 * the diary, ladders, texts of events, a report and what commands print. The listing of {@code up} is not among these: it is
 * there to tell people the passwords of its world.
 */
@Timeout(300)
class CanaryTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String NEW_PIN = "70931546";
    private static final String NEW_PASSWORD = "Kanarie<&>Secret";
    private static final String LOOSE = "LooseKanarieToken";

    /** What a server tells once and is then a key to something, in the bytes below TLS. */
    private static final List<Pattern> TOLD = List.of(
            Pattern.compile("(?im)^Set-Cookie: *[^=\\s]+=\"?([^;\"\\r\\n]{6,})"),
            Pattern.compile("(?i)session-key>([^<]{6,})<"),
            Pattern.compile("(?i)<(?:\\w+:)?password>([^<]{6,})<"),
            Pattern.compile("<auth [^>]*>([^<]{6,})<"),
            Pattern.compile("(?im)^Authorization: *\\w+ +(\\S{6,})"));

    @TempDir
    private Path folder;

    @Test
    void noArtefactOfALabHoldsASecret() throws Exception {
        Set<String> secrets = new TreeSet<>();
        StringWriter artefacts = new StringWriter();
        company(secrets, artefacts);
        directory(secrets, artefacts);
        capf(secrets, artefacts);
        secrets.addAll(List.of(NEW_PIN, NEW_PASSWORD, "Kanarie&lt;&amp;&gt;Secret", LOOSE));
        assertThat(secrets).as("enough was looked for").hasSizeGreaterThan(20);
        assertThat(artefacts.toString())
                .contains("get_edge_config", "PUT /cucm-uds/user/ada.byron/credentials", "bind CN=", "iq set bind")
                .contains("login", "message chat", "PROXY-AUTHORIZATION", "auth-response CSFCARA");
        assertThat(found(secrets, artefacts.toString())).isEmpty();
    }

    private void company(Set<String> secrets, StringWriter artefacts) throws Exception {
        try (Bench bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard())) {
            recorded(bench, secrets, artefacts, () -> {
                try (Seat inside = Seat.take(bench, "inside", 101, "mac", ClientSettings.defaults());
                        Seat outside = Seat.take(bench, "outside", 102, "ada", ClientSettings.defaults())) {
                    signIn(bench, inside, "mac.donald");
                    signIn(bench, outside, "ada.byron");
                    String ada = bench.model().users().get("ada.byron").address();
                    assertThat(inside.client().awaitPresence(ada, LIMIT)).isPresent();
                    assertThat(inside.client().chat(ada, "Are you there?")).isTrue();
                    assertThat(outside.client()
                                    .awaitMessage(
                                            bench.model()
                                                    .users()
                                                    .get("mac.donald")
                                                    .address(),
                                            LIMIT))
                            .isPresent();
                }
                String path = "PUT /cucm-uds/user/ada.byron/credentials";
                String basic = "Authorization: Basic " + base64("ada.byron:Analytical9");
                String pin = "<credential type=\"pin\">" + NEW_PIN + "</credential>";
                String password = "<credential type=\"password\">Kanarie&lt;&amp;&gt;Secret</credential>";
                ask(bench, "uclabcucm-pub.uclab.com", "uds", path, List.of(basic), pin);
                ask(
                        bench,
                        "uclabcucm-pub.uclab.com",
                        "uds",
                        path,
                        List.of(basic),
                        "<credentials>" + pin + "</credentials>");
                ask(bench, "uclabcucm-pub.uclab.com", "uds", path, List.of(basic), password);
                ask(bench, "uclabcucm-pub.uclab.com", "uds", path, List.of("Authorization: " + LOOSE), pin);
                ask(bench, "uclabcucm-pub.uclab.com", "uds", path, List.of("PROXY-AUTHORIZATION: " + LOOSE), pin);
                ask(
                        bench,
                        "uclabexpwe01.uclab.com",
                        "edge-https",
                        "GET /x?password=" + LOOSE,
                        List.of("Cookie: X-Auth=" + LOOSE),
                        "");
            });
        }
        reported(secrets, artefacts);
    }

    private void directory(Set<String> secrets, StringWriter artefacts) throws Exception {
        try (Bench bench = Bench.start(Worlds.load("directory"), BenchOptions.standard())) {
            recorded(bench, secrets, artefacts, () -> {
                String dn = "CN=Ada Byron,CN=Users,DC=example,DC=com";
                for (String service : List.of("ldap", "ldaps")) {
                    try (Socket socket = connected(bench, "dc1.example.com", service)) {
                        socket.getOutputStream().write(bind(dn, "Analytical9"));
                        assertThat(socket.getInputStream().read()).isEqualTo(0x30);
                    }
                }
            });
            secrets.add("ReadOnly1");
        }
    }

    private void capf(Set<String> secrets, StringWriter artefacts) throws Exception {
        try (Bench bench = Bench.start(Worlds.load("capf"), BenchOptions.standard())) {
            recorded(bench, secrets, artefacts, () -> {
                ClientSettings usual = ClientSettings.defaults();
                try (Seat seat = Seat.take(
                        bench,
                        "inside",
                        101,
                        "cara",
                        usual.withConfiguration(usual.configuration().withCapfString("081547")))) {
                    signIn(bench, seat, "cara.capf");
                }
            });
            secrets.add("081547");
        }
    }

    /** Something that is done to a lab. */
    @FunctionalInterface
    private interface Doing {
        void run() throws IOException, GeneralSecurityException;
    }

    /** Runs it, and takes the diary of the lab, its ladders and what its events say. */
    private static void recorded(Bench bench, Set<String> secrets, StringWriter artefacts, Doing doing)
            throws Exception {
        bench.model().users().values().forEach(user -> secrets.add(user.password()));
        CountDownLatch stop = new CountDownLatch(1);
        try (LabFolder lab = LabFolder.create(bench, artefacts::append)) {
            Thread diary = new Thread(() -> {
                try {
                    lab.follow(stop);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            diary.start();
            doing.run();
            stop.countDown();
            diary.join();
            artefacts.append(Files.readString(lab.history()));
        }
        List<Event> events = bench.history().events();
        Columns columns = new Columns(bench.columnOrder(List.of()), bench.names(Map.of()));
        Ladder ladder = Ladder.of(events, columns);
        artefacts.append(ladder.toText()).append(ladder.toMermaid());
        for (Event event : events) {
            artefacts.append(event.text()).append('\n').append(event.toString()).append('\n');
            event.message().ifPresent(message -> {
                artefacts.append(message.detail()).append(message.facts().toString());
                String bytes = new String(message.bytes(), StandardCharsets.UTF_8);
                TOLD.forEach(pattern -> pattern.matcher(bytes).results().forEach(told -> secrets.add(told.group(1))));
            });
        }
    }

    /** A run with its report, and one with a failure, which tells more. */
    private void reported(Set<String> secrets, StringWriter artefacts) throws IOException {
        Path feature = folder.resolve("canary.feature");
        Files.writeString(feature, """
                Feature: canary
                  Scenario: in and out
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    And ada.byron signs in from outside
                    Then mac.donald is signed in inside
                    And ada.byron is signed in outside through uclabexpwe01
                  Scenario: red
                    Given the world "uclab"
                    And the fault "reset" at edge-https of uclabexpwe02
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                    When all faults are healed
                    Then mac.donald is still connected
                """);
        Path report = folder.resolve("report");
        PrintWriter out = new PrintWriter(artefacts, true);
        assertThat(Uclab.run(out, out, "run", feature.toString(), "--out", report.toString()))
                .isOne();
        assertThat(Uclab.run(out, out, "sign-in", "mac.donald@uclab.com", "--from", "outside"))
                .isZero();
        assertThat(secrets).contains("ilikeMRA1");
        try (Stream<Path> files = Files.walk(report)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                artefacts.append(Files.readString(file));
            }
        }
    }

    private static void signIn(Bench bench, Seat seat, String user) {
        var known = bench.model().users().get(user);
        SignInResult result = seat.client().signIn(known.address(), known.password());
        assertThat(result.kind()).as(result.text()).isEqualTo(SignInResult.Kind.SIGNED_IN);
    }

    private static void ask(
            Bench bench, String host, String service, String question, List<String> headers, String body)
            throws IOException, GeneralSecurityException {
        try (Socket socket = connected(bench, host, service)) {
            StringBuilder request = new StringBuilder(question)
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(host)
                    .append("\r\n");
            headers.forEach(header -> request.append(header).append("\r\n"));
            request.append("Content-Type: application/xml\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).as(question).isEqualTo('H');
        }
    }

    private static Socket connected(Bench bench, String host, String service)
            throws IOException, GeneralSecurityException {
        Port port = bench.node(host).ports().stream()
                .filter(each -> each.service().equals(service) && each.transport() == Transport.TCP)
                .findFirst()
                .orElseThrow();
        Endpoint at = bench.addressPlan().actual(Transport.TCP, port.published());
        Socket socket = new Socket();
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(at.address(), at.port()), 20_000);
        return port.tls()
                ? trusting(bench.ca().pem()).getSocketFactory().createSocket(socket, host, at.port(), true)
                : socket;
    }

    private static SSLContext trusting(String pem) throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry(
                "lab",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** RFC 4511 §4.2, simple. */
    private static byte[] bind(String name, String password) {
        byte[] who = tagged(0x04, name.getBytes(StandardCharsets.UTF_8));
        byte[] proof = tagged(0x80, password.getBytes(StandardCharsets.UTF_8));
        byte[] bind = tagged(0x60, joined(new byte[] {2, 1, 3}, who, proof));
        return tagged(0x30, joined(new byte[] {2, 1, 1}, bind));
    }

    private static byte[] tagged(int tag, byte[] content) {
        return joined(new byte[] {(byte) tag, (byte) content.length}, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each secret with what stands around it. */
    private static List<String> found(Set<String> secrets, String artefacts) {
        return secrets.stream()
                .filter(artefacts::contains)
                .map(secret -> {
                    int at = artefacts.indexOf(secret);
                    return secret + " in "
                            + artefacts.substring(Math.max(0, at - 120), Math.min(artefacts.length(), at + 80));
                })
                .toList();
    }
}
