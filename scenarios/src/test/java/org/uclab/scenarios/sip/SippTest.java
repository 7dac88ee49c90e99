package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.sip.PhoneLab.User;
import org.uclab.tool.Tool;

/** sipp: scenarios of its own kind, and the caller that it brings along. */
@Timeout(300)
class SippTest {

    private static final int GUEST = 205;

    @TempDir
    private Path folder;

    private PhoneLab lab;
    private Tool sipp;

    @BeforeEach
    void start() throws IOException, WorldException {
        sipp = Tool.named("sipp");
        lab = new PhoneLab(folder);
    }

    @AfterEach
    void stop() {
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1"})
    void registersByDigest(String transport) throws IOException {
        String scenario = PhoneLab.resource("register.xml", folder).toString();
        String own = lab.guest(GUEST);
        int port = PhoneLab.freePort(own);
        User ann = User.ANN;
        Tool.Said wrong = run(own, port, registering(transport, scenario, ann, ann.password + "x"));
        assertThat(wrong.exit())
                .as("a password that is wrong: %s", wrong.text())
                .isEqualTo(1);
        Tool.Said said = run(own, port, registering(transport, scenario, ann, ann.password));
        assertThat(said.exit()).as("%s", said.text()).isZero();
        lab.registered(ann);
    }

    private static String[] registering(String transport, String scenario, User user, String password) {
        return new String[] {
            "-t", transport, "-sf", scenario, "-key", "line", user.line, "-au", user.id, "-ap", password
        };
    }

    /** Its own caller proves nothing, so that it has to come from a phone that needs to prove nothing. */
    @Test
    void itsOwnCallerReachesTheEchoNumber() throws IOException {
        String scenario = PhoneLab.resource("device.xml", folder).toString();
        String own = lab.guest(GUEST);
        int port = PhoneLab.freePort(own);
        Tool.Said stranger = run(own, port, "-sn", "uac", "-s", PhoneLab.ECHO, "-mi", own);
        assertThat(stranger.exit())
                .as("who is not registered calls nobody: %s", stranger.text())
                .isEqualTo(1);
        Tool.Said registers = run(own, port, "-sf", scenario, "-key", "line", "7004", "-key", "device", "CSFSUE");
        assertThat(registers.exit()).as("%s", registers.text()).isZero();
        Tool.Said said = run(own, port, "-sn", "uac", "-s", PhoneLab.ECHO, "-mi", own, "-d", "500");
        assertThat(said.exit()).as("%s", said.text()).isZero();
        lab.told("to " + PhoneLab.ECHO, "over");
    }

    private Tool.Said run(String from, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                lab.node().toString(),
                "-i",
                from,
                "-p",
                "" + port,
                "-nostdin",
                "-m",
                "1",
                "-timeout",
                "25",
                "-timeout_error"));
        arguments.addAll(List.of(more));
        return sipp.run(arguments);
    }
}
