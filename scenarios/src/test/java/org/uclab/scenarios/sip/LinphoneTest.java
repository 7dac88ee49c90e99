package org.uclab.scenarios.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.sip.PhoneLab.User;

/** Linphone, which knows nothing of us, registers, calls and is called. */
@Timeout(300)
class LinphoneTest {

    private static final int SECONDS_2 = 2 * 2 * 8000 + 44;
    private static final int ROUGHLY = 150;

    @TempDir
    private Path folder;

    private PhoneLab lab;
    private Sox sox;
    private Path tone;

    @BeforeEach
    void start() throws IOException, WorldException {
        sox = new Sox();
        tone = sox.tone(440, folder);
        lab = new PhoneLab(folder);
    }

    @AfterEach
    void stop() {
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"udp, CAT", "tcp, CAT", "tls, EVE"})
    void registersCallsTheEchoPausesAndResumes(String transport, User user) throws IOException {
        try (Linphone cat = Linphone.start(lab, user, transport, folder)) {
            cat.calls(PhoneLab.ECHO);
            cat.speaks(tone, 1);
            lab.flows();
            cat.order("pause");
            cat.until("is now paused", 1);
            cat.order("resume");
            cat.until("Media streams established", 2);
            cat.order("terminate");
            cat.until("ended (No error)", 1);
            lab.told("call", "over");
        }
    }

    @Test
    void isCalledByBaresipAnswersAndIsHeard() throws IOException {
        try (Linphone ann = Linphone.start(lab, User.ANN, "udp", folder);
                Baresip ben = Baresip.start(lab, User.BEN, "tcp", sox.tone(1000, folder), folder)) {
            ben.order("dial", User.ANN.line);
            ann.speaks(tone, 1);
            ben.until("incoming rtp for 'audio' established", 1);
            assertThat(sox.measured(ben.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(440, within(ROUGHLY));
            ben.order("hangup", "");
            ann.until("ended (No error)", 1);
            lab.told("call", "over");
        }
    }

    @ParameterizedTest
    @CsvSource({"udp, CAT", "tcp, CAT", "tls, EVE"})
    void callsBaresipHoldsResumesAndTransfersItToAThird(String transport, User user) throws IOException {
        try (Linphone cat = Linphone.start(lab, user, transport, folder);
                Baresip ben = Baresip.start(lab, User.BEN, "tcp", sox.tone(1000, folder), folder);
                Baresip ann = Baresip.start(lab, User.ANN, "udp", sox.tone(2000, folder), folder)) {
            cat.calls(User.BEN.line);
            cat.speaks(tone, 1);
            ben.until("incoming rtp for 'audio' established", 1);
            assertThat(sox.heard(cat.recording(SECONDS_2)).frequency()).isCloseTo(1000, within(ROUGHLY));
            assertThat(sox.measured(ben.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(440, within(ROUGHLY));

            cat.order("pause");
            ben.until("a=inactive", 2); // asked, and answered
            ben.until("a=sendonly", 1); // and then there is music for it
            cat.until("is now paused", 1);
            cat.order("resume");
            cat.speaks(tone, 2);
            ben.until("SSRC changed", 2); // to the music's, and back

            cat.order("transfer " + cat.uri(User.ANN.line));
            ann.until("incoming rtp for 'audio' established", 1);
            cat.until("ended (No error)", 1);
            assertThat(sox.measured(ann.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(1000, within(ROUGHLY));
            ann.order("hangup", "");
            ben.until("session closed", 1);
        }
    }

    /** It looks at who has certified the node. */
    @Test
    void isCalledByBaresipOverTlsAndKeepsToIt() throws IOException {
        try (Linphone eve = Linphone.start(lab, User.EVE, "tls", folder);
                Baresip dan = Baresip.start(lab, User.DAN, "tls", sox.tone(1000, folder), folder)) {
            dan.order("dial", User.EVE.line);
            eve.speaks(tone, 1);
            assertThat(sox.measured(dan.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(440, within(ROUGHLY));
            dan.order("hangup", "");
            eve.until("ended (No error)", 1);
            lab.told("call", "over");
            lab.safely(User.EVE, "REGISTER");
        }
    }

    @Test
    void isHeldResumedAndTransferredByBaresip() throws IOException {
        Assumptions.assumeTrue(
                Linphone.online(),
                "linphonec leaves a call of more than five seconds on a machine that has nothing but loopback");
        try (Linphone cat = Linphone.start(lab, User.CAT, "tcp", folder);
                Baresip ben = Baresip.start(lab, User.BEN, "udp", sox.tone(1000, folder), folder);
                Baresip ann = Baresip.start(lab, User.ANN, "udp", sox.tone(2000, folder), folder)) {
            ben.order("dial", User.CAT.line);
            cat.speaks(tone, 1);
            assertThat(sox.heard(cat.recording(SECONDS_2)).frequency()).isCloseTo(1000, within(ROUGHLY));
            assertThat(sox.measured(ben.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(440, within(ROUGHLY));

            ben.order("hold", "");
            cat.until("has been paused by", 1);
            ben.order("resume", "");
            cat.until("Media streams established", 2);

            ben.order("transfer", "sip:" + User.ANN.line + "@" + lab.node());
            ann.until("incoming rtp for 'audio' established", 1);
            ben.until("BYE sip:", 1);
            cat.order("play " + tone);
            assertThat(sox.measured(ann.recording("dec", SECONDS_2)).frequency())
                    .isCloseTo(440, within(ROUGHLY));
            ann.order("hangup", "");
            cat.until("ended (No error)", 1);
        }
    }
}
