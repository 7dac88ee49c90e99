package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.History;

/** Datagrams that a port sends on its own thread. */
class DatagramSendTest {

    private static final Port PORT =
            new Port("echo.test", "echo", "echo", Transport.UDP, new Endpoint("127.202.3.10", 17010), false);
    private static final int LONGER_THAN_ANY = 70_000;

    private final WallClock clock = new WallClock(1);
    private final FaultBoard faults = new FaultBoard(new History(clock));
    private final Wire wire = new Wire(clock, new History(clock), faults, new AddressPlan(false), (from, to) -> true);
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> unsent = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<UdpSocket> bound = new LinkedBlockingQueue<>();
    private UdpSocket caller;

    @BeforeEach
    void start() throws InterruptedException {
        get(wire.udp(PORT, socket -> {
            bound.add(socket);
            socket.onDatagram(datagram -> {
                String said = datagram.data().toString();
                byte[] answer = said.equals("long") ? new byte[LONGER_THAN_ANY] : bytes(said);
                socket.send(datagram.sender(), answer, () -> unsent.add(said));
            });
        }));
        caller = get(wire.dialler("127.202.3.100").udp());
        caller.onDatagram(datagram -> heard.add(datagram.data().toString()));
    }

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    @Test
    void aBurstIsAnsweredWholeAndInOrder() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            caller.send(PORT.published(), Buffer.buffer("q" + i));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("q" + i);
        }
        assertThat(unsent).isEmpty();
    }

    @Test
    void whatTheSystemDoesNotTakeIsToldAndTheNextGoes() throws InterruptedException {
        caller.send(PORT.published(), Buffer.buffer("long"));
        assertThat(unsent.poll(60, TimeUnit.SECONDS)).isEqualTo("long");
        caller.send(PORT.published(), Buffer.buffer("short"));
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("short");
    }

    @Test
    void aSilentPortSendsNothing() throws InterruptedException {
        UdpSocket port = bound.poll(60, TimeUnit.SECONDS);
        port.onDatagram(datagram -> {
            ArmedFault silent = faults.arm(new LinkFault.Silent(), Where.port("echo.test", "echo"), Trigger.always());
            port.send(datagram.sender(), bytes("silent"), () -> unsent.add("silent"));
            faults.heal(silent);
            port.send(datagram.sender(), bytes("healed"), () -> unsent.add("healed"));
        });
        caller.send(PORT.published(), Buffer.buffer("now"));
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("healed");
        assertThat(unsent).as("nobody learns that its packets are lost").isEmpty();
    }

    @Test
    void otherThreadsSendToo() throws InterruptedException {
        UdpSocket port = bound.poll(60, TimeUnit.SECONDS);
        port.send(caller.local(), bytes("from afar"), () -> unsent.add("from afar"));
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("from afar");
        port.send(caller.local(), new byte[LONGER_THAN_ANY], () -> unsent.add("long"));
        assertThat(unsent.poll(60, TimeUnit.SECONDS)).isEqualTo("long");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
