package org.uclab.client.media;

import java.util.OptionalInt;

/**
 * Who marks the packets of a client, and with what (S4, "Quality of Service Configuration"). Numbers are differentiated services code points,
 * 0 to 63; 0 is unmarked.
 *
 * @param signalling of SIP, CTI and XMPP
 */
public record Marking(int audio, int video, int signalling, Marker marker) {

    /** Who marks. */
    public enum Marker {
        /** The client itself, as its device file says. */
        DEVICE_FILE("the device file"),
        /** The system, by a group policy for the client's program; Windows alone. */
        GROUP_POLICY("a group policy"),
        /** Switches and routers, by port. */
        NETWORK("the network"),
        /** Nobody. */
        NOBODY("nobody");

        private final String text;

        Marker(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }
    }

    private static final int EF = 46;
    private static final int AF41 = 34;
    private static final int AF31 = 26;
    private static final int CS3 = 24;
    private static final int SIP = 5060;
    private static final int SIPS = 5061;

    /** Ports of SIP, CTI and XMPP, whose traffic the network is to mark. */
    private static final java.util.Set<Integer> SIGNALLING = java.util.Set.of(SIP, SIPS, 2748, 5222);

    /** Nothing is marked. */
    static final Marking NONE = new Marking(0, 0, 0, Marker.NOBODY);

    /**
     * What holds.
     *
     * @param marker        who would mark
     * @param file          what the device file says
     * @param differentiated whether the user lets a Mac mark ("Enable Differentiated Service for Calls")
     */
    public static Marking of(Marker marker, MediaPlatform platform, FileCodePoints file, boolean differentiated) {
        return switch (marker) {
            case DEVICE_FILE ->
                // S4: from Windows 7 on the system keeps programs from marking.
                platform == MediaPlatform.WINDOWS || (platform == MediaPlatform.MAC && !differentiated)
                        ? NONE
                        : new Marking(file.audio(), file.video(), file.signalling(), marker);
            case GROUP_POLICY -> platform == MediaPlatform.WINDOWS ? new Marking(EF, AF41, CS3, marker) : NONE;
            case NETWORK -> new Marking(EF, AF41, AF31, marker);
            case NOBODY -> NONE;
        };
    }

    /**
     * What the device file tells.
     *
     * @param audio      of {@code dscpForAudio}
     * @param video      of {@code dscpVideo}
     * @param signalling of {@code dscpForCm2Dvce}
     */
    public record FileCodePoints(int audio, int video, int signalling) {

        private static final int TOS_MAX = 255;
        private static final int CONGESTION_BITS = 2;

        /** What the product has where a file says nothing. */
        public static final FileCodePoints USUAL = new FileCodePoints(EF, AF41, CS3);

        /** Of the octets that the file has: 184 is EF. */
        public static FileCodePoints of(OptionalInt audio, OptionalInt video, OptionalInt signalling) {
            return new FileCodePoints(
                    point(audio, USUAL.audio), point(video, USUAL.video), point(signalling, USUAL.signalling));
        }

        private static int point(OptionalInt octet, int otherwise) {
            return octet.isPresent() && octet.getAsInt() <= TOS_MAX ? octet.getAsInt() >> CONGESTION_BITS : otherwise;
        }
    }

    /** What a connection to that port is marked with. */
    public int ofPort(int port) {
        return switch (marker) {
            case GROUP_POLICY -> port == SIP || port == SIPS ? signalling : 0; // S4 names these two
            case NETWORK -> SIGNALLING.contains(port) ? signalling : 0;
            case DEVICE_FILE -> port == SIP || port == SIPS ? signalling : 0; // ASSUMED(SEPXML): "Cm2Dvce" is SIP here
            case NOBODY -> 0;
        };
    }

    /** For people. */
    public String text() {
        return "audio " + audio + ", video " + video + ", signalling " + signalling;
    }
}
