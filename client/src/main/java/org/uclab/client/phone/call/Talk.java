package org.uclab.client.phone.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.client.media.AudioCodecs;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.sdp.Answering;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.OfferAnswer;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;

/** The media of one call as both sides describe them, whose description it is the turn of, and what follows. */
final class Talk {

    private static final String AUDIO = "audio";
    private static final String VIDEO = "video";

    /** What a client asks for at most (P212429). */
    private static final String VIDEO_MAX = "TIAS:4000000";

    private static final List<Codec> VIDEO_CODECS = List.of(AudioCodecs.H264);
    private static final String NAME = "SIP Call";
    private static final String USER = "Cisco-SIPUA";

    private final List<Codec> codecs;
    private final long session;
    private final Protection protection;
    private final OfferAnswer exchange = new OfferAnswer();
    private Optional<MediaDoors> local = Optional.empty();
    private long version;
    private boolean holds;

    /**
     * @param session number of the session
     */
    Talk(List<Codec> codecs, long session, Protection protection) {
        this.codecs = codecs;
        this.session = session;
        this.protection = protection;
    }

    /** That of a call of this phone. */
    static Talk of(Desk desk) {
        List<Codec> codecs = desk.terms().coding().get();
        int session = desk.chance().nextInt(1 << 20);
        return new Talk(codecs, session, new Protection(desk.terms().protects(), desk.chance()));
    }

    /** Where media are taken from now on. */
    void at(MediaDoors open) {
        local = Optional.of(open);
    }

    boolean open() {
        return local.isPresent();
    }

    /** Whether a description may be offered now. */
    boolean free() {
        return exchange.state() == OfferAnswer.State.STABLE;
    }

    /** Whether an offer of ours waits for its answer. */
    boolean offering() {
        return exchange.state() == OfferAnswer.State.OFFERING;
    }

    /** Whether an offer of the other side waits for ours. */
    boolean offered() {
        return exchange.state() == OfferAnswer.State.OFFERED;
    }

    /** Whether we hold the other side, as far as is agreed on or offered. */
    void holds(boolean now) {
        holds = now;
    }

    /**
     * Offers: what we can do, and whether we hold. A side that holds sends (music would, where it had any) and does not
     * hear; where it is held itself nothing flows (SIPCC {@code gsm_sdp.c}).
     */
    SessionDescription offer() {
        SessionDescription made = described(direction());
        exchange.offer(made);
        return made;
    }

    private SessionDescription described(Direction direction) {
        List<MediaDescription> before =
                exchange.local().map(SessionDescription::media).orElse(List.of());
        List<MediaDescription> media = before.isEmpty()
                ? own(direction)
                : before.stream().map(one -> again(one, direction)).toList();
        return SessionDescription.call(
                origin(), NAME, media.stream().map(protection::offered).toList());
    }

    private List<MediaDescription> own(Direction direction) {
        MediaDoors doors = local.orElseThrow();
        List<MediaDescription> media = new ArrayList<>();
        media.add(MediaDescription.rtp(AUDIO, doors.audio().port(), codecs, direction));
        for (VideoPlan.Content content : VideoPlan.Content.values()) {
            doors.of(content).ifPresent(at -> media.add(video(content, at, direction)));
        }
        doors.floor().map(FloorLine::offered).ifPresent(media::add);
        return media;
    }

    /** A stream that was described before, as it is now; one that was refused stays so. */
    private MediaDescription again(MediaDescription before, Direction direction) {
        MediaDoors doors = local.orElseThrow();
        if (before.kind().equals(AUDIO) && !before.off()) {
            return MediaDescription.rtp(AUDIO, doors.audio().port(), codecs, direction);
        }
        if (FloorLine.is(before)) {
            return doors.floor().map(FloorLine::offered).orElse(before.refused());
        }
        VideoPlan.Content content = VideoPlan.Content.of(before);
        return before.kind().equals(VIDEO) && !before.off()
                ? doors.of(content).map(at -> video(content, at, direction)).orElse(before.refused())
                : before.refused();
    }

    private static MediaDescription video(VideoPlan.Content content, Endpoint at, Direction direction) {
        return named(MediaDescription.rtp(VIDEO, at.port(), VIDEO_CODECS, direction), content);
    }

    private static MediaDescription named(MediaDescription video, VideoPlan.Content content) {
        return video.adding(new Attribute("content", content.wire()))
                .adding(new Attribute("label", content.label()))
                .withBandwidths(List.of(VIDEO_MAX));
    }

    private Origin origin() {
        version++;
        return new Origin(
                USER,
                session,
                version,
                Connection.ip4(local.orElseThrow().audio().address()));
    }

    private Direction direction() {
        if (!holds) {
            return Direction.SENDRECV;
        }
        return heldThere() ? Direction.INACTIVE : Direction.SENDONLY;
    }

    /** Takes a description of the other side. */
    OfferAnswer.Heard heard(SessionDescription theirs, boolean answers) {
        return exchange.heard(theirs, answers);
    }

    /** Answers the offer that waits; none where there is nothing that both can, which ends the matter. */
    Optional<SessionDescription> answer() {
        SessionDescription offer = exchange.pending().orElseThrow();
        Direction wanted = holds ? Direction.SENDONLY : Direction.SENDRECV;
        MediaDoors doors = local.orElseThrow();
        List<Answering.Ability> abilities = new ArrayList<>();
        abilities.add(new Answering.Ability(AUDIO, doors.audio().port(), codecs, wanted));
        Stream.of(doors.main(), doors.slides())
                .flatMap(Optional::stream)
                .forEach(at -> abilities.add(new Answering.Ability(VIDEO, at.port(), VIDEO_CODECS, wanted)));
        SessionDescription made = named(offer, Answering.answer(offer, origin(), NAME, abilities, false));
        if (made.first(AUDIO).isEmpty()) {
            exchange.withdrawn();
            return Optional.empty();
        }
        exchange.answer(made);
        return Optional.of(made);
    }

    /** With what the pictures are of, as the offer has it, and with the floor of the screen. */
    private SessionDescription named(SessionDescription offer, SessionDescription answer) {
        List<MediaDescription> media = new ArrayList<>();
        for (int i = 0; i < answer.media().size(); i++) {
            MediaDescription offered = offer.media().get(i);
            MediaDescription one = answer.media().get(i);
            media.add(
                    one.kind().equals(VIDEO) && !one.off()
                            ? protection.answered(named(one, VideoPlan.Content.of(offered)), offered)
                            : floor(offered).orElse(protection.answered(one, offered)));
        }
        return answer.with(media);
    }

    private Optional<MediaDescription> floor(MediaDescription offered) {
        return FloorLine.of(offered)
                .flatMap(theirs -> local.orElseThrow().floor().flatMap(own -> own.answering(theirs)));
    }

    /** The offer that waits came to nothing. */
    void withdrawn() {
        exchange.withdrawn();
    }

    /** What both last agreed on. */
    Optional<MediaPlan> plan() {
        return exchange.local().flatMap(ours -> exchange.remote().flatMap(theirs -> MediaPlan.of(ours, theirs)));
    }

    /** Whether the other side does not want to hear us. */
    boolean heldThere() {
        return exchange.remote()
                .flatMap(theirs -> theirs.first(AUDIO)
                        .map(sound -> !theirs.directionOf(sound).receives()
                                || theirs.connectionOf(sound)
                                        .map(Connection::hold)
                                        .orElse(false)))
                .orElse(false);
    }
}
