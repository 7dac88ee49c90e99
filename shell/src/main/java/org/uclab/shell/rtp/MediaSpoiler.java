package org.uclab.shell.rtp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.protocol.rtp.RtpHeader;

/**
 * How {@link MediaFault}s act on what a leg sends. A packet that is swapped waits for the next one. Of several faults the
 * later one changes what the earlier one made.
 */
final class MediaSpoiler {

    private static final int PAYLOAD_TYPE_BITS = 0x7f;

    /**
     * A packet on its way out, in clear.
     *
     * @param late     lab time to wait before it is sent
     * @param wrongKey whether it is to be protected with a key that the other side lacks
     * @param swapped  whether it waits for the next one
     */
    record Parcel(byte[] packet, Duration late, boolean wrongKey, boolean swapped) {

        static Parcel usual(byte[] packet) {
            return new Parcel(packet, Duration.ZERO, false, false);
        }
    }

    private final Optional<FaultPoint> point;
    private final Map<String, String> about;
    private List<Parcel> waiting = List.of();

    MediaSpoiler(Optional<FaultPoint> point, Map<String, String> about) {
        this.point = point;
        this.about = about;
    }

    private boolean quiet() {
        return point.map(FaultPoint::quiet).orElse(true);
    }

    /** What is sent for a packet of the stream. */
    List<Parcel> packet(byte[] packet, String peer, Instant now) {
        List<Parcel> parcels = List.of(Parcel.usual(packet));
        if (quiet() && waiting.isEmpty()) {
            return parcels;
        }
        Biting<MediaFault.OfPacket> biting =
                point.orElseThrow().biting(MediaFault.OfPacket.class, new Occasion(now, peer, about));
        for (Biting.Bite<MediaFault.OfPacket> bite : biting.inOrder()) {
            parcels = spoilt(bite.fault(), parcels);
        }
        List<Parcel> held = parcels.stream().filter(Parcel::swapped).toList();
        List<Parcel> sent = new ArrayList<>(
                parcels.stream().filter(parcel -> !parcel.swapped()).toList());
        if (!parcels.isEmpty()) { // one that is swapped waits no longer than for the next, whatever becomes of that
            sent.addAll(waiting);
            waiting = held;
        }
        return sent;
    }

    /** Whether a report is sent. */
    boolean reports(String peer, Instant now) {
        return quiet()
                || point.orElseThrow()
                        .biting(MediaFault.OfReport.class, new Occasion(now, peer, about))
                        .isEmpty();
    }

    private static List<Parcel> spoilt(MediaFault fault, List<Parcel> parcels) {
        return switch (fault.kind()) {
            case LOST -> List.of();
            case TWICE -> {
                List<Parcel> twice = new ArrayList<>(parcels);
                twice.addAll(parcels);
                yield twice;
            }
            case SWAPPED ->
                parcels.stream()
                        .map(parcel -> new Parcel(parcel.packet(), parcel.late(), parcel.wrongKey(), true))
                        .toList();
            case LATE ->
                parcels.stream()
                        .map(parcel -> new Parcel(
                                parcel.packet(),
                                parcel.late().plus(((MediaFault.Late) fault).by()),
                                parcel.wrongKey(),
                                parcel.swapped()))
                        .toList();
            case OTHER_SOURCE ->
                parcels.stream()
                        .map(parcel -> with(parcel, otherSource(parcel.packet())))
                        .toList();
            case PAYLOAD_TYPE ->
                parcels.stream()
                        .map(parcel -> with(parcel, typed(parcel.packet(), ((MediaFault.PayloadType) fault).type())))
                        .toList();
            case WRONG_KEY ->
                parcels.stream()
                        .map(parcel -> new Parcel(parcel.packet(), parcel.late(), true, parcel.swapped()))
                        .toList();
            case REPORTS_SILENT -> parcels;
        };
    }

    private static Parcel with(Parcel parcel, byte[] packet) {
        return new Parcel(packet, parcel.late(), parcel.wrongKey(), parcel.swapped());
    }

    private static byte[] otherSource(byte[] packet) {
        byte[] other = packet.clone();
        other[RtpHeader.FIXED_BYTES - 1] ^= 1; // the last octet of the SSRC
        return other;
    }

    private static byte[] typed(byte[] packet, int type) {
        byte[] other = packet.clone();
        other[1] = (byte) ((other[1] & ~PAYLOAD_TYPE_BITS) | type);
        return other;
    }
}
