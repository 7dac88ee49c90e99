package org.uclab.protocol.rtp.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NalPacketsTest {

    private static final int MAX = 100;

    private static byte[] unit(int octets) {
        byte[] unit = new byte[octets];
        new Random(octets).nextBytes(unit);
        unit[0] = 0x65;
        return unit;
    }

    private static List<byte[]> read(NalReader reader, int first, List<byte[]> payloads) {
        List<byte[]> units = new ArrayList<>();
        int sequence = first;
        for (byte[] payload : payloads) {
            reader.payload(sequence++ & 0xffff, payload).ifPresent(units::add);
        }
        return units;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 100, 101, 197, 198, 1000, 50_000})
    void aUnitComesBackWhole(int octets) {
        List<byte[]> payloads = NalPackets.of(unit(octets), MAX);
        assertThat(payloads).hasSize(NalPackets.count(octets, MAX)).allMatch(payload -> payload.length <= MAX);
        assertThat(read(new NalReader(), 65_530, payloads)).containsExactly(unit(octets));
    }

    /** RFC 6184 §5.8: indicator with type 28, header with start, end and the type of the unit. */
    @Test
    void aFragmentSaysWhatItIsOf() {
        List<byte[]> payloads = NalPackets.of(unit(250), MAX);
        assertThat(payloads.get(0)).startsWith(0x7c, 0x85);
        assertThat(payloads.get(1)).startsWith(0x7c, 0x05);
        assertThat(payloads.get(2)).startsWith(0x7c, 0x45);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aMissingFragmentSpoilsItsUnitAlone(int missing) {
        NalReader reader = new NalReader();
        List<byte[]> units = new ArrayList<>();
        int sequence = 0;
        for (byte[] payload : NalPackets.of(unit(250), MAX)) {
            if (sequence++ != missing) {
                reader.payload(sequence - 1, payload).ifPresent(units::add);
            }
        }
        units.addAll(read(reader, 3, NalPackets.of(unit(251), MAX)));
        assertThat(units).containsExactly(unit(251));
        assertThat(reader.spoilt()).isEqualTo(1);
    }

    @Test
    void whateverComesIsBounded() {
        NalReader reader = new NalReader();
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] payload = new byte[random.nextInt(60)];
            random.nextBytes(payload);
            if (payload.length > 1) {
                payload[0] = NalPackets.FU_A;
                payload[1] = (byte) (i == 0 ? 0x85 : 0x05);
            }
            assertThat(reader.payload(i & 0xffff, payload)
                            .map(unit -> unit.length)
                            .orElse(0))
                    .isLessThanOrEqualTo(NalReader.UNIT_MAX);
        }
    }

    @Test
    void nothingIsNoUnit() {
        assertThatThrownBy(() -> NalPackets.of(new byte[0], MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NalPackets.of(unit(9), 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
