package org.uclab.protocol.rtp.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.uclab.protocol.rtp.RtpHeader;
import org.uclab.protocol.rtp.RtpRead;
import org.uclab.protocol.rtp.rtcp.ReceptionBlock;
import org.uclab.protocol.rtp.rtcp.ReportTimes;
import org.uclab.protocol.rtp.tone.Recording;

/**
 * One end of one media stream: packets in, packets out, and what can be told of them. Until something is agreed it is deaf
 * and dumb. What comes from elsewhere than agreed is counted and not heard, so that nobody can talk into a call from aside.
 * Its own number at another source is a collision, and it takes another; its own packets coming back are a loop
 * (RFC 3550 §8.2). Not for two threads at a time.
 *
 * @param <P> an address
 */
public final class RtpSession<P> {

    /** Addresses remembered for having had our number. */
    private static final int CONFLICTS_MAX = 8;

    /** How long an address is remembered for that. RFC 3550 §8.2: ten report intervals. */
    private static final int CONFLICT_INTERVALS = 10;

    private final RandomGenerator chance;
    private final Duration interval;
    private final Sender sender;
    private final Receiver receiver = new Receiver();
    private final Reports reports;
    private final Map<P, Instant> conflicts = new LinkedHashMap<>();
    /** Numbers of its own that it gave up. */
    private final Set<Long> former = new LinkedHashSet<>();

    private Optional<Agreement<P>> agreement = Optional.empty();
    /** The same, and also after the end. */
    private Optional<Agreement<P>> known = Optional.empty();

    private Optional<P> source = Optional.empty();
    private long strangers;
    private long malformed;
    private long looped;
    private long collisions;
    private long sourceHeard = -1;

    /**
     * @param cname  its canonical name (RFC 3550 §6.5.1)
     * @param chance gives its source number and where its numbers and timestamps begin
     */
    public RtpSession(String cname, RandomGenerator chance) {
        this(cname, ReportTimes.INTERVAL_MIN, chance);
    }

    /**
     * The same.
     *
     * @param interval between reports on average; the RFC wants five seconds at least
     */
    public RtpSession(String cname, Duration interval, RandomGenerator chance) {
        this.chance = chance;
        this.interval = interval;
        this.sender = new Sender(chance);
        this.reports = new Reports(cname, interval, chance);
    }

    /** Begins, or goes on in another way: the source and its numbers stay. */
    public void agree(Agreement<P> agreed, Instant now) {
        agreement = Optional.of(agreed);
        known = agreement;
        source = agreed.remote();
        sender.agreed(agreed, now);
        receiver.agreed(agreed);
        reports.tells(agreed.remoteReports().isPresent(), now);
    }

    /** What is agreed; none before the beginning and after the end. */
    public Optional<Agreement<P>> agreement() {
        return agreement;
    }

    /**
     * Presses keys, one after the other, as named events.
     *
     * @return false, and none of them is, where events are not agreed, it does not speak, one is no key or there are too many
     */
    public boolean press(String keys) {
        return agreement
                        .filter(agreed -> agreed.events().isPresent() && agreed.task() == Agreement.Task.SPEAK)
                        .isPresent()
                && sender.press(keys);
    }

    /** A datagram has come to the lower port, and what is to be sent for it. */
    public List<Outgoing<P>> media(P from, byte[] datagram, Instant now) {
        if (agreement.isEmpty() || (source.isPresent() && !source.get().equals(from))) {
            strangers++;
            return List.of();
        }
        RtpRead read = RtpHeader.read(datagram);
        return switch (read.kind()) {
            case PACKET -> media(agreement.get(), from, ((RtpRead.Packet) read).header(), datagram, now);
            case REJECTED -> {
                malformed++;
                yield List.of();
            }
        };
    }

    private List<Outgoing<P>> media(Agreement<P> agreed, P from, RtpHeader header, byte[] datagram, Instant now) {
        if (!agreed.listens()) {
            return List.of();
        }
        if (header.ssrc() == sender.ssrc() && agreed.task() != Agreement.Task.MIRROR) {
            return ownNumber(agreed, from, now);
        }
        if (former.contains(header.ssrc())) {
            looped++; // still on its way when another number was taken
            return List.of();
        }
        if (!receiver.packet(agreed, header, datagram, now)) {
            return List.of();
        }
        source = Optional.of(from);
        if (receiver.ssrc() != sourceHeard) {
            sourceHeard = receiver.ssrc();
            reports.otherSource();
        }
        return switch (agreed.task()) {
            case LISTEN, SPEAK -> List.of();
            case ECHO -> List.of(new Outgoing.Rtp<>(from, sender.echo(header, datagram, now)));
            case MIRROR -> {
                sender.count(header.payloadBytes());
                yield List.of(new Outgoing.Rtp<>(from, datagram));
            }
        };
    }

