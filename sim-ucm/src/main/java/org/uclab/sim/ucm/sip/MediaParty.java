package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;

/** Something that the node itself plays to a call, with ports of its own. */
final class MediaParty implements Party {

    /** What it plays. */
    enum Part {
        ECHO(Direction.SENDRECV),
        /** The same, and of two streams of video, too. */
        VIDEO_ECHO(Direction.SENDRECV),
        /** Whoever is called outside: is heard to ring, and sends back what comes once it has answered. */
        OUTSIDE(Direction.SENDRECV),
        MUSIC(Direction.SENDONLY),
        RINGBACK(Direction.SENDONLY),
        BUSY_TONE(Direction.SENDONLY),
        REORDER_TONE(Direction.SENDONLY),
        VOICEMAIL(Direction.SENDRECV),
        CONFERENCE(Direction.SENDRECV),
        /** One side of two between which keys are told in another way: what it hears the other one says. */
        RELAY(Direction.SENDRECV);

        private final Direction direction;

        Part(Direction direction) {
            this.direction = direction;
        }

        /** Whether it sends back what comes, whatever that is. */
        boolean echoes() {
            return this == ECHO || this == VIDEO_ECHO;
        }
    }

    private static final List<Codec> CODECS = List.of(
            Codec.of(0, "PCMU", 8000),
            Codec.of(8, "PCMA", 8000),
            Codec.of(101, "telephone-event", 8000).with("0-15"));

    /** Who sends back what comes need not understand it: all that clients have (S4). */
    private static final List<Codec> ECHOED = List.of(
            new Codec(114, "opus", 48_000, 2, ""),
            Codec.of(9, "G722", 8000),
            Codec.of(104, "G7221", 16_000).with("bitrate=32000"),
            Codec.of(105, "G7221", 16_000).with("bitrate=24000"),
            Codec.of(0, "PCMU", 8000),
            Codec.of(8, "PCMA", 8000),
            Codec.of(18, "G729", 8000).with("annexb=no"),
            Codec.of(101, "telephone-event", 8000).with("0-15"));

    private static final List<Codec> PICTURES = List.of(Codec.of(126, "H264", 90_000)
            .with("profile-level-id=42E01F;packetization-mode=1;level-asymmetry-allowed=1"));

    /** ASSUMED(P212429): the label of main video, as clients have it. */
    private static final String MAIN = "11";

    private final Desk desk;
    private final Part part;
    private final String number;
    private final String room;
    private Optional<SessionDescription> offered = Optional.empty();
    private Optional<SessionDescription> answer = Optional.empty();
    private Consumer<SessionDescription> whenOpen = open -> {};
    private Runnable whenNot = () -> {};
    private List<Endpoint> videos = List.of();
    private Optional<FloorLine> floor = Optional.empty();
    private Consumer<String> keys = pressed -> {};
    private boolean asked;
    private boolean answers;
    private boolean over;

    /**
     * @param number it is known by
     * @param room   of a conference; empty for none
     */
    MediaParty(Desk desk, Part part, String number, String room) {
        this.desk = desk;
        this.part = part;
        this.number = number;
        this.room = room;
    }

    Part part() {
        return part;
    }

    boolean over() {
        return over;
    }

    /** Has keys that it hears told to that. */
    void hears(Consumer<String> told) {
        keys = told;
    }

    /** It has heard that key. */
    void heard(String key) {
        if (!over) {
            keys.accept(key);
        }
    }

    /** Whoever is called outside has answered. */
    void answers() {
        answers = true;
    }

    /** Whether it has. */
    boolean hasAnswered() {
        return answers;
    }

    /** The conference it belongs to. */
    String room() {
        return room;
    }

    @Override
    public boolean wantsOffer() {
        return false;
    }

    @Override
    public void solicit(Consumer<SessionDescription> then, Runnable failed) {
        if (offered.isPresent()) {
            then.accept(offered.get());
            return;
        }
        whenOpen = then;
        whenNot = failed;
        if (!asked) {
            asked = true;
            desk.want(new SipAction.OpenMedia(this));
        }
    }

    @Override
    public Unjoined unwilling() {
        return Unjoined.NO_PORTS;
    }

    /** Its ports for video are there: for people, and for a screen. */
    void opened(List<Endpoint> pictures) {
        videos = List.copyOf(pictures);
    }

    /** Whoever shares the screen with it has to ask for that. */
    void grants(FloorLine line) {
        floor = Optional.of(line);
    }

    /** Its ports are there, or there are none. */
    void opened(Optional<Endpoint> local) {
        if (over) {
            return;
        }
        if (local.isEmpty()) {
            asked = false;
            whenNot.run();
            return;
        }
        Connection at = Connection.ip4(local.get().address());
        List<MediaDescription> media = new ArrayList<>();
        media.add(MediaDescription.rtp("audio", local.get().port(), part.echoes() ? ECHOED : CODECS, part.direction));
        for (int i = 0; i < videos.size(); i++) {
            media.add(MediaDescription.rtp("video", videos.get(i).port(), PICTURES, part.direction)
                    .adding(new Attribute("content", i == 0 ? "main" : "slides"))
                    .adding(new Attribute("label", i == 0 ? MAIN : FloorLine.SLIDES)));
        }
        floor.map(FloorLine::offered).ifPresent(media::add);
        SessionDescription own =
                SessionDescription.call(new Origin("CiscoSystemsCCM-SIP", 1, 1, at), "SIP Call", media);
        offered = Optional.of(own);
        whenOpen.accept(own);
    }

    @Override
    public void offer(List<MediaDescription> media, Consumer<SessionDescription> answered, Runnable failed) {
        throw new IllegalStateException("it is never called");
    }

    /** The answer has the other party's address in each media; how it is reached is all that matters here. */
    @Override
    public void answer(List<MediaDescription> media) {
        List<MediaDescription> theirs = new ArrayList<>(media);
        SessionDescription told = offered.orElseThrow().with(theirs);
        answer = Optional.of(told);
        desk.want(new SipAction.AgreeMedia(this, offered.orElseThrow(), told));
    }

    @Override
    public boolean asBefore() {
        return answer.isPresent();
    }

    /** What was agreed last. */
    Optional<SessionDescription> agreed() {
        return answer;
    }

    @Override
    public void shows(String other, String name) {}

    @Override
    public void end() {
        if (!over) {
            over = true;
            desk.want(new SipAction.CloseMedia(this));
        }
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public String displayName() {
        return part == Part.CONFERENCE ? "Conference" : "";
    }
}
