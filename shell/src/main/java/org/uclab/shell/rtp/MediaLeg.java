package org.uclab.shell.rtp;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.Peer;
import org.uclab.lab.wire.QuickAnswer;
import org.uclab.lab.wire.UdpPair;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.rtp.rtcp.ReceptionBlock;
import org.uclab.protocol.rtp.rtcp.ReportTimes;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Ear;
import org.uclab.protocol.rtp.session.Outgoing;
import org.uclab.protocol.rtp.session.RtpSession;
import org.uclab.protocol.rtp.tone.Recording;

/**
 * One end of one media stream of a call: a pair of ports from a range, an {@link RtpSession} at lab time, SRTP where keys are
 * agreed, and the bite of {@link MediaFault}s on what is sent. It belongs to the thread of its {@link Agenda}, which is that
 * of its sockets, and must be called there.
 */
public final class MediaLeg {

    /**
     * Whose leg it is.
     *
     * @param cname  canonical name in reports, the same for all streams of one party (RFC 3550 §6.5.1)
     * @param about  attributes of the occasions of {@link MediaFault}s
     * @param faults where those are armed; none for who has no faults of its own, as a client
     * @param chance where its numbers come from
     */
    public record Owner(
            String cname,
            Map<String, String> about,
            Agenda agenda,
            Optional<FaultPoint> faults,
            RandomGenerator chance) {

        /** The same with faults of its own. */
        public Owner(
                String cname, Map<String, String> about, Agenda agenda, FaultPoint faults, RandomGenerator chance) {
            this(cname, about, agenda, Optional.of(faults), chance);
        }

        /** A program of a node, with the faults of that range of ports. */
        public static Owner of(NodeContext node, String service, Agenda agenda, String cname) {
            return new Owner(cname, Map.of(), agenda, node.faults(service), node.draws("rtp"));
        }

        /** Somebody whose media nothing of its own spoils. */
        public static Owner untroubled(String cname, Agenda agenda, RandomGenerator chance) {
            return new Owner(cname, Map.of(), agenda, Optional.empty(), chance);
        }

        /** The same for that user, device or whatever faults can be armed for. */
        public Owner with(Map<String, String> attributes) {
            return new Owner(cname, Map.copyOf(attributes), agenda, faults, chance);
        }
    }

    private final UdpPair pair;
    private final Agenda agenda;
    private final RtpSession<Endpoint> session;
    private final Driver<LegCore.Input, Outgoing<Endpoint>> driver;
    private final MediaSpoiler spoiler;
    private Optional<LegCiphers> ciphers = Optional.empty();
    private final List<Future<Void>> leaving = new ArrayList<>();
    private boolean over;
    private Optional<ReceptionBlock> told = Optional.empty();
    private Consumer<ReceptionBlock> listener = block -> {};

    private MediaLeg(UdpPair pair, Owner owner, Duration interval) {
        this.pair = pair;
        this.agenda = owner.agenda();
        this.session = new RtpSession<>(owner.cname(), interval, owner.chance());
        this.driver =
                new Driver<>(new LegCore(session), agenda, (out, exchange) -> send(out), () -> 0, agenda::mistaken);
        this.spoiler = new MediaSpoiler(owner.faults(), owner.about());
    }

    /** A leg on a pair of ports that are open; they are closed with it. */
    public static MediaLeg on(UdpPair pair, Owner owner) {
        return on(pair, owner, ReportTimes.INTERVAL_MIN);
    }

    /**
     * The same.
     *
     * @param interval between reports on average: of video less than the five seconds of RFC 3550, as its §6.2 allows
     */
    public static MediaLeg on(UdpPair pair, Owner owner, Duration interval) {
        MediaLeg leg = new MediaLeg(pair, owner, interval);
        pair.even().onDatagram(leg::media);
        pair.odd().onDatagram(leg::control);
        return leg;
    }

    /** A leg on the next free pair of the range of that service, deaf and dumb until something is agreed. */
    public static Future<Opening<MediaLeg>> open(NodeContext node, String service, Owner owner) {
        return open(node, service, 0, owner);
    }

    /** The same with reports in that interval on average. */
    public static Future<Opening<MediaLeg>> open(NodeContext node, String service, Owner owner, Duration interval) {
        return opened(node.openPair(service), owner, interval);
    }

    /**
     * The same, of which all that is sent is marked.
     *
     * @param dscp differentiated services code point, 0 to 63: 46 for audio, 34 for video (RFC 4594 §4.1, §4.3)
     */
    public static Future<Opening<MediaLeg>> open(NodeContext node, String service, int dscp, Owner owner) {
        return opened(node.openPair(service, dscp), owner, ReportTimes.INTERVAL_MIN);
    }

    private static Future<Opening<MediaLeg>> opened(Future<Opening<UdpPair>> pairs, Owner owner, Duration interval) {
        return owner.agenda().brought(pairs).map(opening -> switch (opening.kind()) {
            case OPEN -> new Opening.Open<>(on(((Opening.Open<UdpPair>) opening).open(), owner, interval));
            case EXHAUSTED -> new Opening.Exhausted<>(((Opening.Exhausted<UdpPair>) opening).range());
        });
    }

    /** The published endpoint of RTP; RTCP is one port above. */
    public Endpoint local() {
        return pair.even().local();
    }

    /** Begins in clear, or goes on in another way; the source and its numbers stay. */
    public void agree(Agreement<Endpoint> agreement) {
        ciphers = Optional.empty();
        agreed(agreement);
    }

