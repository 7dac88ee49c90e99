package org.uclab.protocol.rtp.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.uclab.protocol.rtp.rtcp.NtpTime;
import org.uclab.protocol.rtp.rtcp.ReceptionBlock;
import org.uclab.protocol.rtp.rtcp.ReportTimes;
import org.uclab.protocol.rtp.rtcp.RtcpPacket;
import org.uclab.protocol.rtp.rtcp.RtcpRead;
import org.uclab.protocol.rtp.rtcp.RtcpWriter;

/** What is told by RTCP, and what the other side tells. RFC 3550 §6. */
final class Reports {

    private final String cname;
    private final ReportTimes times;
    private Optional<Instant> due = Optional.empty();
    private boolean any;
    private long toldPackets;
    private boolean sentBefore;
    private long lastReport;
    private Instant lastReportAt = Instant.EPOCH;
    private Optional<Duration> roundTrip = Optional.empty();
    private Optional<ReceptionBlock> told = Optional.empty();
    private boolean peerLeft;
    private long malformed;

    Reports(String cname, Duration interval, RandomGenerator chance) {
        this.cname = cname;
        this.times = new ReportTimes(interval, chance::nextDouble);
    }

    /** Begins to tell, or stops. */
    void tells(boolean tells, Instant now) {
        if (!tells) {
            due = Optional.empty();
        } else if (due.isEmpty()) {
            due = Optional.of(times.next(now));
        }
    }

    Optional<Instant> due() {
        return due;
    }

    /** The report that is due. */
    byte[] report(Sender sender, Receiver receiver, int clockRate, Instant now) {
        due = Optional.of(times.next(now));
        return RtcpWriter.write(packets(sender, receiver, clockRate, now));
    }

    private List<RtcpPacket> packets(Sender sender, Receiver receiver, int clockRate, Instant now) {
        any = true;
        boolean sent = sender.packets() > toldPackets;
        boolean sends = sent || sentBefore; // RFC 3550 §6.4: since the last two reports
        toldPackets = sender.packets();
        sentBefore = sent;
        long delay = lastReport == 0 ? 0 : NtpTime.delay(Duration.between(lastReportAt, now));
        List<ReceptionBlock> blocks =
                receiver.report(clockRate, lastReport, delay).stream().toList();
        List<RtcpPacket> packets = new ArrayList<>();
        packets.add(
                sends
                        ? new RtcpPacket.SenderReport(
                                sender.ssrc(),
                                NtpTime.of(now),
                                sender.timestamp(now, clockRate),
                                sender.packets(),
                                sender.octets(),
                                blocks)
                        : new RtcpPacket.ReceiverReport(sender.ssrc(), blocks));
        packets.add(new RtcpPacket.SourceDescription(List.of(
                new RtcpPacket.Chunk(sender.ssrc(), List.of(new RtcpPacket.Item(RtcpPacket.Item.CNAME, cname))))));
        return packets;
    }

    /** The last report of a source; none where it has sent nothing: RFC 3550 §6.3.7. */
    Optional<byte[]> bye(Sender sender, Receiver receiver, int clockRate, String reason, Instant now) {
        if (!any && sender.packets() == 0) {
            return Optional.empty();
        }
        List<RtcpPacket> packets = packets(sender, receiver, clockRate, now);
        packets.add(new RtcpPacket.Bye(List.of(sender.ssrc()), reason));
        toldPackets = 0;
        sentBefore = false;
        return Optional.of(RtcpWriter.write(packets));
    }

    /** Notes what the other side tells. */
    void heard(byte[] datagram, long own, long other, Instant now) {
        RtcpRead read = RtcpRead.read(datagram);
        switch (read.kind()) {
            case COMPOUND -> ((RtcpRead.Compound) read).packets().forEach(packet -> heard(packet, own, other, now));
            case REJECTED -> malformed++;
        }
    }

    private void heard(RtcpPacket packet, long own, long other, Instant now) {
        switch (packet.kind()) {
            case SENDER_REPORT -> {
                RtcpPacket.SenderReport report = (RtcpPacket.SenderReport) packet;
                if (report.ssrc() == other || other < 0) {
                    lastReport = NtpTime.middle(report.ntp());
                    lastReportAt = now;
                }
                heard(report.reception(), own, now);
            }
            case RECEIVER_REPORT -> heard(((RtcpPacket.ReceiverReport) packet).reception(), own, now);
            case BYE -> peerLeft |= ((RtcpPacket.Bye) packet).sources().contains(other);
            case SOURCE_DESCRIPTION, OTHER -> {}
        }
    }

    private void heard(List<ReceptionBlock> blocks, long own, Instant now) {
        blocks.stream().filter(block -> block.ssrc() == own).findFirst().ifPresent(block -> {
            told = Optional.of(block);
            NtpTime.roundTrip(block, now).ifPresent(time -> roundTrip = Optional.of(time));
        });
    }

    Optional<Duration> roundTrip() {
        return roundTrip;
    }

    Optional<ReceptionBlock> told() {
        return told;
    }

    boolean peerLeft() {
        return peerLeft;
    }

    /** Another source sends, which has told nothing yet and has not left. */
    void otherSource() {
        peerLeft = false;
        lastReport = 0;
    }

    long malformed() {
        return malformed;
    }
}
