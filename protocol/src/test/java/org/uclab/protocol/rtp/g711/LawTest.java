package org.uclab.protocol.rtp.g711;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LawTest {

    /** Ends of segments, from tables 1 and 2 of the recommendation; samples of 13 and 14 bits moved to 16. */
    @ParameterizedTest
    @CsvSource({
        "A, 0, 0xd5, 8",
        "A, -1, 0x55, -8",
        "A, 32767, 0xaa, 32256",
        "A, -32768, 0x2a, -32256",
        "A, 511, 0xca, 504",
        "A, 512, 0xf5, 528",
        "A, 1008, 0xfa, 1008",
        "MU, 0, 0xff, 0",
        "MU, -1, 0x7f, 0",
        "MU, 32767, 0x80, 32124",
        "MU, -32768, 0x00, -32124",
        "MU, 8, 0xfe, 8",
        "MU, -8, 0x7e, -8"
    })
    void samplesTakeTheirCodes(Law law, int sample, String code, int middle) {
        byte octet = law.encode((short) sample);
        assertThat(octet & 0xff).isEqualTo(Integer.decode(code));
        assertThat((int) law.decode(octet)).isEqualTo(middle);
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void everyCodeComesBackAndLouderIsNeverQuieter(Law law) {
        for (int code = 0; code < 256; code++) {
            short sample = law.decode((byte) code);
            byte again = law.encode(sample);
            // µ-law has two codes for nothing
            assertThat(law.decode(again)).isEqualTo(sample);
        }
        int before = Integer.MIN_VALUE;
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int decoded = law.decode(law.encode((short) sample));
            assertThat(decoded).isGreaterThanOrEqualTo(before);
            before = decoded;
            int size = Math.abs(sample);
            // half a step: steps are one in sixteen of their segment, and the scale ends a little below its end
            assertThat(Math.abs(decoded - sample))
                    .isLessThanOrEqualTo(Math.max(16, size / 31 + 4) + (size > 32_000 ? 700 : 0));
        }
    }

    @Test
    void eachPartyOfAConferenceHearsAllOthers() {
        List<short[]> heard = Mixer.heard(List.of(new short[] {1, 2}, new short[] {10, 20, 30}, new short[] {100}));
        assertThat(heard.get(0)).containsExactly(110, 20, 30);
        assertThat(heard.get(1)).containsExactly(101, 2, 0);
        assertThat(heard.get(2)).containsExactly(11, 22, 30);
        assertThat(Mixer.heard(List.of())).isEmpty();
        short loud = Short.MAX_VALUE;
        assertThat(Mixer.heard(List.of(new short[] {0}, new short[] {loud}, new short[] {loud}))
                        .get(0))
                .containsExactly(loud);
    }
}
