package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.Ladder;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Systems;
import org.uclab.scenarios.Worlds;

/** A system and a world that no room of the house knows of are as much at home as its own. */
class AddedSystemTest {

    private static final String CLOCK = "clock.example.test";
    private static final long SECONDS_TO_1970 = 2_208_988_800L;

    private final StringWriter out = new StringWriter();

    private String told(String command) {
        assertThat(Uclab.run(new PrintWriter(out, true), new PrintWriter(out, true), command))
                .isZero();
        return out.toString();
    }

    @Test
    void itsWorldIsListed() {
        assertThat(told("worlds")).contains("clocks ").contains("a time server from a jar of somebody else's");
    }

    @Test
    void itsFaultsAreListedAndParsed() {
        assertThat(told("faults")).contains("ntp-kiss CODE").contains("a kiss-o'-death packet");
        assertThat(Systems.faults().parse("ntp-kiss RATE").text()).isEqualTo("ntp-kiss RATE");
    }

    @Test
    void itAnswersAndIsInThePortsFileAndTheLadder(@TempDir Path folder) throws WorldException {
        try (Bench bench = Bench.start(Worlds.load("clocks"), BenchOptions.standard());
                LabFolder lab = LabFolder.create(bench, warning -> {})) {
            PortsFile ports = PortsFile.of(bench, 1, lab.ca(), lab.history());
            ports.write(folder.resolve("p.json"));
            PortsFile.ServiceAt at = PortsFile.read(folder.resolve("p.json")).hosts().stream()
                    .filter(host -> host.name().equals(CLOCK))
                    .flatMap(host -> host.services().stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(at.name()).isEqualTo("ntp");
            assertThat(at.publishedPort()).isEqualTo(123);
            Endpoint clock = new Endpoint(bench.node(CLOCK).address(), at.publishedPort());
            Dialler guest = bench.guest("inside", 200);

            Instant before = bench.clock().now();
            ByteBuffer answer = ask(guest, clock);
            Instant told = Instant.ofEpochSecond(Integer.toUnsignedLong(answer.getInt(40)) - SECONDS_TO_1970);
            assertThat(told).isBetween(before.minusSeconds(1), bench.clock().now());
            assertThat(answer.get(1)).as("stratum").isEqualTo((byte) 1);

            bench.faults().arm(Systems.faults().parse("ntp-kiss RATE"), Where.port(CLOCK, "ntp"), Trigger.first(1));
            assertThat(ask(guest, clock).get(1)).as("stratum of a kiss").isZero();
            assertThat(ask(guest, clock).get(1)).as("once only").isEqualTo((byte) 1);

            Map<String, String> guests = Map.of(guest.from(), "guest");
            String ladder = Ladder.of(
                            bench.history().events(),
                            new Columns(bench.columnOrder(guests.values()), bench.names(guests)))
                    .toText();
            assertThat(ladder).contains("NTP time?").contains("NTP kiss RATE").contains("fault 1 fired: ntp-kiss RATE");
            guest.close();
        }
    }

    private static ByteBuffer ask(Dialler guest, Endpoint clock) {
        CompletableFuture<ByteBuffer> answer = new CompletableFuture<>();
        ByteBuffer question = ByteBuffer.allocate(48);
        question.put(0, (byte) 0x23); // version 4, client
        UdpSocket socket = guest.udp().toCompletionStage().toCompletableFuture().join();
        socket.onDatagram(
                datagram -> answer.complete(ByteBuffer.wrap(datagram.data().getBytes())));
        socket.send(clock, Buffer.buffer(question.array()));
        try {
            return answer.orTimeout(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)
                    .join();
        } finally {
            socket.close();
        }
    }
}
