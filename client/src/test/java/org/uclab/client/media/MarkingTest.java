package org.uclab.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingTest {

    private static final Marking.FileCodePoints FILE =
            Marking.FileCodePoints.of(OptionalInt.of(160), OptionalInt.of(128), OptionalInt.of(64));

    @ParameterizedTest
    @CsvSource({
        "DEVICE_FILE, WINDOWS, true, 0, 0, 0, 0",
        "DEVICE_FILE, MAC, true, 40, 32, 16, 0",
        "DEVICE_FILE, MAC, false, 0, 0, 0, 0",
        "DEVICE_FILE, ANDROID, true, 40, 32, 16, 0",
        "GROUP_POLICY, WINDOWS, true, 46, 34, 24, 0",
        "GROUP_POLICY, MAC, true, 0, 0, 0, 0",
        "NETWORK, IOS, true, 46, 34, 26, 26",
        "NOBODY, MAC, true, 0, 0, 0, 0",
    })
    void isWhoSetsIt(
            Marking.Marker marker, MediaPlatform platform, boolean allowed, int audio, int video, int sip, int xmpp) {
        Marking marking = Marking.of(marker, platform, FILE, allowed);
        assertThat(marking.audio()).isEqualTo(audio);
        assertThat(marking.video()).isEqualTo(video);
        assertThat(marking.ofPort(5060)).isEqualTo(sip);
        assertThat(marking.ofPort(5222)).isEqualTo(xmpp);
        assertThat(marking.ofPort(8443)).isZero();
    }
}
