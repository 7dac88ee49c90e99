package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.sip.PhoneLab.User;

/** baresip, which knows nothing of us, calls and is called. */
@Timeout(300)
class BaresipTest {

    private static final int SECONDS_2 = 2 * 2 * 8000 + 44;
    private static final int HERTZ = 440;

    /** sox calls its frequency a rough one, and on a busy machine a packet comes too late to be played. */
    private static final int ROUGHLY = 150;

    @TempDir
    private Path folder;

    private PhoneLab lab;
    private Sox sox;
    private Path tone;

    @BeforeEach
    void start() throws IOException, WorldException {
        sox = new Sox();
        tone = sox.tone(HERTZ, folder);
        lab = new PhoneLab(folder);
    }

    @AfterEach
    void stop() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void hearsItsOwnToneFromTheEchoNumber() throws IOException {
        try (Baresip ann = Baresip.start(lab, User.ANN, "udp", tone, folder)) {
            ann.order("dial", PhoneLab.ECHO);
            ann.until("incoming rtp for 'audio' established", 1);
            Sox.Measured heard = sox.measured(ann.recording("dec", SECONDS_2));
            Sox.Measured spoken = sox.measured(ann.recording("enc", SECONDS_2));
            assertThat(spoken.frequency()).isCloseTo(HERTZ, within(ROUGHLY));
            assertThat(heard.frequency()).isCloseTo(HERTZ, within(ROUGHLY));
            assertThat(heard.rms()).isCloseTo(spoken.rms(), within(0.1));
            ann.order("hangup", "");
            lab.told("call", "over");
        }
    }

    /** Phones of others have no certificates that a node could know them by (guides), but they come so far that it says so. */
    @Test
    void isRefusedOverTlsAfterTheHandshake() throws IOException {
        try (Baresip ann = Baresip.at(lab, lab.secure(), User.ANN, "tls", tone, folder)) {
            ann.until("TLS authentication failure", 1);
            ann.until("403 Forbidden", 1);
        }
    }

    /** Those of the model that is made for it may, and prove their users by digest there, too (guides, AS-SIP endpoints). */
    @Test
    void callsHoldsAndIsCalledOverTls() throws IOException {
        try (Baresip dan = Baresip.start(lab, User.DAN, "tls", tone, folder);
                Baresip ben = Baresip.start(lab, User.BEN, "tcp", sox.tone(1000, folder), folder)) {
            lab.safely(User.DAN, "REGISTER");
            dan.order("dial", User.BEN.line);
            ben.until("incoming rtp for 'audio' established", 1);
            assertThat(sox.measured(ben.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(HERTZ, within(ROUGHLY));
            assertThat(sox.measured(dan.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(1000, within(ROUGHLY));
            dan.order("hold", "");
            ben.until("a=sendonly", 1);
            dan.order("resume", "");
            ben.until("SSRC changed", 2);
            dan.order("hangup", "");
            ben.until("session closed", 1);
            lab.safely(User.DAN, "INVITE");
            lab.safely(User.DAN, "BYE");

            ben.order("dial", User.DAN.line);
            dan.until("incoming rtp for 'audio' established", 2);
            ben.order("hangup", "");
            dan.until("session closed", 1);
        }
    }

    @Test
    void protectsItsMediaBetweenTwoPhonesOverTls() throws IOException {
        try (Baresip dan = Baresip.protecting(lab, User.DAN, "tls", tone, folder);
                Baresip eve = Baresip.protecting(lab, User.EVE, "tls", sox.tone(1000, folder), folder)) {
            dan.order("dial", User.EVE.line);
            assertThat(sox.measured(eve.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(HERTZ, within(ROUGHLY));
            assertThat(sox.measured(dan.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(1000, within(ROUGHLY));
            assertThat(eve.count("RTP/SAVP")).isPositive();
            dan.order("hangup", "");
            eve.until("session closed", 1);
        }
    }

    @Test
    void oneCallsAnotherHoldsResumesAndTransfersToAThird() throws IOException {
        try (Baresip ann = Baresip.start(lab, User.ANN, "udp", tone, folder);
                Baresip ben = Baresip.start(lab, User.BEN, "tcp", sox.tone(1000, folder), folder);
                Baresip cat = Baresip.start(lab, User.CAT, "udp", sox.tone(2000, folder), folder)) {
            ann.order("dial", User.BEN.line);
            ann.until("incoming rtp for 'audio' established", 1);
            ben.until("incoming rtp for 'audio' established", 1);
            assertThat(sox.measured(ben.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(HERTZ, within(ROUGHLY));
            assertThat(sox.measured(ann.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(1000, within(ROUGHLY));

            ann.order("hold", "");
            ben.until("a=inactive", 2); // asked, and answered
            ben.until("a=sendonly", 1); // and then there is music for it
            ann.order("resume", "");
            ben.until("SSRC changed", 2); // to the music's, and back

            ann.order("transfer", "sip:" + User.CAT.line + "@" + lab.node());
            cat.until("incoming rtp for 'audio' established", 1);
            ann.until("BYE sip:", 1);
            assertThat(sox.measured(cat.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(1000, within(ROUGHLY));
            cat.order("hangup", "");
            ben.until("session closed", 1);
        }
    }
}
