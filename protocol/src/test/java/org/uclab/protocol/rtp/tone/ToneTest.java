package org.uclab.protocol.rtp.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.protocol.rtp.g711.Law;

class ToneTest {

    private static final int SECOND = Sound.RATE;

    @Test
    void theTestToneIsOneFrequencyAtItsLevel() {
        short[] tone = Tone.TEST.samples(0, SECOND);
        assertThat(Goertzel.share(tone, 1004)).isCloseTo(1, within(0.001));
        assertThat(Goertzel.share(tone, 900)).isLessThan(0.01);
        assertThat(Goertzel.level(tone)).isCloseTo(-10, within(0.1));
        assertThat(Goertzel.share(new short[SECOND], 1004)).isZero();
        assertThat(Goertzel.level(new short[SECOND])).isLessThan(-100);
    }

    @Test
    void busyAndReorderDifferByTheirCadence() {
        assertThat(Goertzel.level(Tone.BUSY.samples(2000, 1000))).isGreaterThan(-30);
        assertThat(Goertzel.level(Tone.REORDER.samples(2000, 1000))).isLessThan(-100);
        assertThat(Goertzel.level(Tone.BUSY.samples(4000, 4000))).isLessThan(-100);
        assertThat(Goertzel.level(Tone.BUSY.samples(1000L * SECOND, 4000))).isGreaterThan(-30);
        assertThat(Goertzel.share(Tone.BUSY.samples(0, 4000), 480) + Goertzel.share(Tone.BUSY.samples(0, 4000), 620))
                .isGreaterThan(0.99);
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void everyKeyIsKnownByItsTonesAfterCoding(Law law) {
        for (char key : "0123456789*#ABCD".toCharArray()) {
            short[] tone = Tone.key(key).orElseThrow().samples(0, 800);
            assertThat(Tone.keyIn(law.decode(law.encode(tone)))).contains(key);
        }
        assertThat(Tone.key('x')).isEmpty();
        assertThat(Tone.keyIn(new short[800])).isEmpty();
        assertThat(Tone.keyIn(Tone.TEST.samples(0, 800))).isEmpty();
        assertThat(Tone.keyIn(new Sequence(1).samples(0, 800))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void aSequenceIsFoundWhateverItsDelayAndCoding(Law law) {
        short[] sent = new Sequence(1).samples(0, 2 * SECOND);
        for (int delay : new int[] {0, 1, 160, 1234, -700}) {
            short[] heard = new short[2 * SECOND];
            for (int i = 0; i < heard.length; i++) {
                int from = i - delay;
                heard[i] = from < 0 || from >= sent.length ? 0 : law.decode(law.encode((short) (sent[from] / 2)));
            }
            Likeness likeness = Likeness.of(sent, heard, 1500);
            assertThat(likeness.same()).isTrue();
            assertThat(likeness.delay()).isEqualTo(delay);
            assertThat(likeness.gain()).isCloseTo(0.5, within(0.01));
        }
    }

    @Test
    void otherSoundIsNotTheSame() {
        short[] sent = new Sequence(1).samples(0, SECOND);
        assertThat(Likeness.of(sent, new Sequence(2).samples(0, SECOND), 500).same())
                .isFalse();
        assertThat(Likeness.of(sent, new short[SECOND], 500).same()).isFalse();
        assertThat(Likeness.of(sent, new short[0], 500).same()).isFalse();
        short[] half = sent.clone();
        Arrays.fill(half, SECOND / 2, SECOND, (short) 0);
        assertThat(Likeness.of(sent, half, 500).same()).isFalse();
    }

    @Test
    void aMelodyGoesOnForEverAndIsKnownByItsNotes() {
        for (int i = 0; i < 12; i++) {
            short[] note = Melody.HOLD.samples(i * 2000L, 2000);
            int hertz = Melody.HOLD.hertz().get(i % 6);
            assertThat(Goertzel.share(note, hertz)).isGreaterThan(0.7);
        }
        assertThat(Melody.HOLD.samples(0, 100)).isEqualTo(Melody.HOLD.samples(12_000, 100));
    }

    @Test
    void gapsAreFilledWithWhatWasHeardLast() {
        Recording recording = new Recording(10_000);
        short[] sound = Tone.TEST.samples(0, 1600);
        for (int packet = 0; packet < 10; packet++) {
            if (packet != 3 && packet != 0 && packet != 7) {
                recording.heard(160L * packet, Arrays.copyOfRange(sound, 160 * packet, 160 * packet + 160));
            }
        }
        assertThat(recording.missing()).isEqualTo(320);
        short[] concealed = recording.concealed();
        short[] heard = recording.samples();
        assertThat(concealed).hasSize(9 * 160);
        for (int i = 0; i < 160; i++) {
            assertThat((int) heard[320 + i]).isZero(); // packet 3; what is heard first is packet 1
            assertThat(concealed[320 + i]).isEqualTo((short) (heard[160 + i] / 2));
        }
        assertThat(Goertzel.level(concealed)).isGreaterThan(Goertzel.level(heard));
        recording.heard(160L * 20, new short[160]);
        assertThat(Arrays.copyOfRange(recording.concealed(), 9 * 160 + 480, 19 * 160))
                .containsOnly((short) 0);
    }

    @Test
    void aRecordingKeepsTimeAndItsBounds() {
        Recording recording = new Recording(1000);
        recording.heard(0xffffff00L, new short[] {1, 2, 3});
        recording.heard(0xffffff06L, new short[] {7});
        recording.heard(0xffffff04L, new short[] {5});
        assertThat(recording.samples()).containsExactly(1, 2, 3, 0, 5, 0, 7);
        recording.heard(0x00000010L, new short[] {9}); // the timestamp has wrapped
        assertThat(recording.length()).isEqualTo(0x110 + 1);
        recording.heard(0x10000000L, new short[] {9});
        recording.heard(0xfffffe00L, new short[] {9}); // before the beginning
        assertThat(recording.length()).isEqualTo(0x110 + 1);
        recording.goOn(77);
        recording.heard(77, new short[2000]); // more than there is room for
        assertThat(recording.length()).isEqualTo(0x110 + 1);
    }

    @Test
    void ofALongRecordingTheEndIsKept() {
        Recording recording = new Recording(1000);
        short[] sound = Tone.TEST.samples(0, 160 * 100);
        for (int at = 0; at < sound.length; at += 160) {
            if (at != 160 * 98) {
                recording.heard(0xffffff00L + at, Arrays.copyOfRange(sound, at, at + 160));
            }
        }
        assertThat(recording.length()).isEqualTo(sound.length);
        short[] kept = recording.samples();
        assertThat(kept.length).isBetween(500, 1000);
        assertThat(recording.missing()).isEqualTo(160);
        recording.heard(0xffffff00L + 160 * 98, Arrays.copyOfRange(sound, 160 * 98, 160 * 99)); // late
        assertThat(recording.missing()).isZero();
        assertThat(recording.samples()).isEqualTo(Arrays.copyOfRange(sound, sound.length - kept.length, sound.length));
    }

    @Test
    void aSilenceLongerThanARecordingIsSilence() {
        Recording recording = new Recording(1000);
        recording.heard(0, new short[] {1, 2, 3});
        recording.heard(1002, new short[] {4});
        assertThat(recording.length()).isEqualTo(1003);
        assertThat(recording.samples()[recording.samples().length - 1]).isEqualTo((short) 4);
        recording.heard(1990, new short[] {5});
        assertThat(recording.length()).isEqualTo(1991);
        assertThat(recording.samples()).endsWith((short) 0, (short) 5).doesNotContain((short) 3);
    }

    @Test
    void aStreamThatJumpsGoesOnAndAStrayPacketDoesNot() {
        Recording recording = new Recording(1000);
        recording.heard(0, new short[] {1, 2});
        recording.heard(0x1000_0000L, new short[] {3, 4}); // a stray one
        recording.heard(2, new short[] {5, 6});
        assertThat(recording.samples()).containsExactly(1, 2, 5, 6);
        recording.heard(0x4000_0000L, new short[] {7, 8});
        recording.heard(0x4000_0002L, new short[] {9, 10});
        recording.heard(0x4000_0004L, new short[] {11});
        assertThat(recording.samples()).containsExactly(1, 2, 5, 6, 9, 10, 11);
    }
}
