package org.uclab.sim.voicemail.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @ParameterizedTest
    @CsvSource({
        "PCM_LINEAR,  1,   16000, 2,  16, 32044",
        "G711_MU_LAW, 7,   8000,  1,  8,  16058",
        "G711_A_LAW,  6,   8000,  1,  8,  16058",
        "GSM_610,     49,  1625,  65, 0,  3310",
        "G729A,       308, 1000,  10, 0,  2058",
    })
    void aFileSaysItsFormatAndIsAsLongAsItSays(
            Codec codec, int tag, int bytesPerSecond, int block, int bits, int size) {
        Sound sound = Sound.tone(codec, TWO_SECONDS, 440);
        byte[] wave = sound.wave();
        ByteBuffer file = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(wave, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
        assertThat(file.getInt(4)).isEqualTo(wave.length - 8);
        assertThat(file.getShort(20)).isEqualTo((short) tag);
        assertThat(file.getInt(24)).isEqualTo(8000);
        assertThat(file.getInt(28)).isEqualTo(bytesPerSecond);
        assertThat(file.getShort(32)).isEqualTo((short) block);
        assertThat(file.getShort(34)).isEqualTo((short) bits);
        assertThat(wave).hasSize(size).hasSize(sound.size());
        assertThat(sound.length()).isEqualTo(TWO_SECONDS);
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void whatWasWrittenIsRead(Codec codec) {
        Sound read = Sound.of(Sound.tone(codec, TWO_SECONDS, 440).wave()).orElseThrow();
        assertThat(read.codec()).isEqualTo(codec);
        assertThat(read.length()).isEqualTo(TWO_SECONDS);
    }

    /** Values of ITU-T G.711, tables 1a and 2a. */
    @ParameterizedTest
    @CsvSource({
        "0, FF, D5",
        "1000, CE, FA",
        "-1000, 4E, 7A",
        "8000, A0, 8A",
        "-8000, 20, 0A",
        "32767, 80, AA",
        "-32768, 00, 2A",
        "-1, 7F, 55",
    })
    void samplesBecomeTheBytesOfG711(int sample, String mu, String a) {
        assertThat(String.format("%02X", G711.mu(sample))).isEqualTo(mu);
        assertThat(String.format("%02X", G711.a(sample))).isEqualTo(a);
    }

    @Test
    void callersAreHeardByTheirTone() {
        assertThat(Sound.tone(Codec.PCM_LINEAR, TWO_SECONDS, 440).wave())
                .isNotEqualTo(Sound.tone(Codec.PCM_LINEAR, TWO_SECONDS, 441).wave());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_200_001})
    void aRecordingHasALengthThatSomebodyCouldSpeak(long millis) {
        Duration length = Duration.ofMillis(millis);
        assertThatThrownBy(() -> Sound.tone(Codec.PCM_LINEAR, length, 440))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20 minutes");
    }

    @Test
    void noBeginningOfAFileIsOneAndNoneBreaksTheReader() {
        byte[] wave = Sound.tone(Codec.GSM_610, Duration.ofMillis(40), 440).wave();
        for (int length = 0; length < wave.length - 66; length++) {
            assertThat(Sound.of(Arrays.copyOf(wave, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void whatSomebodySendsWithLengthsThatLieIsNoRecording() {
        byte[] wave = Sound.tone(Codec.PCM_LINEAR, Duration.ofMillis(10), 440).wave();
        for (int at = 0; at < 44; at++) {
            for (int value : new int[] {0x00, 0x7f, 0x80, 0xff}) {
                byte[] spoilt = wave.clone();
                spoilt[at] = (byte) value;
                Sound.of(spoilt).ifPresent(sound -> assertThat(sound.length()).isLessThan(Duration.ofSeconds(1)));
            }
        }
        byte[] stereo = wave.clone();
        stereo[22] = 2;
        assertThat(Sound.of(stereo)).isEmpty();
    }
}
