package org.uclab.protocol.rtp.session;

/**
 * What a stream costs on the wire, by the clock in its own packets: so it does not matter how fast time goes here, nor whether the
 * machine was busy. Only what came without a gap or a pause is counted.
 *
 * @param octets of those packets, headers of IP and UDP counted
 * @param ticks  of the clock of the stream that they carry
 * @param clockRate ticks in a second; 0 before anything came
 * @param moments how many different timestamps: packets of sound, or pictures
 */
public record Carried(long octets, long ticks, int clockRate, long moments) {

    /** Nothing yet. */
    public static final Carried NONE = new Carried(0, 0, 0, 0);

    private static final int BITS = 8;
    private static final double KILO = 1_000;

    /** What came since then. */
    public Carried since(Carried earlier) {
        return new Carried(octets - earlier.octets, ticks - earlier.ticks, clockRate, moments - earlier.moments);
    }

    /** Kilobits in a second; 0 where there is nothing to tell it by. */
    public double kbps() {
        return ticks == 0 ? 0 : octets * BITS * (double) clockRate / ticks / KILO;
    }

    /** Pictures in a second; 0 where there is nothing to tell it by. */
    public double perSecond() {
        return ticks == 0 ? 0 : moments * (double) clockRate / ticks;
    }
}
