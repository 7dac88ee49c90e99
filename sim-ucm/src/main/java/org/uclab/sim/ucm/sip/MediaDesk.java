package org.uclab.sim.ucm.sip;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Voice;
import org.uclab.protocol.rtp.tone.Sound;
import org.uclab.protocol.rtp.tone.Tone;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.shell.rtp.MediaLeg;
import org.uclab.sim.ucm.cluster.UcmServices;

/** The ports behind what a node plays itself: echo, music, tones, greetings, conferences. */
final class MediaDesk {

    private static final String EVENT = "telephone-event";

    /** ASSUMED(no public source): what a mailbox says is its own; the lab has it beep. */
    private static final Sound GREETING = new Tone(List.of(425), -13, Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** Between two reports on video, on average: clients follow the path by them. */
    private static final Duration REPORTS_OF_VIDEO = Duration.ofSeconds(1);

    private final NodeContext node;
    private final Agenda agenda;
    private final BiConsumer<MediaParty, Optional<Endpoint>> opened;
    private final BiConsumer<MediaParty, String> keys;
    private final IdentityHashMap<MediaParty, MediaLeg> legs = new IdentityHashMap<>();
    private final IdentityHashMap<MediaParty, List<MediaLeg>> videos = new IdentityHashMap<>();
    private final IdentityHashMap<MediaParty, Room.Member> members = new IdentityHashMap<>();
    private final Map<String, Room> rooms = new HashMap<>();
    private final EchoFloors floors;
    private boolean stopped;

    /**
     * @param opened is told when ports are there, or that none are
     * @param keys   is told of keys that are heard where media are handed on
     */
    MediaDesk(
            NodeContext node,
            Agenda agenda,
            BiConsumer<MediaParty, Optional<Endpoint>> opened,
            BiConsumer<MediaParty, String> keys) {
        this.keys = keys;
        this.node = node;
        this.agenda = agenda;
        this.opened = opened;
        this.floors = new EchoFloors(node, agenda);
    }

    /** Opens the port that the node has for floors, where it has one. To be called on the context of the node. */
    Future<?> listen() {
        return floors.listen();
    }

    void open(MediaParty party) {
        MediaLeg.Owner owner = MediaLeg.Owner.of(node, UcmServices.RTP, agenda, "ucm@" + node.address())
                .with(Map.of("part", party.part().name().toLowerCase(java.util.Locale.ROOT)));
        if (party.part() == MediaParty.Part.VIDEO_ECHO) {
            floors.line().ifPresent(party::grants);
            picture(party, owner).compose(main -> picture(party, owner)).onComplete(done -> sound(party, owner));
        } else {
            sound(party, owner);
        }
    }

    private Future<Void> picture(MediaParty party, MediaLeg.Owner owner) {
        return MediaLeg.open(node, UcmServices.RTP, owner, REPORTS_OF_VIDEO).map(opening -> {
            opening.socket().ifPresent(leg -> {
                List<MediaLeg> mine = videos.computeIfAbsent(party, none -> new ArrayList<>());
                mine.add(leg);
                party.opened(mine.stream().map(MediaLeg::local).toList());
            });
            return null;
        });
    }

    private void sound(MediaParty party, MediaLeg.Owner owner) {
        MediaLeg.open(node, UcmServices.RTP, owner)
                .onSuccess(opening -> opening.socket()
                        .ifPresentOrElse(leg -> open(party, leg), () -> opened.accept(party, Optional.empty())))
                .onFailure(none -> opened.accept(party, Optional.empty()));
    }

    private void open(MediaParty party, MediaLeg leg) {
        if (stopped || party.over()) {
            leg.close();
            closeVideos(party);
            return;
        }
        legs.put(party, leg);
        if (party.part() == MediaParty.Part.RELAY) {
            leg.keysHeardBy(key -> keys.accept(party, String.valueOf(key)));
        }
        opened.accept(party, Optional.of(leg.local()));
    }

    private void closeVideos(MediaParty party) {
        Optional.ofNullable(videos.remove(party)).ifPresent(mine -> mine.forEach(MediaLeg::close));
    }

    void agree(SipAction.AgreeMedia action) {
        MediaLeg leg = legs.get(action.party());
        if (leg != null) {
            action.remote()
                    .first("audio")
                    .flatMap(audio -> agreement(action, audio))
                    .ifPresent(leg::agree);
        }
        pictures(action.party(), action.remote());
        floors.agree(action);
    }

    /** Streams of video in their order: for people, and for a screen. */
    private void pictures(MediaParty party, SessionDescription remote) {
        List<MediaLeg> mine = videos.getOrDefault(party, List.of());
        List<MediaDescription> theirs = remote.media().stream()
                .filter(media -> media.kind().equals("video"))
                .toList();
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            MediaDescription media = theirs.get(i);
            MediaLeg leg = mine.get(i);
            Optional<String> address = remote.connectionOf(media).map(at -> at.address());
            if (media.off() || address.isEmpty() || media.codecs().isEmpty()) {
                continue;
            }
            Agreement<Endpoint> agreement = Agreement.with(
                    new Endpoint(address.get(), media.port()),
                    new Endpoint(address.get(), media.port() + 1),
                    Codec.H264,
                    media.codecs().get(0).payloadType());
            leg.agree(remote.directionOf(media).receives() ? agreement.doing(Agreement.Task.ECHO) : agreement);
        }
    }

