package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.shell.sip.SipFacts;

/** A running lab with one node, and users whose phones are somebody else's. */
final class PhoneLab implements AutoCloseable {

    /** What sends back what it hears. */
    static final String ECHO = "9901";

    /** What rings, and nobody comes. */
    static final String NOBODY = "9903";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Whose phone it is. */
    enum User {
        ANN("ann", "7001", "Secret1", 201),
        BEN("ben", "7002", "Secret2", 202),
        CAT("cat", "7003", "Secret3", 203),
        /** By TLS alone, as the next. */
        DAN("dan", "7005", "Secret5", 205),
        EVE("eve", "7006", "Secret6", 206);

        final String id;
        final String line;
        final String password;
        final int guest;

        User(String id, String line, String password, int guest) {
            this.id = id;
            this.line = line;
            this.password = password;
            this.guest = guest;
        }
    }

    private static final int PORT_TRIES = 200;
    private static final int PORTS_FIRST = 20_000;
    private static final int PORTS = 10_000;

    /** Processes that run at the same time begin elsewhere. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % (PORTS / 100)) * 100);

    private final Bench bench;
    private final Endpoint node;
    private long seen;

    PhoneLab(Path folder) throws IOException, WorldException {
        bench = Bench.start(Worlds.load(resource("world.yaml", folder).toString()), BenchOptions.standard());
        node = at("sip", Transport.UDP);
    }

    private Endpoint at(String service, Transport transport) {
        return bench.addressPlan()
                .actual(
                        transport,
                        bench.node("cucm1").ports().stream()
                                .filter(port -> port.service().equals(service))
                                .findFirst()
                                .orElseThrow()
                                .published());
    }

    /** A file of the tests' own, as a file that others can read. */
    static Path resource(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = PhoneLab.class.getResourceAsStream("/peers/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    /** Where the node takes SIP, by datagrams and connections. */
    Endpoint node() {
        return node;
    }

    /** Where it takes SIP by TLS. */
    Endpoint secure() {
        return at("sips", Transport.TCP);
    }

    /** Where it takes SIP by that transport: {@code udp}, {@code tcp}, {@code tls}. */
    Endpoint node(String transport) {
        return transport.equals("tls") ? secure() : node();
    }

    /** What its certificates are certified by, as a file. */
    Path authority(Path folder) throws IOException {
        return Files.writeString(folder.resolve("authority.pem"), bench.ca().pem());
    }

    /** Waits until that user's phone has asked for that by TLS, and by nothing else. */
    void safely(User user, String method) {
        assertThat(bench.history()
                        .await(
                                0,
                                LIMIT,
                                event -> event instanceof Event.MessageReceived came && asked(came, user, method)))
                .isPresent();
        assertThat(bench.history().events().stream()
                        .filter(event -> event instanceof Event.MessageReceived came && asked(came, user, method))
                        .map(event ->
                                ((Event.MessageReceived) event).content().hop().tls()))
                .isNotEmpty()
                .containsOnly(true);
    }

    private static boolean asked(Event.MessageReceived came, User user, String method) {
        return came.content().facts().is(SipFacts.METHOD, method)
                && came.content().facts().first(SipFacts.FROM).orElse("").contains("sip:" + user.line + "@");
    }

    /** An address inside. */
    String guest(int number) {
        return bench.guest("inside", number).from();
    }

    /**
     * A port at that address that nobody has, for datagrams and for connections, and neither the next, which some phones take
     * for TLS. It is none that the system gives away by itself, so that it is still free when the phone comes for it.
     */
    static int freePort(String address) {
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            int port = PORTS_FIRST + NEXT_PORT.getAndAdd(2) % PORTS;
            if (free(address, port) && free(address, port + 1)) {
                return port;
            }
        }
        throw new AssertionError("no free port at " + address);
    }

    private static boolean free(String address, int port) {
        try (ServerSocket connections = new ServerSocket();
                DatagramSocket datagrams = new DatagramSocket(null)) {
            InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(address), port);
            connections.bind(at);
            datagrams.bind(at);
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Waits until the lab has told that, after what was waited for before. */
    void told(String... words) {
        seen = bench.history()
                .await(seen, LIMIT, event -> {
                    String text = event.text();
                    for (String word : words) {
                        if (!text.contains(word)) {
                            return false;
                        }
                    }
                    return true;
                })
                .map(event -> event.seq())
                .orElseGet(() -> {
                    assertThat(bench.history().since(seen).stream().map(event -> event.text()))
                            .as("told with these words: %s", String.join(", ", words))
                            .isEmpty();
                    return seen;
                });
    }

    /** Waits until a flow of media to the node has been measured for a while. */
    void flows() {
        assertThat(bench.history().await(0, LIMIT, event -> event instanceof Event.MediaFlow))
                .as("a media flow to the node")
                .isPresent();
    }

    /** Waits until that user's phone is registered. */
    void registered(User user) {
        assertThat(bench.history()
                        .await(
                                0,
                                LIMIT,
                                event -> event.text().contains("registration of SEP" + user.name())
                                        && event.text().contains("line " + user.line)))
                .as("%s is registered", user)
                .isPresent();
    }

    /** Fails where something was left over or one of our handlers threw. */
    @Override
    public void close() {
        bench.close();
    }
}
