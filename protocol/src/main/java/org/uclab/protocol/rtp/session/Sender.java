package org.uclab.protocol.rtp.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.uclab.protocol.rtp.RtpHeader;
import org.uclab.protocol.rtp.event.Presses;
import org.uclab.protocol.rtp.tone.Sound;

/**
 * The sending side of a stream: a packet each ptime, or one for each that is echoed. Numbers and timestamps go on from what
 * was sent before whatever is agreed anew, since the source stays the same.
 */
final class Sender {

    /** Packets that are made up for at once; a sender that was held up longer goes on as after silence. */
    static final int LATE_MAX = 25;

    /** How long a key is down, and the pause after it. ASSUMED(RFC 4733 §2.5.1.3): lengths are the user's. */
    private static final Duration KEY_DOWN = Duration.ofMillis(100);

    private static final Duration KEY_UP = Duration.ofMillis(60);

    private long ssrc;
    private int sequence;
    private long timestamp;
    private long packets;
    private long octets;
    private long number;
    private long samples;
    private boolean marker = true;
    private Optional<Instant> due = Optional.empty();
    private Instant last = Instant.EPOCH;
    private Presses presses;

    /** What is added to numbers and timestamps of the source that is echoed. */
    private long echoed = -1;

    private int sequenceShift;
    private long timestampShift;

    Sender(RandomGenerator chance) {
        anew(chance);
    }

    /** Another source, with another beginning. */
    void anew(RandomGenerator chance) {
        ssrc = chance.nextLong() & 0xffffffffL;
        sequence = (int) chance.nextLong() & 0xffff;
        timestamp = chance.nextLong() & 0xffffffffL;
        packets = 0;
        octets = 0;
        echoed = -1;
        marker = true;
    }

    long ssrc() {
        return ssrc;
    }

    long packets() {
        return packets;
    }

    long octets() {
        return octets;
    }

    Optional<Instant> due() {
        return due;
    }

    /** The timestamp of that instant, for reports. */
    long timestamp(Instant now, int clockRate) {
        Duration since = Duration.between(last, now);
        return packets == 0 ? timestamp : timestamp + since.toMillis() * clockRate / 1000 & 0xffffffffL;
    }

    void agreed(Agreement<?> agreement, Instant now) {
        boolean speaks = agreement.task() == Agreement.Task.SPEAK;
        echoed = -1;
        if (!speaks) {
            due = Optional.empty();
        } else if (due.isEmpty()) {
            due = Optional.of(now);
            marker = true;
        }
        presses = new Presses(
                (int) agreement.codec().ticks(KEY_DOWN), (int) agreement.codec().ticks(KEY_UP));
    }

    boolean press(String keys) {
        return presses != null && presses.press(keys);
    }

    /** The packets whose time has come. */
    List<byte[]> wake(Agreement<?> agreement, Instant now) {
        List<byte[]> sent = new ArrayList<>();
        Instant next = due.orElseThrow();
        long late = Duration.between(next, now).dividedBy(agreement.ptime());
        if (late > LATE_MAX) {
            pass(agreement, late);
            next = due.orElseThrow();
        }
        while (!next.isAfter(now)) {
            sent.addAll(packets(agreement));
            last = next;
            next = next.plus(agreement.ptime());
        }
        due = Optional.of(next);
        return sent;
    }

    /** Time passes without a packet. */
    void pass(Agreement<?> agreement, Instant now) {
        pass(agreement, Duration.between(due.orElseThrow(), now).dividedBy(agreement.ptime()) + 1);
    }

    private void pass(Agreement<?> agreement, long packetsUnsent) {
        timestamp = timestamp + packetsUnsent * agreement.codec().ticks(agreement.ptime()) & 0xffffffffL;
        samples += packetsUnsent * agreement.ptime().toMillis() * Sound.RATE / 1000;
        due = due.map(at -> at.plus(agreement.ptime().multipliedBy(packetsUnsent)));
        marker = true;
    }

    private List<byte[]> packets(Agreement<?> agreement) {
        return agreement.voice().pictures() ? picture(agreement) : List.of(packet(agreement));
    }

    private List<byte[]> picture(Agreement<?> agreement) {
        List<byte[]> payloads = agreement.voice().payloads(number++, samples, 0);
        List<byte[]> sent = new ArrayList<>();
        for (byte[] payload : payloads) {
            boolean last = sent.size() == payloads.size() - 1;
            sent.add(RtpHeader.of(last, agreement.payloadType(), sequence, timestamp, ssrc, payload.length)
                    .packet(payload, 0));
            sequence = sequence + 1 & 0xffff;
            count(payload.length);
        }
        timestamp = timestamp + agreement.codec().ticks(agreement.ptime()) & 0xffffffffL;
        return sent;
    }

    private byte[] packet(Agreement<?> agreement) {
        int ticks = (int) agreement.codec().ticks(agreement.ptime());
        Optional<Presses.Packet> key =
                agreement.events().isPresent() ? presses.next(timestamp, ticks) : Optional.empty();
        byte[] payload = key.isPresent()
                ? key.get().event().write()
                : agreement.voice().payload(number++, samples, agreement.codec().octets(agreement.ptime()));
        samples += agreement.ptime().toMillis() * Sound.RATE / 1000;
        byte[] packet = key.map(event -> RtpHeader.of(
                                event.marker(),
                                agreement.events().getAsInt(),
                                sequence,
                                event.timestamp(),
                                ssrc,
                                payload.length)
                        .packet(payload, 0))
                .orElseGet(
                        () -> RtpHeader.of(marker, agreement.payloadType(), sequence, timestamp, ssrc, payload.length)
                                .packet(payload, agreement.padding()));
        marker = key.isEmpty() ? false : marker;
        sequence = sequence + 1 & 0xffff;
        timestamp = timestamp + ticks & 0xffffffffL;
        count(payload.length);
        return packet;
    }

    /** The packet as one of its own source; gaps and repeats of the other one stay. */
    byte[] echo(RtpHeader header, byte[] packet, Instant now) {
        if (header.ssrc() != echoed) {
            echoed = header.ssrc();
            sequenceShift = sequence - header.sequence();
            timestampShift = timestamp - header.timestamp();
        }
        byte[] echo = packet.clone();
        int number16 = header.sequence() + sequenceShift & 0xffff;
        long stamp = header.timestamp() + timestampShift & 0xffffffffL;
        RtpHeader.rewrite(echo, number16, stamp, ssrc);
        if ((number16 - sequence & 0xffff) < 1 << 15) {
            sequence = number16 + 1 & 0xffff;
            timestamp = stamp;
        }
        last = now;
        count(header.payloadBytes());
        return echo;
    }

    /** Counts a packet that went back as it came. */
    void count(int payloadOctets) {
        packets++;
        octets += payloadOctets;
    }
}
