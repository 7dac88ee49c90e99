package org.uclab.client.phone;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.uclab.client.media.AudioCost;
import org.uclab.client.phone.call.CallAction;
import org.uclab.client.phone.call.MediaDoors;
import org.uclab.client.phone.call.MediaPlan;
import org.uclab.client.phone.call.VideoPlan.Content;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpPair;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.RtpFigures;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.quality.Rating;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Voice;
import org.uclab.protocol.rtp.tone.Sound;
import org.uclab.shell.rtp.LegFigures;
import org.uclab.shell.rtp.LegKeys;
import org.uclab.shell.rtp.MediaLeg;

/** The media of all calls of a phone: ports from its ranges, a leg for each stream, and what was heard. Of its agenda's thread. */
final class CallSounds {

    /** How clients of the lab are known to faults and to the history where they take media. */
    static final String SERVICE = "rtp";

    /** Calls whose sound is remembered when they are over. */
    private static final int REMEMBERED_MAX = 20;

    /** A call's sound: its leg, and what is spoken on it; and its pictures. */
    private static final class One {
        private final MediaLeg leg;
        private final CallPictures pictures;
        private Optional<MediaPlan> plan = Optional.empty();
        private OptionalLong early = OptionalLong.empty();

        One(MediaLeg leg, CallPictures pictures) {
            this.leg = leg;
            this.pictures = pictures;
        }
    }

    private final PhoneHost host;
    private final PhoneFile.MediaPorts ports;
    private final String cname;
    private final Agenda agenda;
    private final Draws chance;
    private final long voice;
    private final Map<Integer, One> calls = new LinkedHashMap<>();
    private final List<Future<Void>> closing = new ArrayList<>();
    private final PhoneMedia media;
    private Optional<RangeSockets> sockets = Optional.empty();
    private Optional<RangeSockets> videoSockets = Optional.empty();

    CallSounds(PhoneHost host, PhoneFile.MediaPorts ports, PhoneMedia media, String device, Agenda agenda) {
        this.host = host;
        this.ports = ports;
        this.media = media;
        this.cname = device + "@" + host.dialler().from();
        this.agenda = agenda;
        this.chance = host.seed().draws("rtp");
        this.voice = voice(host);
    }

    /** The number of the sound that the user of that host makes, by which others know it. */
    static long voice(PhoneHost host) {
        return host.seed().value();
    }

    /** Opens ports for a call: where media are taken; none where all are taken. */
    Future<Optional<MediaDoors>> open(int call) {
        RangeSockets range = sockets.orElseGet(() -> range(ports.first(), ports.lastOfAudio()));
        sockets = Optional.of(range);
        return agenda.brought(range.udpPair(media.marking().audio())).compose(opening -> {
            if (!(opening instanceof Opening.Open<UdpPair> open)) {
                return Future.succeededFuture(Optional.empty());
            }
            MediaLeg leg = MediaLeg.on(open.open(), MediaLeg.Owner.untroubled(cname, agenda, chance));
            One one = new One(leg, new CallPictures(media.settings(), media.memory(), agenda, host.journal()));
            calls.put(call, one);
            forgetOldest();
            Future<Void> video = media.settings().pictures() ? openVideo(one) : Future.succeededFuture();
            return video.map(done -> Optional.of(
                    MediaDoors.of(leg.local(), one.pictures.door(Content.MAIN), one.pictures.door(Content.SLIDES))));
        });
    }

    private Future<Void> openVideo(One one) {
        RangeSockets range = videoSockets.orElseGet(() -> range(ports.firstOfVideo(), ports.lastOfVideo()));
        videoSockets = Optional.of(range);
        return openVideo(one, range, Content.MAIN).compose(done -> openVideo(one, range, Content.SLIDES));
    }

    /** Where all ports are taken there is no such stream. */
    private Future<Void> openVideo(One one, RangeSockets range, Content content) {
        return agenda.brought(range.udpPair(media.marking().video())).map(opening -> {
            if (opening instanceof Opening.Open<UdpPair> open) {
                one.pictures.add(
                        content,
                        MediaLeg.on(
                                open.open(), MediaLeg.Owner.untroubled(cname, agenda, chance), CallPictures.REPORTS));
            }
            return null;
        });
    }

    private RangeSockets range(int first, int last) {
        return host.dialler()
                .sockets(new PortRange(
                        host.journal().recorder().node(),
                        SERVICE,
                        "RTP",
                        Transport.UDP,
                        host.dialler().from(),
                        first,
                        last));
    }

    private void forgetOldest() {
        if (calls.size() > REMEMBERED_MAX) {
            Integer oldest = calls.keySet().iterator().next();
            close(oldest);
            calls.remove(oldest);
        }
    }

