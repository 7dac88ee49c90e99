package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.sim.expressway.cluster.Settings;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/** The TURN service as the tools of coturn see it: a client, and a peer that sends back whatever comes. */
class TurnutilsTest {

    private static final int NUMBER = 218;
    private static final String OUTSIDE = "127." + NUMBER + ".2.";
    private static final String INSIDE = "127." + NUMBER + ".1.";
    private static final String PEER = OUTSIDE + "201";
    private static final Pattern RECEIVED = Pattern.compile("tot_send_msgs=(\\d+), tot_recv_msgs=(\\d+)");

    private Company company;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Running peer;

    @BeforeEach
    void up() {
        Tool.named("turnutils_uclient");
        company = new Company(
                        NUMBER,
                        settings -> settings.with(new Settings.Turn("turn", "secret", "edge", List.of(OUTSIDE))))
                .up();
        peer = Tool.named("turnutils_peer").start(List.of("-L", PEER, "-p", "3480"), Map.of());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        if (peer != null) {
            peer.close();
        }
        if (company != null) {
            company.close();
        }
    }

    /**
     * By channels and by indications, over UDP and TCP, alone and as pairs of ports, and from one client to another. The tool waits
     * more than it works, so all go on at the same time.
     */
    @Test
    void carriesEverythingThereAndBack() {
        Map<String, CompletableFuture<Tool.Said>> said = new LinkedHashMap<>();
        for (String how : List.of("-c", "-s -c", "-t -c", "-t -s -c", "-v", "-t", "-G -c", "-X -c", "-y")) {
            List<String> options = new ArrayList<>(List.of(how.split(" ")));
            if (!how.equals("-y")) {
                options.addAll(List.of("-e", PEER));
            }
            said.put(how, CompletableFuture.supplyAsync(() -> client("secret", options), threads));
        }
        said.forEach((how, end) -> {
            String text = end.join().text();
            Matcher figures = RECEIVED.matcher(text);
            assertThat(figures.results().reduce((earlier, last) -> last))
                    .as(how + ": " + text)
                    .hasValueSatisfying(last -> {
                        assertThat(last.group(1)).isNotEqualTo("0");
                        assertThat(last.group(2)).as("received").isEqualTo(last.group(1));
                    });
        });
    }

    @Test
    void hasNothingForWhoHasAnotherPassword() {
        Tool.Said said = client("wrong", List.of("-c", "-e", PEER));
        assertThat(said.text()).containsIgnoringCase("Cannot complete Allocation");
    }

    @Test
    void sendsNothingToTheInside() {
        Tool.Said said = client("secret", List.of("-c", "-e", INSIDE + "10"));
        assertThat(said.text()).contains("403").contains("Forbidden");
    }

    private Tool.Said client(String password, List<String> options) {
        List<String> all = new ArrayList<>(List.of("-v", "-u", "turn", "-w", password, "-L", PEER, "-n", "5"));
        all.addAll(options);
        all.add(company.node(Company.E1).address());
        return Tool.named("turnutils_uclient").run(all);
    }
}
