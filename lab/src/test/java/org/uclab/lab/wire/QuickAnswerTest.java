package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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

class QuickAnswerTest {

    private static final String CALLER = "127.202.1.100";
    private static final String BEHIND_THE_FIREWALL = "127.202.2.100";
    private static final Port PORT =
            new Port("echo.test", "echo", "echo", Transport.UDP, new Endpoint("127.202.1.10", 17009), false);

    private final WallClock clock = new WallClock(1);
    private final FaultBoard faults = new FaultBoard(new History(clock));
    private final Wire wire = new Wire(
            clock, new History(clock), faults, new AddressPlan(false), (from, to) -> !from.equals(BEHIND_THE_FIREWALL));
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Listening listening;
    private UdpSocket caller;

    @BeforeEach
    void start() {
        listening = get(wire.udp(PORT, socket -> {
            socket.answerAtOnce((peer, question, answer) -> {
                if (question[0] != 'q') {
                    return QuickAnswer.NOT_ANSWERED;
                }
                byte[] said = ("quick to " + peer.toString().replaceFirst(":.*", "") + " "
                                + new String(question, java.nio.charset.StandardCharsets.US_ASCII))
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                System.arraycopy(said, 0, answer, 0, said.length);
                return said.length;
            });
            socket.onDatagram(datagram -> socket.send(datagram.sender(), Buffer.buffer("slow " + datagram.data())));
        }));
        caller = get(wire.dialler(CALLER).udp());
        caller.onDatagram(datagram -> heard.add(datagram.data().toString()));
    }

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    @Test
    void whatIsNotAnsweredAtOnceGoesToTheReceiver() {
        assertThat(ask("q1")).isEqualTo("quick to " + CALLER + " q1");
        assertThat(ask("other")).isEqualTo("slow other");
        assertThat(ask("q" + "x".repeat(1400))).hasSizeGreaterThan(1400).startsWith("quick to ");
    }

    @Test
    void anArmedFaultSendsEverythingTheLongWay() {
        ArmedFault lose = faults.arm(new LinkFault.Lose(), Where.port("echo.test", "echo"), Trigger.first(1));
        caller.send(PORT.published(), Buffer.buffer("q1"));
        assertThat(ask("q2")).isEqualTo("slow q2");
        assertThat(lose.fired()).isEqualTo(1);
        faults.heal(lose);
        assertThat(ask("q3")).startsWith("quick");
    }

    @Test
    void neitherAPausedPortNorOneOutOfReachAnswers() throws InterruptedException {
        listening.pause(true);
        caller.send(PORT.published(), Buffer.buffer("q1"));
        UdpSocket outside = get(wire.dialler(BEHIND_THE_FIREWALL).udp());
        outside.onDatagram(datagram -> heard.add("outside"));
        outside.send(PORT.published(), Buffer.buffer("q2"));
        assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
        listening.pause(false);
        outside.send(PORT.published(), Buffer.buffer("q3"));
        assertThat(ask("q4")).endsWith("q4");
        assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aBurstIsAnsweredInOrder() {
        for (int i = 0; i < 200; i++) {
            caller.send(PORT.published(), Buffer.buffer("q" + i));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(next()).endsWith(" q" + i);
        }
    }

    @Test
    void aDialledSocketAnswersNobody() {
        assertThatThrownBy(() -> caller.answerAtOnce((peer, question, answer) -> 0))
                .isInstanceOf(IllegalStateException.class);
    }

    private String ask(String question) {
        caller.send(PORT.published(), Buffer.buffer(question));
        return next();
    }

    private String next() {
        try {
            return heard.poll(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