    /** RFC 3550 §8.2: a known address with our number is a loop, an unknown one a collision. */
    private List<Outgoing<P>> ownNumber(Agreement<P> agreed, P from, Instant now) {
        conflicts
                .values()
                .removeIf(since ->
                        since.plus(interval.multipliedBy(CONFLICT_INTERVALS)).isBefore(now));
        if (conflicts.replace(from, now) != null) {
            looped++;
            return List.of();
        }
        collisions++;
        if (conflicts.size() == CONFLICTS_MAX) {
            conflicts.remove(conflicts.keySet().iterator().next());
        }
        conflicts.put(from, now);
        Optional<byte[]> bye = reports.bye(sender, receiver, agreed.codec().clockRate(), "SSRC collision", now);
        if (former.size() == CONFLICTS_MAX) {
            former.remove(former.iterator().next());
        }
        former.add(sender.ssrc());
        sender.anew(chance);
        return control(agreed, bye);
    }

    /** A datagram has come to the port above. */
    public void control(P from, byte[] datagram, Instant now) {
        if (agreement.flatMap(Agreement::remoteReports).filter(from::equals).isEmpty()) {
            strangers++;
            return;
        }
        reports.heard(datagram, sender.ssrc(), receiver.ssrc(), now);
    }

    /** When it wants to be woken; asked after everything that happens. */
    public Optional<Instant> wakeAt() {
        return Stream.of(sender.due(), reports.due()).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** What is to be sent now. */
    public List<Outgoing<P>> wake(Instant now) {
        if (agreement.isEmpty()) {
            return List.of();
        }
        Agreement<P> agreed = agreement.get();
        List<Outgoing<P>> out = new ArrayList<>();
        if (sender.due().filter(due -> !due.isAfter(now)).isPresent()) {
            if (source.isPresent()) {
                P to = source.get();
                sender.wake(agreed, now).forEach(packet -> out.add(new Outgoing.Rtp<>(to, packet)));
            } else {
                sender.pass(agreed, now); // nobody is known yet to send to
            }
        }
        if (reports.due().filter(due -> !due.isAfter(now)).isPresent()) {
            out.addAll(control(
                    agreed,
                    Optional.of(reports.report(sender, receiver, agreed.codec().clockRate(), now))));
        }
        return out;
    }

    /** Ends it, and what is to be sent at the end; the figures stay. */
    public List<Outgoing<P>> end(Instant now) {
        if (agreement.isEmpty()) {
            return List.of();
        }
        Agreement<P> agreed = agreement.get();
        Optional<byte[]> bye = reports.bye(sender, receiver, agreed.codec().clockRate(), "", now);
        agree(agreed.doing(Agreement.Task.LISTEN), now);
        reports.tells(false, now);
        agreement = Optional.empty();
        return control(agreed, bye);
    }

    private List<Outgoing<P>> control(Agreement<P> agreed, Optional<byte[]> compound) {
        return agreed.remoteReports().isPresent() && compound.isPresent()
                ? List.of(new Outgoing.Rtcp<>(agreed.remoteReports().get(), compound.get()))
                : List.of();
    }

    /** Has what is heard heard by that, too, for codecs whose sound is understood here. */
    public void heardBy(Ear ear) {
        receiver.heardBy(ear);
    }

    /** Has each key of the other side told to that as it is pressed, where named events are agreed. */
    public void keysHeardBy(Consumer<Character> told) {
        receiver.keysHeardBy(told);
    }

    /** What was heard, for codecs whose sound is understood here. */
    public Recording recording() {
        return receiver.recording();
    }

    /** What the other side last told of this one; none before it has. */
    public Optional<ReceptionBlock> told() {
        return reports.told();
    }

    /** What there is to tell. */
    public SessionFigures figures() {
        return new SessionFigures(
                sender.ssrc(),
                sender.packets(),
                sender.octets(),
                receiver.figures(),
                receiver.carried(),
                new SessionFigures.Astray(
                        strangers, receiver.unagreed(), malformed + reports.malformed(), looped, collisions),
                receiver.understood(),
                known.flatMap(
                        agreed -> receiver.quality(agreed, reports.roundTrip().orElse(Duration.ZERO))),
                reports.roundTrip(),
                reports.told(),
                reports.peerLeft());
    }
}
