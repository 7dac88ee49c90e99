package org.uclab.control.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.api.ControlApi;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.FaultVerbs;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LabView;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.verb.Refused;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Wire;

@Timeout(180)
class LabHouseTest {

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), Reach.everywhere());

    @TempDir
    private Path folder;

    private LabHouse house;
    private ControlApi<LabHouse> api;
    private ControlClient client;

    @BeforeEach
    void open() {
        house = new LabHouse(clock, folder);
        api = ControlApi.start(wire, new Endpoint("127.0.0.1", 0), house, HouseVerbs::all, mistake -> {
            throw new AssertionError(mistake);
        });
        client = ControlClient.at(api.url(), api.token());
    }

    @AfterEach
    void close() {
        api.close();
        house.close();
        wire.close().toCompletionStage().toCompletableFuture().join();
        clock.close();
    }

    @Test
    void twoLabsShareNothingAndEndOnRequest() throws IOException {
        PortsFile one = client.perform(HouseVerbs.OPEN, HouseVerbs.WORLD, "uclab", HouseVerbs.SEED, 7);
        PortsFile other = client.perform(HouseVerbs.OPEN, HouseVerbs.WORLD, "acme");
        assertThat(one.seed()).isEqualTo(7);
        assertThat(one.number()).isNotEqualTo(other.number());
        assertThat(Files.readString(Path.of(one.ca()))).isNotEqualTo(Files.readString(Path.of(other.ca())));
        ControlClient.of(one).perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-sub");
        assertThat(ControlClient.of(other).perform(LabVerbs.HOSTS))
                .allMatch(host -> host.state().equals("running"));
        assertThatThrownBy(() ->
                        ControlClient.at(one.api().url(), other.api().token()).perform(LabVerbs.SHOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("token");
        client.perform(HouseVerbs.CLOSE, HouseVerbs.NUMBER, one.number());
        assertThatThrownBy(() -> ControlClient.of(one).perform(LabVerbs.SHOW)).hasMessageContaining("no lab answers");
        assertThat(client.perform(HouseVerbs.LIST)).hasSize(1);
        assertThatThrownBy(() -> client.perform(HouseVerbs.CLOSE, HouseVerbs.NUMBER, one.number()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.known()).containsExactly(Integer.toString(other.number())));
    }

    @Test
    void aLabThatNobodyRenewsEndsByItself() throws Exception {
        PortsFile brief = client.perform(HouseVerbs.OPEN, HouseVerbs.TTL, 0.5);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread watch = new Thread(() -> {
            while (!client.perform(HouseVerbs.LIST).isEmpty()) {
                Thread.onSpinWait();
            }
            ended.complete(true);
        });
        watch.start();
        assertThat(ended.get(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(
                        () -> client.perform(HouseVerbs.RENEW, HouseVerbs.NUMBER, brief.number(), HouseVerbs.TTL, 60))
                .hasMessageContaining("not any more");
    }

    @Test
    void twentyLabsStandSideBySideAndWhatHappensInOneHappensInNoOther() {
        List<CompletableFuture<PortsFile>> starting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            starting.add(CompletableFuture.supplyAsync(
                    () -> client.perform(HouseVerbs.OPEN, HouseVerbs.WORLD, "acme"), task -> new Thread(task).start()));
        }
        Set<Integer> numbers = new HashSet<>();
        List<ControlClient> labs = new ArrayList<>();
        starting.forEach(lab -> {
            numbers.add(lab.join().number());
            labs.add(ControlClient.of(lab.join()));
        });
        assertThat(numbers).hasSize(20);
        assertThat(client.perform(HouseVerbs.LIST)).hasSize(20);

        List<ControlClient> broken = labs.subList(0, 10);
        List<ControlClient> well = labs.subList(10, 20);
        for (ControlClient lab : broken) {
            for (String host : List.of("cucm1", "cucm2")) {
                lab.perform(
                        FaultVerbs.ADD,
                        FaultVerbs.FAULT,
                        "certificate expired",
                        FaultVerbs.AT_HOST,
                        host,
                        FaultVerbs.AT_SERVICE,
                        "uds");
            }
            assertThat(signedIn(lab)).isNotEqualTo("signed-in");
        }
        for (ControlClient lab : well) {
            LabView quiet = lab.perform(LabVerbs.SHOW);
            assertThat(quiet.faults()).isZero();
            assertThat(quiet.clients()).isEmpty();
            assertThat(lab.perform(HistoryVerbs.SHOW, HistoryVerbs.USER, "amelia.ward")
                            .events())
                    .isEmpty();
            assertThat(signedIn(lab)).isEqualTo("signed-in");
        }
        for (ControlClient lab : broken) {
            assertThat(lab.perform(FaultVerbs.LIST))
                    .hasSize(2)
                    .extracting(FaultVerbs.FaultView::fired)
                    .allMatch(fired -> fired > 0);
            lab.perform(FaultVerbs.HEAL_ALL);
            assertThat(signedIn(lab)).isEqualTo("signed-in");
        }
    }

    private static String signedIn(ControlClient lab) {
        lab.perform(ClientVerbs.LAUNCH, ClientVerbs.USER, "amelia.ward", ClientVerbs.FROM, "inside");
        return lab.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, "amelia.ward")
                .state();
    }

    @Test
    void aWorldThatIsNoneIsToldWithItsLines() {
        assertThatThrownBy(() -> client.perform(HouseVerbs.OPEN, HouseVerbs.WORLD, "world: x\nnonsense: 1\n"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.UNFIT));
        assertThatThrownBy(() -> client.perform(HouseVerbs.OPEN, HouseVerbs.WORLD, "/etc/passwd"))
                .hasMessageContaining("no bundled world");
        assertThatThrownBy(() -> client.perform(HouseVerbs.OPEN, HouseVerbs.TTL, -1))
                .hasMessageContaining("lives for");
        assertThat(client.perform(HouseVerbs.LIST)).isEmpty();
    }
}
