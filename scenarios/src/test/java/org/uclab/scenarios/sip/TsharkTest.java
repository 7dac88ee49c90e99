package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.sip.PhoneLab.User;
import org.uclab.tool.Running;
import org.uclab.tool.Tool;

/** What tshark, which takes packets apart, makes of a call that tcpdump has written down. */
@Timeout(300)
class TsharkTest {

    /** Its number for an error. */
    private static final String ERROR = " 8388608";

    @TempDir
    private Path folder;

    @Test
    void nothingOfACallIsMalformed() throws IOException, WorldException {
        Tool tshark = Tool.named("tshark");
        Tool tcpdump = Tool.named("tcpdump");
        Path tone = new Sox().tone(440, folder);
        Path capture = folder.resolve("call.pcap");
        try (PhoneLab lab = new PhoneLab(folder);
                Running dump = tcpdump.start(
                        List.of(
                                "-i",
                                "lo",
                                "-U",
                                "-Z",
                                "root",
                                "-w",
                                capture.toString(),
                                "host " + lab.node().address()),
                        Map.of())) {
            dump.until(
                    "listening",
                    text -> text.contains("listening on") || text.contains("ermission") || text.contains("permitted"));
            Assumptions.assumeTrue(dump.text().contains("listening on"), "tcpdump may not look at packets here");
            try (Baresip ann = Baresip.start(lab, User.ANN, "udp", tone, folder)) {
                ann.order("dial", PhoneLab.ECHO);
                ann.until("incoming rtp for 'audio' established", 1);
                ann.recording("dec", 6 * 2 * 8000); // reports go out every five seconds
                ann.order("hangup", "");
                lab.told("call", "over");
            }
            List<String> frames = frames(tshark, capture);
            for (String protocol : List.of("sip", "sip:sdp", "rtp", "rtcp")) {
                assertThat(frames)
                        .as("%s of ours", protocol)
                        .anyMatch(frame -> frame.contains(":" + protocol)
                                && frame.contains("from " + lab.node().address()))
                        .as("%s of the phone", protocol)
                        .anyMatch(frame -> frame.contains(":" + protocol)
                                && !frame.contains("from " + lab.node().address()));
            }
            assertThat(frames).noneMatch(frame -> frame.contains("malformed") || frame.endsWith(ERROR));
        }
    }

    /** What each frame is made of, whose it is, and how bad the worst that is to be said of it. */
    private static List<String> frames(Tool tshark, Path capture) {
        Tool.Said said = tshark.run(
                "-r",
                capture.toString(),
                "-n",
                "-T",
                "fields",
                "-e",
                "frame.protocols",
                "-e",
                "ip.src",
                "-e",
                "_ws.expert.severity");
        assertThat(said.exit()).as("%s", said.text()).isZero();
        return said.text()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 3)
                .map(fields -> fields[0] + " from " + fields[1] + " " + fields[2])
                .toList();
    }
}
