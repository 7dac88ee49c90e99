package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.sip.PhoneLab.User;
import org.uclab.tool.Capture;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/** sipp: scenarios of its own kind, and the caller that it brings along. */
@Timeout(300)
class SippTest {

    private static final Path RECORDED = Path.of("/usr/share/sip-tester");
    private static final int GUEST = 205;
    private static final int SECONDS_2 = 2 * 2 * 8000 + 44;
    private static final int ROUGHLY = 150;

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
        Tool.Said wrong = run(own, port, registering(transport, scenario, ann, own + ":" + port, ann.password + "x"));
        assertThat(wrong.exit())
                .as("a password that is wrong: %s", wrong.text())
                .isEqualTo(1);
        Tool.Said said = run(own, port, registering(transport, scenario, ann, own + ":" + port, ann.password));
        assertThat(said.exit()).as("%s", said.text()).isZero();
        lab.registered(ann);
    }

    private static String[] registering(String transport, String scenario, User user, String at, String password) {
        return new String[] {
            "-t", transport, "-sf", scenario, "-key", "line", user.line, "-key", "at", at, "-au", user.id, "-ap",
            password
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

    /** It answers as the phone of Ben and sends back what it hears, so that Ann's phone hears itself. */
    @Test
    void itsOwnEchoIsHeardThroughTheNode() throws IOException {
        Sox sox = new Sox();
        User ben = User.BEN;
        String own = lab.guest(ben.guest);
        int port = PhoneLab.freePort(own);
        int registering = PhoneLab.freePort(own); // sipp takes three ports for its media
        try (Baresip ann = Baresip.start(lab, User.ANN, "udp", sox.tone(440, folder), folder);
                Running phone = sipp.start(
                        arguments(
                                own,
                                port,
                                "-sn",
                                "uas",
                                "-aa",
                                "-rtp_echo",
                                "-mi",
                                own,
                                "-mp",
                                "" + PhoneLab.freePort(own)),
                        Map.of())) {
            String scenario = PhoneLab.resource("register.xml", folder).toString();
            Tool.Said registers =
                    run(own, registering, registering("u1", scenario, ben, own + ":" + port, ben.password));
            assertThat(registers.exit()).as("%s", registers.text()).isZero();
            lab.registered(ben);
            ann.order("dial", ben.line);
            ann.until("incoming rtp for 'audio' established", 1);
            Sox.Measured heard = sox.measured(ann.recording("dec", SECONDS_2));
            assertThat(heard.frequency()).as("%s", phone.text()).isCloseTo(440, within(ROUGHLY));
            ann.order("hangup", "");
            lab.told("call", "over");
        }
    }

    /** It plays sound and a key from packets that came with it, and each that it sends comes back. */
    @Test
    void whatItPlaysComesBackPacketByPacket() throws IOException {
        for (String recorded : List.of("g711a.pcap", "dtmf_2833_1.pcap")) {
            Path there = RECORDED.resolve(recorded);
            Assumptions.assumeTrue(Files.exists(there), there + " is not there");
            Files.copy(there, folder.resolve(recorded));
        }
        String own = lab.guest(GUEST);
        int port = PhoneLab.freePort(own);
        String device = PhoneLab.resource("device.xml", folder).toString();
        Tool.Said registers = run(own, port, "-sf", device, "-key", "line", "7004", "-key", "device", "CSFSUE");
        assertThat(registers.exit()).as("%s", registers.text()).isZero();
        try (Capture capture = Capture.to(folder.resolve("sound.pcap"), "udp and host " + own)) {
            String sound = PhoneLab.resource("sound.xml", folder).toString();
            Tool.Said said = run(own, port, "-sf", sound, "-s", PhoneLab.ECHO, "-key", "line", "7004", "-mi", own);
            assertThat(said.exit()).as("%s", said.text()).isZero();
            lab.told("to " + PhoneLab.ECHO, "over");
            List<Capture.Frame> frames = capture.frames("rtp");
            List<Capture.Frame> sent =
                    frames.stream().filter(frame -> frame.source().equals(own)).toList();
            List<Capture.Frame> back = frames.stream()
                    .filter(frame -> frame.source().equals(lab.node().address()))
                    .toList();
            assertThat(sent).hasSizeGreaterThan(100).anyMatch(frame -> frame.has("rtpevent"));
            // What was recorded is of two sources, and the second is heard from its second packet on.
            assertThat(back)
                    .hasSizeBetween(sent.size() - 1, sent.size())
                    .anyMatch(frame -> frame.has("rtpevent"))
                    .noneMatch(Capture.Frame::malformed);
        }
    }

    private Tool.Said run(String from, int port, String... more) {
        List<String> arguments = arguments(from, port, more);
        arguments.addAll(List.of("-m", "1", "-timeout", "25", "-timeout_error"));
        return sipp.run(arguments);
    }

    private List<String> arguments(String from, int port, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(lab.node().toString(), "-i", from, "-p", "" + port, "-nostdin"));
        arguments.addAll(List.of(more));
        return arguments;
    }
}
