package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.uclab.lab.fault.NodeFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.node.Node;
import org.uclab.lab.pki.PeerTrust;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.lab.wire.WireException;

class BenchTest {

    /** A number that no lab takes unasked while lower ones are free: between two labs of it nobody else has it. */
    private static final int OUT_OF_THE_WAY = 231;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** For whoever will not be answered, and sooner than a handshake is given up. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    private static final String PUB = "uclabcucm-pub.uclab.com";

    @Test
    void twentyLabsRunSideBySideWithoutAClash() throws WorldException {
        LabModel model = Worlds.load("uclab");
        List<Bench> benches = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                benches.add(Bench.start(model, BenchOptions.standard()));
            }
            Set<Integer> numbers = new HashSet<>();
            for (Bench bench : benches) {
                assertThat(numbers.add(bench.number())).isTrue();
                assertThat(version(bench, "inside")).isEqualTo(200);
            }
        } finally {
            benches.forEach(Bench::close);
        }
    }

    @Test
    void leavesNoThreadAndNoNumberBehind() throws WorldException, InterruptedException {
        LabModel model = Worlds.load("uclab");
        BenchOptions numbered = BenchOptions.standard().withNumber(OUT_OF_THE_WAY);
        try (Bench bench = Bench.start(model, numbered)) {
            assertThat(version(bench, "inside")).isEqualTo(200);
        }
        try (Bench again = Bench.start(model, numbered)) {
            assertThat(again.number()).isEqualTo(OUT_OF_THE_WAY);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("lab-clock")) {
                thread.join(LIMIT.toMillis());
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void aNumberInUseIsRefusedWithItsHolder() throws WorldException {
        LabModel model = Worlds.load("uclab");
        try (Bench bench = Bench.start(model, BenchOptions.standard())) {
            assertThatThrownBy(() -> Bench.start(model, BenchOptions.standard().withNumber(bench.number())))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("lab " + bench.number() + " is running on this machine already (process "
                            + ProcessHandle.current().pid() + ")");
        }
        assertThatThrownBy(() -> LabNumber.take(255)).hasMessageContaining("from 1 to 254");
    }

    @Test
    void aPortInUseIsNamedAndNothingStaysOpen() throws WorldException {
        LabModel model = Worlds.load("uclab");
        BenchOptions numbered = BenchOptions.standard().withNumber(OUT_OF_THE_WAY);
        try (Bench other = Bench.start(model, BenchOptions.standard())) {
            Wire squatter = squatter(other, OUT_OF_THE_WAY);
            try {
                assertThatThrownBy(() -> Bench.start(model, numbered))
                        .isInstanceOf(BenchException.class)
                        .hasMessageContaining(
                                "uds of " + PUB + " cannot listen on 127." + OUT_OF_THE_WAY + ".1.10:8443");
            } finally {
                get(squatter.close());
            }
        }
        try (Bench again = Bench.start(model, numbered)) {
            assertThat(version(again, "inside")).isEqualTo(200);
        }
    }

    @Test
    void whoAsksForNoNumberGetsOneWhosePortsAreFree() throws WorldException {
        LabModel model = Worlds.load("uclab");
        int number;
        try (Bench probe = Bench.start(model, BenchOptions.standard())) {
            number = probe.number();
        }
        try (Bench other =
                Bench.start(Worlds.load("acme"), BenchOptions.standard().withNumber(OUT_OF_THE_WAY))) {
            Wire squatter = squatter(other, number);
            try (Bench next = Bench.start(model, BenchOptions.standard())) {
                assertThat(next.number()).isNotEqualTo(number);
            } finally {
                get(squatter.close());
            }
        }
    }

    /** Listens where a lab of that number wants to; somebody else may do so already, which is as good. */
    private static Wire squatter(Bench bench, int number) {
        Wire wire =
                new Wire(bench.clock(), bench.history(), bench.faults(), new AddressPlan(false), Reach.everywhere());
        Endpoint at = new Endpoint("127." + number + ".1.10", 8443);
        Port port = new Port("squatter.test", "x", "x", Transport.TCP, at, false);
        get(wire.tcp(port, null, socket -> {}).otherwiseEmpty());
        return wire;
    }

    @Test
    void guestsOutsideDoNotReachTheInside() throws WorldException {
        try (Bench bench =
                Bench.start(Worlds.load("uclab"), BenchOptions.standard().withTimeScale(10))) {
            assertThatThrownBy(() -> version(bench, "outside", SILENT))
                    .hasCauseInstanceOf(WireException.class)
                    .satisfies(e ->
                            assertThat(((WireException) e.getCause()).way()).isEqualTo(WireException.Way.TIMED_OUT));
        }
    }

    @Test
    void everythingFitsOnASingleAddress() throws WorldException {
        try (Bench bench =
                Bench.start(Worlds.load("uclab"), BenchOptions.standard().withSingleAddress(true))) {
            assertThat(version(bench, "inside")).isEqualTo(200);
            for (Node node : bench.nodes()) {
                for (Port port : node.ports()) {
                    assertThat(bench.addressPlan()
                                    .actual(port.transport(), port.published())
                                    .address())
                            .isEqualTo("127.0.0.1");
                }
            }
        }
    }

    @Test
    void aNodeThatWasCutComesBack() throws WorldException {
        try (Bench bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard())) {
            bench.stop(PUB);
            assertThatThrownBy(() -> version(bench, "inside")).hasCauseInstanceOf(WireException.class);
            bench.restart(PUB);
            assertThat(version(bench, "inside")).isEqualTo(200);
            bench.arm(new NodeFault.ServiceStopped(), Where.parse("uds of uclabcucm-pub"), Trigger.always());
            assertThatThrownBy(() -> version(bench, "inside")).hasCauseInstanceOf(WireException.class);
            bench.heal();
            assertThat(version(bench, "inside")).isEqualTo(200);
            bench.arm(new NodeFault.PowerCut(), Where.parse(PUB), Trigger.parse("for 1 min"));
            assertThat(bench.node(PUB).state()).isEqualTo(Node.State.OFF);
            assertThatThrownBy(() -> bench.node("nobody")).hasMessageContaining("hosts: [ns-inside.uclab.com");
        }
    }

    private static int version(Bench bench, String zone) {
        return version(bench, zone, LIMIT);
    }

    private static int version(Bench bench, String zone, Duration limit) {
        Dialler dialler = bench.guest(zone, 199);
        Endpoint uds = bench.node(PUB).ports().stream()
                .filter(port -> port.service().equals("uds"))
                .findFirst()
                .orElseThrow()
                .published();
        HttpCall call = HttpCall.get("https", PUB, uds, "/cucm-uds/version", HttpFields.none(), limit);
        ClientSSLOptions tls = new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(new PeerTrust(bench.ca())));
        try {
            return get(dialler.http(tls).call(call)).status();
        } finally {
            get(dialler.close());
        }
    }

    private static <T> T get(io.vertx.core.Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
