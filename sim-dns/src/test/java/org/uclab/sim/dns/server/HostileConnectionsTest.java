package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.dns.zone.Company;

/** Callers that take what they can get and give nothing. */
class HostileConnectionsTest {

    private static final int IDLE_CONNECTIONS = 10_000;
    private static final int OTHER_DESCRIPTORS = 3_000;
    private static final int BETWEEN_QUESTIONS = 250;
    private static final int SERVED = 1_000;
    private static final Duration IDLE_MAX = Duration.ofSeconds(4);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SLOW_READER_QUESTIONS = 4_000;
    private static final int SLOW_READERS = 100;
    private static final int LIARS = 500;
    private static final long BETWEEN_BYTES_MS = 300;
    private static final byte[] LARGE = Wireform.query("all.crowd.test", "A").toWire();
    private static final byte[] GOOD =
            Wireform.query("_cisco-uds._tcp.uclab.com", "SRV").toWire();

    private RunningServers servers;
    private Endpoint server;

    @BeforeEach
    void start() {
        servers = new RunningServers(1, "127.68.1.50");
        DnsSettings settings = new DnsSettings(1232, IDLE_MAX, SERVED, Duration.ofSeconds(2), 2);
        server = servers.start(
                "ns1.uclab.com",
                "127.68.1.2",
                () -> DnsServer.of(DnsConfig.of(Company.all()).with(settings)).program());
    }

    @AfterEach
    void stop() {
        servers.close();
        assertThat(servers.history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    /** As many as the machine allows to be open; {@code ulimit -n 20000} is enough for all. */
    @Test
    void tenThousandIdleConnectionsKeepNobodyFromAnAnswer(TestReporter reporter) throws IOException {
        int crowd = Math.min(IDLE_CONNECTIONS, descriptors() - OTHER_DESCRIPTORS);
        assumeTrue(crowd > SERVED, descriptors() + " open files are allowed; raise ulimit -n for this test");
        reporter.publishEntry("idle connections", Integer.toString(crowd));
        List<SocketChannel> idle = new ArrayList<>();
        try {
            for (int i = 0; i < crowd; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.bind(new InetSocketAddress("127.68.1." + (60 + i % 4), 0));
                channel.connect(new InetSocketAddress(server.address(), server.port()));
                idle.add(channel);
                if (i % BETWEEN_QUESTIONS == 0) {
                    assertThat(servers.tcp(server, TcpFrames.frame(GOOD), 1))
                            .as("after %s connections", i)
                            .hasSize(1);
                }
            }
            assertThat(idle).hasSize(crowd).allMatch(SocketChannel::isOpen);
            servers.requireNormalTime(server, GOOD);
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
    }

    @Test
    void aCallerThatAsksAndNeverReadsIsCutOffAndCostsLittle() {
        long before = servers.history.last();
        String peer = askWithoutReading(SLOW_READER_QUESTIONS);
        servers.requireNormalTime(server, GOOD);
        awaitClosed(before, peer, LIMIT);
        long answered = servers.history.events().stream()
                .filter(event ->
                        event instanceof Event.MessageSent sent && sent.peer().equals(peer))
                .count();
        assertThat(answered).as("answers that were made for it").isBetween(1L, SLOW_READER_QUESTIONS - 1L);
    }

    @Test
    void manyCallersThatNeverReadKeepNobodyFromAnAnswer() {
        long before = servers.history.last();
        List<String> peers = new ArrayList<>();
        for (int i = 0; i < SLOW_READERS; i++) {
            peers.add(askWithoutReading(SLOW_READER_QUESTIONS / SLOW_READERS));
        }
        servers.requireNormalTime(server, GOOD);
        peers.forEach(peer -> awaitClosed(before, peer, LIMIT));
    }

    @Test
    void aCallerThatWritesByteByByteIsCutOffBeforeItsQuestionIsWhole() {
        long before = servers.history.last();
        NetSocket slow = servers.open(server);
        Buffer question = TcpFrames.frame(GOOD);
        for (int i = 0; i < question.length() - 1; i++) {
            int at = i;
            servers.clock.after(
                    Duration.ofMillis(at * BETWEEN_BYTES_MS), () -> slow.write(question.getBuffer(at, at + 1)));
        }
        servers.requireNormalTime(server, GOOD);
        // The idle time is over long before the last byte; were bytes counted, the end would come after it.
        awaitClosed(before, Endpoint.of(slow.localAddress()).toString(), IDLE_MAX.multipliedBy(2));
    }

    @Test
    void callersThatLieAboutLengthsKeepNobodyFromAnAnswer() {
        List<Buffer> lies = List.of(
                Buffer.buffer().appendUnsignedShort(65_535).appendBytes(GOOD),
                Buffer.buffer().appendUnsignedShort(0).appendBytes(GOOD),
                Buffer.buffer().appendUnsignedShort(GOOD.length / 2).appendBytes(GOOD),
                Buffer.buffer().appendUnsignedShort(GOOD.length + 1).appendBytes(GOOD),
                Buffer.buffer().appendUnsignedShort(3));
        for (int i = 0; i < LIARS; i++) {
            servers.open(server).write(lies.get(i % lies.size()));
        }
        servers.requireNormalTime(server, GOOD);
    }

    private String askWithoutReading(int times) {
        NetSocket deaf = servers.open(server);
        deaf.pause();
        Buffer questions = Buffer.buffer();
        for (int i = 0; i < times; i++) {
            questions.appendBuffer(TcpFrames.frame(LARGE));
        }
        deaf.write(questions);
        return Endpoint.of(deaf.localAddress()).toString();
    }

    private void awaitClosed(long after, String peer, Duration limit) {
        assertThat(servers.history.await(
                        after,
                        limit,
                        event -> event instanceof Event.ConnectionClosed closed
                                && closed.peer().equals(peer)))
                .as("closed after its idle time")
                .isPresent();
    }

    private static int descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(system.getMaxFileDescriptorCount(), Integer.MAX_VALUE)
                : 0;
    }
}
