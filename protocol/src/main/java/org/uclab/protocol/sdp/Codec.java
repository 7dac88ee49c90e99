package org.uclab.protocol.sdp;

/**
 * An encoding, as {@code a=rtpmap} has it (RFC 8866 §6.6).
 *
 * @param payloadType 0 to 127
 * @param name        PCMU, telephone-event, …; compared without case
 * @param clockRate   in hertz
 * @param channels    1 unless said
 * @param parameters  of its {@code a=fmtp}; empty when there are none
 */
public record Codec(int payloadType, String name, int clockRate, int channels, String parameters) {

    public static Codec of(int payloadType, String name, int clockRate) {
        return new Codec(payloadType, name, clockRate, 1, "");
    }

    public Codec with(String others) {
        return new Codec(payloadType, name, clockRate, channels, others);
    }

    /** Whether it is the same encoding, whatever number and parameters it has. */
    public boolean same(Codec other) {
        return name.equalsIgnoreCase(other.name) && clockRate == other.clockRate && channels == other.channels;
    }

    /** With another number. */
    public Codec numbered(int other) {
        return new Codec(other, name, clockRate, channels, parameters);
    }

    /** What {@code a=rtpmap} says. */
    String map() {
        return payloadType + " " + name + "/" + clockRate + (channels == 1 ? "" : "/" + channels);
    }
}
