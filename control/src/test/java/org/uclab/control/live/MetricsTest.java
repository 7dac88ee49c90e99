package org.uclab.control.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uclab.control.api.RunningApi;
import org.uclab.control.call.ControlClient;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Told;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MetricsTest {

    private RunningApi running;
    private ControlClient client;

    @BeforeEach
    void start() throws WorldException {
        running = RunningApi.start();
        client = running.client();
    }

    @AfterEach
    void end() {
        running.close();
    }

    private double figure(String name) {
        return client.perform(HistoryVerbs.METRICS)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void figuresAreInTheFormatOfPrometheus() {
        assertThat(client.perform(HistoryVerbs.METRICS).lines())
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.matches("# (HELP|TYPE) .+|[a-z_]+(\\{[^}]*\\})? [0-9.]+"));
    }

    @Test
    void connectionsAreThoseThatAreOpenNow() throws Exception {
        double before = figure("uclab_connections");
        Endpoint files = running.bench().node("uclabcucm-pub.uclab.com").ports().stream()
                .filter(port -> port.service().equals("tftp-http"))
                .findFirst()
                .orElseThrow()
                .published();
        try (Socket one = new Socket(InetAddress.getByName(files.address()), files.port());
                Socket two = new Socket(InetAddress.getByName(files.address()), files.port())) {
            assertThat(one.isConnected() && two.isConnected()).isTrue();
            awaited(Event.Kind.CONNECTION_OPENED, 2);
            assertThat(figure("uclab_connections")).isEqualTo(before + 2);
        }
        awaited(Event.Kind.CONNECTION_CLOSED, 2);
        assertThat(figure("uclab_connections")).isEqualTo(before);
    }

    /** Of the connections of strangers, whose addresses are none of the lab. */
    private void awaited(Event.Kind kind, int number) {
        int[] seen = {0};
        assertThat(running.bench()
                        .history()
                        .await(
                                0,
                                Duration.ofSeconds(60),
                                event -> event.kind() == kind
                                        && event.way()
                                                .filter(way -> way.peerAddress().equals("127.0.0.1"))
                                                .isPresent()
                                        && ++seen[0] == number))
                .isPresent();
    }

    @Test
    void messagesAndBitesOfFaultsAreCountedAsTheHistoryHasThem() {
        var fault = client.perform(
                FaultVerbs.ADD,
                FaultVerbs.FAULT,
                "certificate expired",
                FaultVerbs.AT_HOST,
                "uclabcucm-pub",
                FaultVerbs.AT_SERVICE,
                "uds");
        assertThat(figure("uclab_faults_fired_total")).isZero();
        assertThat(figure("uclab_faults_armed")).isEqualTo(1);
        client.perform(ClientVerbs.LAUNCH, ClientVerbs.USER, "mac.donald", ClientVerbs.FROM, "inside");
        client.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, "mac.donald");
        client.perform(ClientVerbs.SIGN_OUT, ClientVerbs.CLIENT, "mac.donald");
        long fired = client.perform(FaultVerbs.HEAL, FaultVerbs.ID, fault.id()).fired();
        assertThat(fired).isPositive();
        assertThat(figure("uclab_faults_fired_total")).isEqualTo((double) fired);
        assertThat(figure("uclab_faults_armed")).isZero();
        History history = running.bench().history();
        long messages = history.events().stream()
                .filter(event -> event.message()
                        .filter(message -> message.protocol().equals("DNS"))
                        .isPresent())
                .count();
        assertThat(messages).isPositive();
        assertThat(figure("uclab_messages_total{protocol=\"DNS\"}")).isEqualTo((double) messages);
        assertThat(figure("uclab_events_total")).isGreaterThanOrEqualTo((double) history.last() - 100);
    }

    @Test
    void whatTheHistoryDropsBetweenTwoLooksIsCountedAndWhatItDroppedBeforeTheFirstIsTold() throws Exception {
        History history = running.bench().history();
        int most = History.CAPACITY_DEFAULT;
        var recorder = history.recorder("somebody");
        for (int i = 0; i < most + 10; i++) {
            recorder.nodeStopped("for the " + i + "th time");
        }
        long dropped = history.dropped();
        assertThat(dropped).isPositive();
        assertThat(figure("uclab_events_uncounted_total")).isEqualTo((double) dropped);
        for (int i = 0; i < 4; i++) {
            CountDownLatch counted = new CountDownLatch(most / 2);
            for (int j = 0; j < most / 2; j++) {
                recorder.received("dns", () -> made(counted));
            }
            assertThat(counted.await(60, TimeUnit.SECONDS))
                    .as("nobody looks, and it is counted")
                    .isTrue();
        }
        assertThat(history.dropped()).isGreaterThan(dropped + most);
        assertThat(figure("uclab_messages_total{protocol=\"TEST\"}")).isEqualTo(2.0 * most);
        assertThat(figure("uclab_events_uncounted_total")).isEqualTo((double) dropped);
    }

    private static Message made(CountDownLatch counted) {
        counted.countDown();
        return new Told("TEST", "a message", "")
                .message(Hop.between(Hop.Over.TCP, "127.0.0.1:1", "127.0.0.1:2"), 0, 1, Facts.none());
    }
}
