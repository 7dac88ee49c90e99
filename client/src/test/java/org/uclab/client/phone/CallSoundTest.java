package org.uclab.client.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.session.Carried;
import org.uclab.protocol.rtp.tone.Sound;

class CallSoundTest {

    private static final long VOICE = 7;

    /** What is heard of a voice that one side codes and the other reads; it begins somewhere in it. */
    private static CallSound heard(Law coded, Law read) {
        short[] samples = CallSound.voice(VOICE).samples(12_345, 2 * Sound.RATE);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = read.decode(coded.encode(samples[i]));
        }
        return new CallSound(
                "",
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                0,
                samples.length,
                samples,
                0,
                Carried.NONE,
                0,
                0,
                List.of());
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void aVoiceIsKnownByWhoeverReadsItAsItWasCoded(Law law) {
        CallSound sound = heard(law, law);
        assertThat(sound.likeness(VOICE, 0)).hasValueSatisfying(found -> {
            assertThat(found.correlation()).isGreaterThan(0.99);
            assertThat(CallSound.isVoice(found)).isTrue();
        });
        assertThat(sound.likeness(VOICE + 1, 0))
                .hasValueSatisfying(
                        found -> assertThat(CallSound.isVoice(found)).isFalse());
        assertThat(sound.likeness(VOICE, sound.heard() - 100))
                .as("too little since")
                .isEmpty();
    }

    @Test
    void oneLawReadByTheOtherKeepsTheShapeAndIsNotWhatWasSaid() {
        assertThat(heard(Law.MU, Law.A).likeness(VOICE, 0))
                .hasValueSatisfying(
                        found -> assertThat(CallSound.isVoice(found)).isFalse());
        assertThat(heard(Law.A, Law.MU).likeness(VOICE, 0))
                .hasValueSatisfying(
                        found -> assertThat(CallSound.isVoice(found)).isFalse());
    }
}
