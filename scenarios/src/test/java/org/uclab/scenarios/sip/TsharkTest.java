package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.sip.PhoneLab.User;
import org.uclab.tool.Capture;

/** What tshark, which takes packets apart, makes of a call that tcpdump has written down. */
@Timeout(300)
class TsharkTest {

    @TempDir
    private Path folder;

    @Test
    void nothingOfACallIsMalformed() throws IOException, WorldException {
        Path tone = new Sox().tone(440, folder);
        try (PhoneLab lab = new PhoneLab(folder);
                Capture capture = Capture.to(
                        folder.resolve("call.pcap"), "host " + lab.node().address())) {
            try (Baresip ann = Baresip.start(lab, User.ANN, "udp", tone, folder)) {
                ann.order("dial", PhoneLab.ECHO);
                ann.until("incoming rtp for 'audio' established", 1);
                ann.order("sndcode", "15#");
                ann.recording("dec", 6 * 2 * 8000); // reports go out every five seconds
                ann.order("hangup", "");
                lab.told("call", "over");
            }
            List<Capture.Frame> frames = capture.frames("ip");
            String ours = lab.node().address();
            for (String protocol : List.of("sip", "sdp", "rtp", "rtpevent", "rtcp")) {
                assertThat(frames)
                        .as("%s of ours", protocol)
                        .anyMatch(frame -> frame.has(protocol) && frame.source().equals(ours))
                        .as("%s of the phone", protocol)
                        .anyMatch(
                                frame -> frame.has(protocol) && !frame.source().equals(ours));
            }
            assertThat(frames).noneMatch(Capture.Frame::malformed);
        }
    }

    /** Its keys are described on the way, and its media go from phone to phone. */
    @Test
    void nothingOfAProtectedCallIsMalformed() throws IOException, WorldException {
        Path tone = new Sox().tone(440, folder);
        try (PhoneLab lab = new PhoneLab(folder);
                Capture capture = Capture.to(
                        folder.resolve("protected.pcap"),
                        "host " + lab.node().address() + " or (udp and host 127.0.0.1)")) {
            String ours = lab.node().address();
            try (Baresip ann = Baresip.protecting(lab, User.ANN, "udp", tone, folder);
                    Baresip ben = Baresip.protecting(lab, User.BEN, "tcp", tone, folder)) {
                ann.order("dial", User.BEN.line);
                ben.until("a=crypto:", 2); // its own, and the other's
                ann.order("sndcode", "15#");
                ann.recording("dec", 6 * 2 * 8000);
                ann.order("hangup", "");
                lab.told("call", "over");
            }
            List<Capture.Frame> frames = capture.frames("ip");
            for (String protocol : List.of("sip", "sdp")) {
                assertThat(frames)
                        .as("%s of ours", protocol)
                        .anyMatch(frame -> frame.has(protocol) && frame.source().equals(ours));
            }
            assertThat(capture.frames("srtp.enc_payload")).as("protected media").hasSizeGreaterThan(100);
            assertThat(capture.frames("rtp and not srtp.enc_payload"))
                    .as("media in clear")
                    .isEmpty();
            assertThat(frames).noneMatch(Capture.Frame::malformed);
        }
    }
}