    private Optional<Agreement<Endpoint>> agreement(SipAction.AgreeMedia action, MediaDescription audio) {
        SessionDescription remote = action.remote();
        Optional<org.uclab.protocol.sdp.Codec> named = audio.codecs().stream()
                .filter(codec -> !codec.name().equalsIgnoreCase(EVENT))
                .findFirst();
        Optional<Codec> codec = named.flatMap(one -> Codec.of(one.name(), one.clockRate(), one.parameters()));
        Optional<String> address = remote.connectionOf(audio).map(at -> at.address());
        if (codec.isEmpty()
                || address.isEmpty()
                || remote.connectionOf(audio).orElseThrow().hold()) {
            return Optional.empty();
        }
        Endpoint to = new Endpoint(address.get(), audio.port());
        Endpoint reports = new Endpoint(address.get(), audio.port() + 1);
        Agreement<Endpoint> plain =
                Agreement.with(to, reports, codec.get(), named.orElseThrow().payloadType());
        Agreement<Endpoint> events = audio.codecs().stream()
                .filter(one -> one.name().equalsIgnoreCase(EVENT))
                .findFirst()
                .map(one -> plain.withEvents(one.payloadType()))
                .orElse(plain);
        Direction theirs = remote.directionOf(audio);
        Agreement<Endpoint> heard = theirs.sends() ? events : events.deaf();
        return Optional.of(theirs.receives() ? playing(action.party(), heard) : heard);
    }

    private Agreement<Endpoint> playing(MediaParty party, Agreement<Endpoint> agreement) {
        Law law = agreement.codec().equals(Codec.PCMU) ? Law.MU : Law.A;
        return switch (party.part()) {
            case ECHO, VIDEO_ECHO -> agreement.doing(Agreement.Task.ECHO);
            case OUTSIDE ->
                party.hasAnswered()
                        ? agreement.doing(Agreement.Task.ECHO)
                        : agreement.speaking(Voice.of(law, Tone.RINGING));
            case MUSIC -> agreement.speaking(Voice.of(law, new Music()));
            case RINGBACK -> agreement.speaking(Voice.of(law, Tone.RINGING));
            case BUSY_TONE -> agreement.speaking(Voice.of(law, Tone.BUSY));
            case REORDER_TONE -> agreement.speaking(Voice.of(law, Tone.REORDER));
            case VOICEMAIL -> agreement.speaking(Voice.of(law, GREETING));
            case CONFERENCE, RELAY -> {
                Room.Member member = members.computeIfAbsent(
                        party,
                        one -> rooms.computeIfAbsent(one.room(), name -> new Room())
                                .enters());
                legs.get(party).heardBy(member::says);
                yield agreement.speaking((number, samples, octets) -> law.encode(member.hears(octets)));
            }
        };
    }

    /** Presses keys in its media, where these have named events. */
    void press(SipAction.Press action) {
        MediaLeg leg = legs.get(action.party());
        if (leg != null) {
            leg.press(action.keys());
        }
    }

    void close(MediaParty party) {
        MediaLeg leg = legs.remove(party);
        if (leg != null) {
            leg.close();
        }
        closeVideos(party);
        floors.over(party);
        Room.Member member = members.remove(party);
        if (member != null) {
            member.leaves();
            rooms.values().removeIf(Room::empty);
        }
    }

    /** The ports are cut by the node. */
    void stop() {
        stopped = true;
        legs.values().forEach(MediaLeg::close);
        legs.clear();
        List.copyOf(videos.keySet()).forEach(this::closeVideos);
    }
}
