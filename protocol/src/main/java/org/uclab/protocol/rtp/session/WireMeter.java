package org.uclab.protocol.rtp.session;

import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.RtpHeader;

/** Adds up what packets cost on the wire, and the time that they carry. */
final class WireMeter {

    /** Headers of IPv4 and UDP, in octets. */
    static final int IP_UDP_BYTES = 28;

    private boolean begun;
    private int sequence;
    private long timestamp;
    private long pending;
    private boolean partial;
    private Carried carried = Carried.NONE;

    void packet(RtpHeader header, int length, Codec codec) {
        long wire = (long) length + IP_UDP_BYTES;
        boolean follows = begun && header.sequence() == ((sequence + 1) & 0xffff);
        long step = (header.timestamp() - timestamp) & 0xffffffffL;
        if (begun && !follows && ((header.sequence() - sequence) & 0xffff) >= 1 << 15) {
            return; // it came late, or twice
        }
        boolean sound = codec.clockRate() != Codec.H264.clockRate();
        boolean pause = step > codec.clockRate() || (sound && header.marker());
        if (follows && step == 0) {
            pending += partial ? 0 : wire;
        } else {
            if (follows && !pause && !partial) {
                carried = new Carried(
                        carried.octets() + pending, carried.ticks() + step, codec.clockRate(), carried.moments() + 1);
            }
            partial = !follows && !sound; // some packets of the same picture may be missing
            pending = wire;
        }
        begun = true;
        sequence = header.sequence();
        timestamp = header.timestamp();
    }

    Carried carried() {
        return carried;
    }
}
