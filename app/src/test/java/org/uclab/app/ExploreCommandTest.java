package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ExploreCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return Uclab.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void tellsWhatFollowsFromFacts() {
        assertThat(run(
                        "explore",
                        "discovery",
                        "--release",
                        "R11",
                        "--platform",
                        "A",
                        "--fact",
                        "address=with-domain",
                        "--fact",
                        "manual=none",
                        "--fact",
                        "webex-excluded=yes",
                        "--fact",
                        "cucm-excluded=yes",
                        "--fact",
                        "cup-excluded=yes"))
                .isZero();
        assertThat(out.toString()).contains("asks: nobody").contains("ends: manual-settings");
    }

    @Test
    void tellsWhatAFreshClientShouldDoInAWorld() {
        assertThat(run(
                        "explore",
                        "discovery",
                        "--world",
                        "pinpoint",
                        "--release",
                        "R96",
                        "--platform",
                        "W",
                        "--seed",
                        "1"))
                .isZero();
        assertThat(out.toString())
                .contains("example.com from inside")
                .contains("cas + uds + cuplogin + edge, then pinpoint-uds + pinpoint-cuplogin, then call-control")
                .contains("ends: inside-im-and-presence");
    }

    @Test
    void whatDoesNotExistIsToldWithWhatDoes() {
        assertThat(run("explore", "discovery", "--fact", "weather=fine")).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(err.toString()).contains("there is no fact 'weather'; facts: release, platform");
        assertThat(run("explore", "discovery", "--platform", "Z")).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(err.toString()).contains("--platform takes W, M, A or I, not 'Z'");
    }

    @Test
    void aClientIsConfiguredAndExplainsItself() throws IOException {
        Path bootstrap = Files.writeString(folder.resolve("bootstrap"), "EXCLUDED_SERVICES=WEBEX\nCOLOUR=red\n");
        assertThat(run(
                        "sign-in",
                        "adam.mckenzie@example.com",
                        "--from",
                        "inside",
                        "--world",
                        "discovery",
                        "--release",
                        "R11",
                        "--platform",
                        "W",
                        "--bootstrap",
                        bootstrap.toString(),
                        "--cache",
                        folder.toString(),
                        "--explain",
                        "--seed",
                        "1"))
                .isZero();
        assertThat(out.toString())
                .contains("says       excluded-services = WEBEX, the bootstrap file")
                .contains("complaint  the bootstrap file: 'COLOUR' is not an installer switch")
                .contains("value      services-domain = example.com, from the typed address")
                .contains("row        webex-excluded: cloud = no  [DISC-10]")
                .contains("answer     uds = found");
        out.getBuffer().setLength(0);
        assertThat(run(
                        "sign-in",
                        "adam.mckenzie",
                        "--from",
                        "inside",
                        "--world",
                        "discovery",
                        "--cache",
                        folder.toString(),
                        "--explain",
                        "--seed",
                        "1"))
                .isZero();
        assertThat(out.toString())
                .contains("value      services-domain = example.com, from what an earlier launch has kept");
    }
}
