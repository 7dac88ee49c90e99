package org.uclab.protocol.rtp.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelephoneEventTest {

    private static final int TICKS = 160;

    @Test
    void isLaidOutAsPrinted() {
        byte[] octets = new TelephoneEvent(11, true, 10, 800).write();
        assertThat(octets).containsExactly(11, 0x8a, 3, 0x20);
        assertThat(TelephoneEvent.read(octets)).contains(new TelephoneEvent(11, true, 10, 800));
        assertThat(TelephoneEvent.read(new byte[3])).isEmpty();
        assertThat(TelephoneEvent.code('#')).contains(11);
        assertThat(TelephoneEvent.key(16)).isEmpty();
    }

    @Test
    void aKeyIsOneTimestampWithGrowingDurationAndItsEndThreeTimes() {
        Presses presses = new Presses(800, 480);
        assertThat(presses.press("5")).isTrue();
        List<Presses.Packet> packets = new ArrayList<>();
        long timestamp = 1000;
        for (Optional<Presses.Packet> next = presses.next(timestamp, TICKS);
                next.isPresent();
                next = presses.next(timestamp, TICKS)) {
            packets.add(next.get());
            timestamp += TICKS;
        }
        assertThat(packets).extracting(Presses.Packet::timestamp).containsOnly(1000L);
        assertThat(packets)
                .extracting(Presses.Packet::marker)
                .containsExactly(true, false, false, false, false, false, false);
        assertThat(packets)
                .extracting(packet -> packet.event().duration())
                .containsExactly(160, 320, 480, 640, 800, 800, 800);
        assertThat(packets)
                .extracting(packet -> packet.event().end())
                .containsExactly(false, false, false, false, true, true, true);
        assertThat(presses.busy()).isFalse();
    }

    @Test
    void thereIsAPauseBetweenKeys() {
        Presses presses = new Presses(160, 480);
        presses.press("11");
        List<Boolean> carried = new ArrayList<>();
        for (long timestamp = 0; timestamp < 12 * TICKS; timestamp += TICKS) {
            carried.add(presses.next(timestamp, TICKS).isPresent());
        }
        assertThat(carried)
                .containsExactly(true, true, true, false, false, true, true, true, false, false, false, false);
    }

    @Test
    void keysAreBounded() {
        Presses presses = new Presses(160, 480);
        assertThat(presses.press("1".repeat(Presses.KEYS_MAX + 1))).isFalse();
        assertThat(presses.press("1?")).isFalse();
        assertThat(presses.busy()).isFalse();
        assertThat(presses.press("1".repeat(Presses.KEYS_MAX))).isTrue();
        assertThat(presses.press("1")).isFalse();
    }

    @Test
    void anEventIsHeardOnceHoweverManyOfItsPacketsCome() {
        Heard heard = new Heard();
        assertThat(heard.packet(100, new TelephoneEvent(1, false, 10, 160))).isPresent();
        assertThat(heard.packet(100, new TelephoneEvent(1, false, 10, 320))).isEmpty();
        assertThat(heard.open()).isTrue();
        assertThat(heard.packet(100, new TelephoneEvent(1, true, 10, 480))).isEmpty();
        assertThat(heard.packet(100, new TelephoneEvent(1, true, 10, 480))).isEmpty();
        assertThat(heard.packet(100, new TelephoneEvent(1, false, 10, 320))).isEmpty(); // late
        assertThat(heard.open()).isFalse();
        assertThat(heard.duration()).isEqualTo(480);
        // the same key again, all of which was lost but its end
        assertThat(heard.packet(900, new TelephoneEvent(1, true, 10, 480))).isPresent();
        assertThat(heard.packet(100, new TelephoneEvent(2, true, 10, 480))).isEmpty(); // of long ago
        assertThat(heard.packet(2000, new TelephoneEvent(200, false, 10, 160))).isPresent(); // no key
        assertThat(heard.keys()).isEqualTo("11");
        for (int i = 0; i < 1000; i++) {
            heard.packet(3000 + i, new TelephoneEvent(0, false, 0, 0));
        }
        assertThat(heard.keys()).hasSize(Heard.KEYS_MAX);
    }

    @Test
    void timestampsOfAnotherSourceSayNothingOfThoseBefore() {
        Heard heard = new Heard();
        heard.packet(90_000, new TelephoneEvent(5, false, 10, 160));
        assertThat(heard.packet(80_000, new TelephoneEvent(7, false, 10, 160))).isEmpty();
        heard.otherSource();
        assertThat(heard.open()).isFalse();
        assertThat(heard.packet(80_000, new TelephoneEvent(7, false, 10, 160))).isPresent();
        assertThat(heard.packet(80_000, new TelephoneEvent(7, true, 10, 320))).isEmpty();
        assertThat(heard.keys()).isEqualTo("57");
    }
}