    /** The same, protected. While the keys stay, so do the counters of the packets under them. */
    public void agree(Agreement<Endpoint> agreement, LegKeys keys) {
        if (ciphers.filter(standing -> standing.of(keys)).isEmpty()) {
            ciphers = Optional.of(new LegCiphers(keys));
        }
        agreed(agreement);
    }

    private void agreed(Agreement<Endpoint> agreement) {
        pair.even().note(agreement.codec().rtpmap(agreement.payloadType()));
        agreement
                .events()
                .ifPresent(type -> pair.even()
                        .note(type + " telephone-event/" + agreement.codec().clockRate()));
        driver.input(new LegCore.Agreed(agreement));
        boolean echoes = agreement.task() == Agreement.Task.ECHO || agreement.task() == Agreement.Task.MIRROR;
        if (echoes && ciphers.isEmpty()) {
            pair.even().answerAtOnce(this::atOnce);
        } else {
            pair.even().answerNoMoreAtOnce();
        }
    }

    /** The short way of an echo in clear while no fault is armed: what the session sends back needs no driver. */
    private int atOnce(Peer peer, byte[] packet, byte[] answer) {
        if (over) {
            return QuickAnswer.TAKEN;
        }
        int length = QuickAnswer.TAKEN;
        try {
            for (Outgoing<Endpoint> out : session.media(peer.endpoint(), packet, agenda.now())) {
                if (out.kind() == Outgoing.Kind.RTP && out.to().equals(peer.endpoint())) {
                    length = out.octets().length;
                    System.arraycopy(out.octets(), 0, answer, 0, length);
                } else {
                    send(out);
                }
            }
        } catch (RuntimeException ours) {
            agenda.mistaken(ours);
        }
        return length;
    }

    /** Presses keys as named events; see {@link RtpSession#press}. */
    public boolean press(String keys) {
        return session.press(keys);
    }

    private void media(UdpSocket.Datagram datagram) {
        clear(datagram.data().getBytes(), false)
                .ifPresent(packet -> driver.input(new LegCore.Media(datagram.sender(), packet)));
    }

    private void control(UdpSocket.Datagram datagram) {
        clear(datagram.data().getBytes(), true)
                .ifPresent(compound -> driver.input(new LegCore.Control(datagram.sender(), compound)));
        Optional<ReceptionBlock> newest = session.told();
        if (newest.isPresent() && !newest.equals(told)) {
            told = newest;
            listener.accept(newest.get());
        }
    }

    /** Has each report of the other side on what this one sends heard by that. */
    public void reportsTo(Consumer<ReceptionBlock> heard) {
        listener = heard;
    }

    /** The differentiated services code point of what is sent, as the system tells it of the socket. */
    public int dscp() {
        return pair.even().dscp();
    }

    private Optional<byte[]> clear(byte[] datagram, boolean control) {
        return ciphers.isEmpty()
                ? Optional.of(datagram)
                : control
                        ? ciphers.get().unprotectControl(datagram)
                        : ciphers.get().unprotect(datagram);
    }

    private void send(Outgoing<Endpoint> out) {
        switch (out.kind()) {
            case RTP ->
                spoiler.packet(out.octets(), out.to().toString(), agenda.now())
                        .forEach(parcel -> send(parcel, out.to()));
            case RTCP -> {
                if (spoiler.reports(out.to().toString(), agenda.now())) {
                    (ciphers.isEmpty()
                                    ? Optional.of(out.octets())
                                    : ciphers.get().protectControl(out.octets()))
                            .ifPresent(compound -> leave(pair.odd(), out.to(), compound));
                }
            }
        }
    }

    private void send(MediaSpoiler.Parcel parcel, Endpoint to) {
        Optional<byte[]> packet = ciphers.isEmpty()
                ? Optional.of(parcel.packet())
                : ciphers.get().protect(parcel.packet(), parcel.wrongKey());
        packet.ifPresent(octets -> {
            if (parcel.late().isZero()) {
                leave(pair.even(), to, octets);
            } else {
                agenda.after(parcel.late(), () -> leave(pair.even(), to, octets));
            }
        });
    }

    private void leave(UdpSocket socket, Endpoint to, byte[] octets) {
        if (over && socket == pair.even()) {
            return;
        }
        Future<Void> sent = socket.send(to, Buffer.buffer(octets));
        if (over) {
            leaving.add(sent);
        }
    }

    /** What there is to tell; also when it is over. */
    public LegFigures figures() {
        return new LegFigures(
                session.figures(),
                ciphers.map(LegCiphers::forged).orElse(0L),
                ciphers.map(LegCiphers::replayed).orElse(0L));
    }

    /** Has what is heard heard by that, too; see {@link RtpSession#heardBy}. */
    public void heardBy(Ear ear) {
        session.heardBy(ear);
    }

    /** Has keys heard by that; see {@link RtpSession#keysHeardBy}. */
    public void keysHeardBy(Consumer<Character> told) {
        session.keysHeardBy(told);
    }

    /** What was heard, for codecs whose sound is understood here. */
    public Recording recording() {
        return session.recording();
    }

    /** Says BYE and gives the ports back. */
    public Future<Void> close() {
        if (over) {
            return Future.succeededFuture();
        }
        over = true;
        pair.even().answerNoMoreAtOnce();
        driver.input(new LegCore.Ended());
        driver.close();
        return Future.join(leaving).transform(gone -> pair.close());
    }
}
