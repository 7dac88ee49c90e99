package org.uclab.client.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

    /** A second of that format. */
    private static byte[] wave(int tag, int bytesPerSecond, int bytes) {
        ByteBuffer file = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        file.putShort((short) tag).putShort((short) 1).putInt(8000).putInt(bytesPerSecond);
        file.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(bytes);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({"1, 16000, PCM_LINEAR", "7, 8000, G711_MU_LAW", "6, 8000, G711_A_LAW", "49, 1625, GSM_610"})
    void whatTheTableHasIsPlayed(int tag, int bytesPerSecond, Recording.Codec codec) throws Exception {
        Recording recording = Recording.of(wave(tag, bytesPerSecond, bytesPerSecond * 2));
        assertThat(recording.codec()).isEqualTo(codec);
        assertThat(recording.length()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"308", "2", "65534", "0"})
    void whatElseThereIsIsNot(int tag) {
        assertThatThrownBy(() -> Recording.of(wave(tag, 1000, 1000)))
                .isInstanceOf(Recording.Unplayable.class)
                .hasMessageContaining("codec (" + tag);
    }

    @Test
    void nothingThatIsCutOrLiesIsPlayedOrBreaksTheReader() {
        byte[] good = wave(7, 8000, 10);
        for (int length = 0; length <= 44; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Recording.of(cut)).isInstanceOf(Recording.Unplayable.class);
        }
        for (int at = 0; at < 44; at++) {
            byte[] spoilt = good.clone();
            spoilt[at] = (byte) 0xff;
            try {
                assertThat(Recording.of(spoilt).length()).isLessThanOrEqualTo(Duration.ofSeconds(10));
            } catch (Recording.Unplayable refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
        assertThatThrownBy(() -> Recording.of(wave(7, 0, 10))).isInstanceOf(Recording.Unplayable.class);
    }
}
