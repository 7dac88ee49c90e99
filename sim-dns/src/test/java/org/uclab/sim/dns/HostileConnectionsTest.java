package org.uclab.sim.dns;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.xbill.DNS.Section;

/** Callers that take what they can get and give nothing. */
class HostileConnectionsTest {

    private static final int IDLE_CONNECTIONS = 10_000;
    private static final int OTHER_DESCRIPTORS = 3_000;
    private static final int BETWEEN_QUESTIONS = 250;
    private static final Duration NORMAL = Duration.ofSeconds(1);
    private static final int SLOW_READER_QUESTIONS = 4_000;
    private static final byte[] GOOD =
            Wireform.query("_cisco-uds._tcp.uclab.com", "SRV").toWire();

    private RunningServers servers;
    private Endpoint server;

    @BeforeEach
    void start() {
        servers = new RunningServers(1, "127.68.1.50");
        DnsSettings settings = new DnsSettings(1232, Duration.ofSeconds(4), 1_000, Duration.ofSeconds(2), 2);
        server = servers.start(
                "ns1.uclab.com",
                "127.68.1.2",
                () -> DnsSim.program(DnsConfig.of(Company.all()).with(settings)));
    }

    @AfterEach
    void stop() {
        servers.close();
        assertThat(servers.history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    @Test
    void tenThousandIdleConnectionsKeepNobodyFromAnAnswer() throws IOException {
        long allowed = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : 0;
        assumeTrue(
                allowed >= IDLE_CONNECTIONS + OTHER_DESCRIPTORS,
                allowed + " open files are allowed; raise ulimit -n for this test");
        List<SocketChannel> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
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
            assertThat(idle).hasSize(IDLE_CONNECTIONS).allMatch(SocketChannel::isOpen);
            Instant asked = servers.clock.now();
            assertThat(Wireform.read(servers.udp(server, GOOD)).getSection(Section.ANSWER))
                    .hasSize(2);
            assertThat(servers.tcp(server, TcpFrames.frame(GOOD), 1)).hasSize(1);
            assertThat(Duration.between(asked, servers.clock.now())).isLessThan(NORMAL);
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
    }

    @Test
    void aCallerThatAsksAndNeverReadsIsCutOffAndCostsLittle() {
        byte[] large = Wireform.query("all.crowd.test", "A").toWire();
        NetSocket deaf = servers.open(server);
        deaf.pause();
        Buffer questions = Buffer.buffer();
        for (int i = 0; i < SLOW_READER_QUESTIONS; i++) {
            questions.appendBuffer(TcpFrames.frame(large));
        }
        long before = servers.history.last();
        deaf.write(questions);
        assertThat(servers.tcp(server, TcpFrames.frame(GOOD), 1)).hasSize(1);
        String peer = Endpoint.of(deaf.localAddress()).toString();
        assertThat(servers.history.await(
                        before,
                        Duration.ofSeconds(30),
                        event -> event instanceof Event.ConnectionClosed closed
                                && closed.peer().equals(peer)))
                .as("closed after its idle time")
                .isPresent();
        long answered = servers.history.events().stream()
                .filter(event ->
                        event instanceof Event.MessageSent sent && sent.peer().equals(peer))
                .count();
        assertThat(answered).as("answers that were made for it").isBetween(1L, SLOW_READER_QUESTIONS - 1L);
    }
}
