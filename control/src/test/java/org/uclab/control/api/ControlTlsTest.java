package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.control.call.ControlClient;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.house.LabHouse;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.ports.PortsJson;
import org.uclab.control.verb.Refused;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.Endpoint;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.tool.Tool;

/** The control API with TLS: on loopback, and at an address that other machines reach. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlTlsTest {

    /** One more than the places that there are. */
    private static final int STRANGERS = 1025;

    @TempDir
    private Path folder;

    private final List<ControlApi<LiveLab>> open = new ArrayList<>();
    private Bench bench;
    private LiveLab lab;

    @BeforeEach
    void start() throws WorldException {
        bench = Bench.start(Worlds.load("acme"), BenchOptions.standard());
        lab = new LiveLab(bench, () -> {});
    }

    @AfterEach
    void end() {
        open.forEach(ControlApi::close);
        lab.close();
        bench.close();
    }

    private ControlApi<LiveLab> at(ControlAddress address) {
        ControlApi<LiveLab> api = ControlApi.start(
                bench.wire(),
                address,
                bench.ca(),
                lab,
                Verbs::all,
                bench.history().recorder("control")::failed);
        open.add(api);
        return api;
    }

    private static PortsFile.ApiAt told(ControlApi<?> api) {
        return new PortsFile.ApiAt(api.url(), api.token(), api.ca());
    }

    /** What curl is answered, who trusts the lab's CA; the status of HTTP in front. */
    private Tool.Said curl(ControlApi<?> api, String url, String... more) throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), api.ca());
        List<String> said = new ArrayList<>(List.of(
                "-s",
                "-S",
                "--noproxy",
                "*",
                "--cacert",
                ca.toString(),
                "-H",
                "Authorization: Bearer " + api.token(),
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}"));
        said.addAll(List.of(more));
        said.add(url + "/lab");
        return Tool.named("curl").run(said);
    }

    @Test
    void onLoopbackItSpeaksTlsWhereItIsAsked() throws IOException {
        ControlApi<LiveLab> api = at(ControlAddress.local(true));
        assertThat(api.url()).startsWith("https://127.0.0.1:");
        ControlClient client = ControlClient.at(told(api));
        assertThat(client.perform(LabVerbs.SHOW).world()).isEqualTo("acme");
        List<String> events = new ArrayList<>();
        client.follow(HistoryVerbs.FOLLOW, Map.of("from", "1"), line -> {
            events.add(line);
            return false;
        });
        assertThat(events).hasSize(1);

        String byName = api.url().replace("127.0.0.1", "localhost");
        assertThat(curl(api, api.url()).text()).isEqualTo("200");
        assertThat(curl(api, byName).text()).isEqualTo("200");
        String ours = api.url().replaceFirst("/api/.*", "");
        assertThat(curl(api, api.url(), "-H", "Origin: " + ours).text()).isEqualTo("200");
        assertThat(curl(api, api.url(), "-H", "Origin: " + ours.replace("https", "http"))
                        .text())
                .isEqualTo("403");
        assertThat(curl(api, api.url(), "-H", "Host: lab.attacker.example").text())
                .isEqualTo("421");
        assertThat(curl(api, api.url(), "-H", "Authorization: Bearer x").text()).isEqualTo("401");
        assertThat(curl(api, api.url().replace("https", "http")).text())
                .as("in the clear nobody is answered")
                .doesNotContain("200");
        assertThat(curl(api, api.url().replace("127.0.0.1", "127.0.0.2")).exit())
                .as("another address is not listened at")
                .isNotZero();
    }

    @Test
    void whoIsNotKnownByTheCaIsNotTold() {
        ControlApi<LiveLab> api = at(ControlAddress.local(true));
        String other = LabCa.create("another lab", bench.clock()).pem();
        assertThatThrownBy(() -> ControlClient.at(new PortsFile.ApiAt(api.url(), api.token(), other))
                        .perform(LabVerbs.SHOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not known by the CA of the ports file")
                .hasMessageContaining("remedy");
        assertThatThrownBy(() -> ControlClient.at(api.url(), api.token()).perform(LabVerbs.SHOW))
                .as("without that CA")
                .hasMessageContaining("not known by the CA");
        assertThatThrownBy(() -> ControlClient.at(new PortsFile.ApiAt(api.url(), api.token(), "no certificate")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'ca'");
    }

    @Test
    void thePortsFileHasTheCaAndKeepsItToItself() {
        ControlApi<LiveLab> api = at(ControlAddress.local(true));
        Path file = folder.resolve("p.json");
        PortsFile ports = PortsFile.of(bench, 1, folder.resolve("ca.pem"), folder.resolve("history"));
        ports.with(told(api)).write(file);
        PortsFile read = PortsFile.read(file);
        assertThat(read.api()).isEqualTo(told(api));
        assertThat(read.users()).isEqualTo(ports.users());
        assertThat(read.api().toString()).isEqualTo(api.url());
        assertThat(ControlClient.of(read).perform(LabVerbs.SHOW).world()).isEqualTo("acme");
        assertThat(PortsJson.of(told(at(ControlAddress.local(false))))).doesNotContain("\"ca\"");
    }

    @Test
    void offLoopbackItIsHttpsAndNothingElse() throws IOException {
        List<String> addresses = ControlAddress.ours();
        assumeFalse(addresses.isEmpty(), "this machine has no address but loopback");
        String address = addresses.get(0);
        ControlApi<LiveLab> api = at(ControlAddress.parse(address, false));
        assertThat(api.url()).startsWith("https://" + address + ":");
        assertThat(ControlClient.at(told(api)).perform(LabVerbs.SHOW).world()).isEqualTo("acme");
        assertThat(curl(api, api.url()).text()).isEqualTo("200");
        assertThat(curl(api, api.url(), "-H", "Host: 127.0.0.1:" + port(api)).text())
                .isEqualTo("421");
        assertThat(curl(api, api.url().replace("https", "http")).text()).doesNotContain("200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ControlAddress(new Endpoint(address, 0), address, false))
                .withMessageContaining("without TLS");
    }

    @Test
    void theLabsOfAHouseAreCommandedAsTheHouseIs() {
        LabCa ca = LabCa.create("uclab serve", bench.clock());
        try (LabHouse house = new LabHouse(bench.clock(), folder, ControlAddress.local(true), ca);
                ControlApi<LabHouse> api = ControlApi.start(
                        bench.wire(),
                        ControlAddress.local(true),
                        ca,
                        house,
                        HouseVerbs::all,
                        bench.history().recorder("control")::failed)) {
            PortsFile guest = ControlClient.at(told(api)).perform(HouseVerbs.OPEN, HouseVerbs.WORLD, "acme");
            assertThat(guest.api().url()).startsWith("https://127.0.0.1:");
            assertThat(guest.api().ca()).as("one to trust").isEqualTo(api.ca());
            assertThat(ControlClient.of(guest).perform(LabVerbs.SHOW).number()).isEqualTo(guest.number());
        }
    }

    private static int port(ControlApi<?> api) {
        return URI.create(api.url()).getPort();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void strangersWhoSayNothingLockNobodyOut(boolean secure) throws IOException {
        ControlApi<LiveLab> api = at(ControlAddress.local(secure));
        ControlClient client = ControlClient.at(told(api));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < STRANGERS; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), port(api)));
            }
            assertThat(client.perform(LabVerbs.SHOW).world()).isEqualTo("acme");
            silent.get(0).setSoTimeout(60_000);
            assertThat(silent.get(0).getInputStream().read())
                    .as("who was there first has made room")
                    .isEqualTo(-1);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void whatAPersonSaysIsAPlaceOrAReason() {
        assertThat(ControlAddress.parse("127.0.0.1", false)).isEqualTo(ControlAddress.local(false));
        assertThat(ControlAddress.parse("127.0.0.1:7000", true))
                .isEqualTo(new ControlAddress(new Endpoint("127.0.0.1", 7000), "127.0.0.1", true));
        ControlAddress local = ControlAddress.parse("LocalHost:443", true);
        assertThat(local.at().address()).startsWith("127.");
        assertThat(local.profile().dnsNames()).containsExactly("localhost");
        assertThat(local.profile().ipAddresses()).containsExactly(local.at().address());
        assertThat(local.authorities()).contains("localhost:443", "localhost");
        Map.of(
                        "", "no ADDRESS",
                        "a b", "no ADDRESS",
                        "::1", "no ADDRESS",
                        "127.0.0.1:70000", "a port is",
                        "1.2.3", "no IPv4 address",
                        "0.0.0.0", "no address of this machine",
                        "203.0.113.9", "no address of this machine",
                        "nobody.invalid", "no IPv4 address")
                .forEach((text, why) -> assertThatIllegalArgumentException()
                        .as(text)
                        .isThrownBy(() -> ControlAddress.parse(text, false))
                        .withMessageContaining(why));
    }
}