    void agree(CallAction.Agree agreed) {
        One one = calls.get(agreed.call());
        if (one == null) {
            return;
        }
        MediaPlan plan = agreed.plan();
        Codec codec = codec(plan);
        Endpoint reports =
                new Endpoint(plan.remote().address(), Math.min(plan.remote().port() + 1, 65_535));
        Agreement<Endpoint> agreement = Agreement.with(
                        plan.remote(), reports, codec, plan.codec().payloadType())
                .withPadding(AudioCost.padding(media.platform(), codec));
        if (plan.events().isPresent()) {
            agreement = agreement.withEvents(plan.events().getAsInt());
        }
        if (plan.sends()) {
            agreement = agreement.speaking(voice(codec, agreed.muted()));
        }
        if (!plan.hears()) {
            agreement = agreement.deaf();
        }
        one.plan = Optional.of(plan);
        agree(one.leg, agreement, plan.keys());
        one.pictures.agree(plan.videos(), AudioCost.payloadKbps(codec));
    }

    /** Protected where there are keys. */
    static void agree(MediaLeg leg, Agreement<Endpoint> agreement, Optional<LegKeys> keys) {
        if (keys.isPresent()) {
            leg.agree(agreement, keys.get());
        } else {
            leg.agree(agreement);
        }
    }

    /** Whether that call has video for a screen. */
    boolean fitsScreen(int call) {
        return Optional.ofNullable(calls.get(call))
                .filter(one -> one.pictures.fitsScreen())
                .isPresent();
    }

    /** The screen is shown in that call, or no more. */
    void share(int call, boolean on) {
        Optional.ofNullable(calls.get(call)).ifPresent(one -> one.pictures.share(on));
    }

    private static Codec codec(MediaPlan plan) {
        return Codec.of(
                        plan.codec().name(),
                        plan.codec().clockRate(),
                        plan.codec().parameters())
                .orElseThrow();
    }

    private Voice voice(Codec codec, boolean muted) {
        boolean known = codec.equals(Codec.PCMU) || codec.equals(Codec.PCMA);
        if (!known) {
            return muted ? (number, samples, octets) -> new byte[octets] : Voice.numbered();
        }
        Law law = codec.equals(Codec.PCMU) ? Law.MU : Law.A;
        return Voice.of(law, muted ? Sound.SILENCE : CallSound.voice(voice));
    }

    /** That call is answered: what was heard so far was heard before. */
    void answered(int call) {
        Optional.ofNullable(calls.get(call))
                .filter(one -> one.early.isEmpty())
                .ifPresent(
                        one -> one.early = OptionalLong.of(one.leg.recording().length()));
    }

    void press(CallAction.Press keys) {
        Optional.ofNullable(calls.get(keys.call())).ifPresent(one -> one.leg.press(keys.keys()));
    }

    void close(int call) {
        Optional.ofNullable(calls.get(call)).ifPresent(one -> {
            closing.add(one.leg.close());
            closing.addAll(one.pictures.close());
        });
        closing.removeIf(Future::isComplete);
    }

    /** Gives everything back. */
    Future<Void> close() {
        calls.keySet().forEach(this::close);
        return Future.join(closing)
                .transform(done -> Future.join(Stream.of(sockets, videoSockets)
                        .flatMap(Optional::stream)
                        .map(RangeSockets::cut)
                        .toList()))
                .mapEmpty();
    }

    /** What was heard in that call. */
    Optional<CallSound> heard(int call) {
        return Optional.ofNullable(calls.get(call)).flatMap(one -> one.plan.map(plan -> heard(one, plan)));
    }

    private static CallSound heard(One one, MediaPlan plan) {
        MediaLeg leg = one.leg;
        LegFigures figures = leg.figures();
        Optional<RtpFigures> received = figures.session().received();
        return new CallSound(
                plan.codec().name(),
                figures.session().packetsSent(),
                received.map(RtpFigures::packets).orElse(0L),
                received.map(RtpFigures::lost).orElse(0L),
                received.map(RtpFigures::outOfOrder).orElse(0L),
                received.flatMap(RtpFigures::jitter),
                figures.session().roundTrip(),
                received.map(heard -> mos(plan, heard, figures)),
                figures.session().voice().keys(),
                figures.session().voice().whole(),
                leg.recording().length(),
                leg.recording().samples(),
                one.early.orElse(leg.recording().length()),
                figures.session().carried(),
                leg.local().port(),
                leg.dscp(),
                one.pictures.figures());
    }

    private static double mos(MediaPlan plan, RtpFigures heard, LegFigures figures) {
        double loss = (double) heard.lost() / Math.max(1, heard.packets() + heard.lost());
        Duration delay = figures.session()
                .roundTrip()
                .map(trip -> trip.dividedBy(2))
                .orElse(Duration.ZERO)
                .plus(heard.jitter().orElse(Duration.ZERO).multipliedBy(2));
        return Rating.of(codec(plan), delay, loss).mos();
    }
}
