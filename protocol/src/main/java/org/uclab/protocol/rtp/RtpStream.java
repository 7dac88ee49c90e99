package org.uclab.protocol.rtp;

import java.time.Instant;

/** The measuring of one stream: the packets of one source. RFC 3550 §6.4.1. */
public final class RtpStream {

    private final long ssrc;
    private final SequenceTrack track = new SequenceTrack();
    private final Jitter jitter = new Jitter();
    private boolean believed;
    private int payloadType;
    private long packets;
    private long bytes;
    private long duplicates;
    private long outOfOrder;
    private int bytesOfJump;
    private Instant first = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    public RtpStream(long ssrc) {
        this.ssrc = ssrc;
    }

    /**
     * Notes a packet of this source.
     *
     * @param length of the whole packet, in bytes
     * @param rates  how fast its timestamps may run
     */
    public void packet(RtpHeader header, int length, ClockRates rates, Instant now) {
        switch (track.step(header.sequence())) {
            case FIRST -> {
                first = now;
                count(header, length, now);
                time(header, rates, now);
            }
            case NEXT -> {
                believed = true;
                count(header, length, now);
                time(header, rates, now);
            }
            case LATE -> {
                believed = true;
                outOfOrder++;
                count(header, length, now);
                time(header, rates, now);
            }
            case DUPLICATE -> {
                duplicates++;
                count(header, length, now); // it says nothing of the time between two packets
            }
            case JUMP -> bytesOfJump = length;
            case RESTART -> {
                believed = true;
                packets++; // the one before, which seemed to be astray
                bytes += bytesOfJump;
                jitter.begin();
                count(header, length, now);
                time(header, rates, now);
            }
        }
    }

    private void count(RtpHeader header, int length, Instant now) {
        packets++;
        bytes += length;
        payloadType = header.payloadType();
        last = now;
    }

    private void time(RtpHeader header, ClockRates rates, Instant now) {
        jitter.packet(now, header.timestamp(), rates.of(header.payloadType()));
    }

    /** Whether two packets have come that belong together. */
    public boolean believed() {
        return believed;
    }

    /** Packets counted so far. */
    public long packets() {
        return packets;
    }

    /** What there is to tell. */
    public RtpFigures figures() {
        return new RtpFigures(
                ssrc,
                payloadType,
                packets,
                bytes,
                track.expected() - (packets - duplicates),
                duplicates,
                outOfOrder,
                track.highest(),
                jitter.value(),
                first,
                last);
    }
}
