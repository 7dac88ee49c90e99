package org.uclab.protocol.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.protocol.rtp.RtpHeader;

class SrtpStreamsTest {

    private static SrtpKey key(SrtpSuite suite) {
        byte[] octets = new byte[suite.keyBytes() + suite.saltBytes()];
        new Random(3711).nextBytes(octets);
        return SrtpKey.of(suite, octets).orElseThrow();
    }

    private static byte[] packet(long ssrc, int sequence) {
        return RtpHeader.of(false, 0, sequence & 0xffff, 160L * sequence, ssrc, 20)
                .packet(new byte[20], 0);
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void theRollOverIsFollowedThroughLossAndReordering(SrtpSuite suite) {
        SrtpStreams sender = new SrtpStreams(key(suite));
        SrtpStreams receiver = new SrtpStreams(key(suite));
        Random random = new Random(1);
        List<byte[]> way = new ArrayList<>();
        int passed = 0;
        for (int number = 65_000; number < 140_000; number++) {
            byte[] clear = packet(7, number);
            byte[] sealed = sender.protect(clear).orElseThrow();
            assertThat(sealed).hasSize(clear.length + suite.tagBytes());
            if (random.nextInt(10) > 0) {
                way.add(sealed);
            }
            if (way.size() == 8) {
                Collections.shuffle(way, random);
                for (byte[] each : way) {
                    assertThat(receiver.unprotect(each)).isPresent();
                    passed++;
                }
                way.clear();
            }
        }
        assertThat(passed).isGreaterThan(60_000);
        assertThat(receiver.forged() + receiver.replayed()).isZero();
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void whatWasThereIsNotTakenAgain(SrtpSuite suite) {
        SrtpStreams sender = new SrtpStreams(key(suite));
        SrtpStreams receiver = new SrtpStreams(key(suite));
        byte[] first = sender.protect(packet(7, 1)).orElseThrow();
        assertThat(receiver.unprotect(first)).isPresent();
        assertThat(receiver.unprotect(first)).isEmpty();
        for (int number = 2; number < 200; number++) {
            assertThat(receiver.unprotect(sender.protect(packet(7, number)).orElseThrow()))
                    .isPresent();
        }
        byte[] old = new SrtpStreams(key(suite)).protect(packet(7, 10)).orElseThrow();
        assertThat(receiver.unprotect(old)).isEmpty(); // older than the window
        assertThat(receiver.replayed()).isEqualTo(2);
        byte[] report = sender.protectControl(packet(7, 0)).orElseThrow();
        assertThat(receiver.unprotectControl(report)).isPresent();
        assertThat(receiver.unprotectControl(report)).isEmpty();
        assertThat(receiver.replayed()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void noTwoPacketsShareAnIndex(SrtpSuite suite) {
        SrtpStreams sender = new SrtpStreams(key(suite));
        assertThat(sender.protect(packet(7, 1))).isPresent();
        assertThat(sender.protect(packet(7, 1))).isEmpty();
        assertThat(sender.protect(packet(8, 1))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void everyOctetIsGuardedAndNothingHostilePasses(SrtpSuite suite) {
        byte[] sealed = new SrtpStreams(key(suite)).protect(packet(7, 1)).orElseThrow();
        byte[] report = new SrtpStreams(key(suite)).protectControl(packet(7, 1)).orElseThrow();
        SrtpStreams receiver = new SrtpStreams(key(suite));
        for (int i = 0; i < sealed.length; i++) {
            byte[] touched = sealed.clone();
            touched[i] ^= 4;
            assertThat(receiver.unprotect(touched)).as("octet %d", i).isEmpty();
            assertThat(receiver.unprotect(Arrays.copyOf(sealed, i))).isEmpty();
        }
        for (int i = 0; i < report.length; i++) {
            byte[] touched = report.clone();
            touched[i] ^= 4;
            assertThat(receiver.unprotectControl(touched)).as("octet %d", i).isEmpty();
            assertThat(receiver.unprotectControl(Arrays.copyOf(report, i))).isEmpty();
        }
        Random random = new Random(4568);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(80)];
            random.nextBytes(garbage);
            assertThat(receiver.unprotect(garbage)).isEmpty();
            assertThat(receiver.unprotectControl(garbage)).isEmpty();
        }
        assertThat(receiver.unprotect(sealed)).isPresent(); // none of it has made a source or moved a window
        assertThat(receiver.unprotectControl(report)).isPresent();
    }

    @Test
    void sourcesAreBounded() {
        SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_80;
        SrtpStreams sender = new SrtpStreams(key(suite));
        for (int ssrc = 0; ssrc < SrtpStreams.SOURCES_MAX; ssrc++) {
            assertThat(sender.protect(packet(ssrc, 1))).isPresent();
        }
        assertThat(sender.protect(packet(99, 1))).isEmpty();
        assertThat(sender.protect(packet(0, 2))).isPresent();
    }

    @Test
    void anIndexIsTheOneNearestToTheHighest() {
        assertThat(SrtpStreams.index(-1, 65_535)).isEqualTo(65_535);
        assertThat(SrtpStreams.index(65_535, 0)).isEqualTo(65_536);
        assertThat(SrtpStreams.index(65_537, 65_530)).isEqualTo(65_530);
        assertThat(SrtpStreams.index(10, 65_530)).isEqualTo(65_530); // there is no roll before the first
        assertThat(SrtpStreams.index(3L << 16, 65_000)).isEqualTo((2L << 16) + 65_000);
        assertThat(SrtpStreams.index((3L << 16) + 40_000, 41_000)).isEqualTo((3L << 16) + 41_000);
    }
}
