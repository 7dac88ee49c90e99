package org.uclab.client.phone;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.media.Division;
import org.uclab.client.media.MediaSettings;
import org.uclab.client.media.Rung;
import org.uclab.client.media.VideoMemory;
import org.uclab.client.media.VideoRate;
import org.uclab.client.media.VideoSize;
import org.uclab.client.phone.call.VideoPlan;
import org.uclab.client.phone.call.VideoPlan.Content;
import org.uclab.client.step.Journal;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.RtpFigures;
import org.uclab.protocol.rtp.rtcp.ReceptionBlock;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Pictures;
import org.uclab.protocol.rtp.session.SessionFigures;
import org.uclab.shell.rtp.MediaLeg;

/** The pictures of one call: a leg for each stream, and the core that says what is sent on them. Of its agenda's thread. */
final class CallPictures {

    /**
     * Between two reports on average: video follows its path by them. RFC 3550 §6.2 allows 360 s divided by the kilobits in a second; the lab
     * takes a second for all.
     */
    static final Duration REPORTS = Duration.ofSeconds(1);

    private static final int FRACTIONS = 256;

    /** What is taken where the region says nothing, kilobits in a second. ASSUMED(P212429): what a client asks for. */
    private static final int KBPS_MAX = 4_000;

    private final MediaSettings settings;
    private final VideoMemory memory;
    private final Agenda agenda;
    private final Journal journal;
    private final Map<Content, MediaLeg> legs = new EnumMap<>(Content.class);
    private final Map<Content, VideoPlan> plans = new EnumMap<>(Content.class);
    private Driver<VideoRate.Input, VideoRate.Told> driver;
    private VideoRate rate;
    private Optional<Rung> rung = Optional.empty();
    private boolean probing;
    private boolean sharing;
    private double sound;

    CallPictures(MediaSettings settings, VideoMemory memory, Agenda agenda, Journal journal) {
        this.settings = settings;
        this.memory = memory;
        this.agenda = agenda;
        this.journal = journal;
        begin(VideoRate.ofMain(settings.sizes(), memory));
    }

    private void begin(VideoRate other) {
        if (driver != null) {
            driver.close();
        }
        rate = other;
        rung = Optional.empty();
        driver = new Driver<>(rate, agenda, (told, none) -> act(told), () -> 0, journal::mistake);
    }

    void add(Content content, MediaLeg leg) {
        legs.put(content, leg);
        leg.reportsTo(this::reported);
    }

    Optional<Endpoint> door(Content content) {
        return Optional.ofNullable(legs.get(content)).map(MediaLeg::local);
    }

    private void reported(ReceptionBlock block) {
        driver.input(new VideoRate.Reported((double) block.fractionLost() / FRACTIONS));
    }

    /**
     * Both sides have agreed, for the first time or anew.
     *
     * @param soundKbps payload of the sound
     */
    void agree(List<VideoPlan> agreed, double soundKbps) {
        plans.clear();
        agreed.forEach(plan -> plans.put(plan.content(), plan));
        sound = soundKbps;
        if (sends(Content.MAIN) || (sharing && sends(Content.SLIDES))) {
            driver.input(new VideoRate.Began(left()));
        }
        apply();
    }

    private boolean sends(Content content) {
        boolean has = content == Content.SLIDES || !settings.sizes().isEmpty();
        return has
                && Optional.ofNullable(plans.get(content))
                        .filter(VideoPlan::sends)
                        .isPresent();
    }

    /** What the region leaves for pictures, kilobits of payload in a second. */
    private double left() {
        int most = plans.values().stream()
                .mapToInt(VideoPlan::kbpsMax)
                .filter(kbps -> kbps > 0)
                .min()
                .orElse(KBPS_MAX);
        Division divided = Division.of(most, sound, sends(Content.MAIN), sharing);
        return divided.main() + divided.slides();
    }

    /** Whether there is video for a screen. */
    boolean fitsScreen() {
        return sends(Content.SLIDES);
    }

    /** The screen is shown, or no more. */
    void share(boolean on) {
        if (on != sharing) {
            sharing = on;
            List<VideoSize> sizes = sends(Content.MAIN) ? settings.sizes() : List.of();
            begin(on ? VideoRate.ofShare(settings.shared(), sizes) : VideoRate.ofMain(settings.sizes(), memory));
            driver.input(new VideoRate.Began(left()));
            apply();
        }
    }

    private void act(VideoRate.Told told) {
        rung = told.rung();
        probing = told.probing();
        told.decision().ifPresent(journal::decided);
        apply();
    }

    private void apply() {
        plans.forEach((content, plan) -> Optional.ofNullable(legs.get(content))
                .ifPresent(leg -> CallSounds.agree(leg, agreement(plan), plan.keys())));
    }

    private Agreement<Endpoint> agreement(VideoPlan plan) {
        Endpoint reports =
                new Endpoint(plan.remote().address(), Math.min(plan.remote().port() + 1, 65_535));
        Agreement<Endpoint> agreement =
                Agreement.with(plan.remote(), reports, Codec.H264, plan.codec().payloadType());
        Optional<Pictures> sent = plan.sends() ? rung.flatMap(now -> pictures(now, plan.content())) : Optional.empty();
        if (sent.isPresent()) {
            agreement = agreement.withPtime(sent.get().interval()).speaking(sent.get());
        }
        return plan.hears() ? agreement : agreement.deaf();
    }

    private Optional<Pictures> pictures(Rung now, Content content) {
        return switch (content) {
            case MAIN -> now.main().map(size -> new Pictures(size.framesPerSecond(), now.mainKbps(probing)));
            case SLIDES -> now.slides().map(size -> new Pictures(now.slidesFps(), now.slidesKbps()));
        };
    }

    /** What the streams did; those that are agreed on. */
    List<CallVideo> figures() {
        List<CallVideo> videos = new ArrayList<>();
        plans.forEach((content, plan) ->
                Optional.ofNullable(legs.get(content)).ifPresent(leg -> videos.add(figures(content, leg))));
        return videos;
    }

    private CallVideo figures(Content content, MediaLeg leg) {
        SessionFigures figures = leg.figures().session();
        String sent = sends(content) ? rung.map(now -> text(now, content)).orElse("") : "";
        return new CallVideo(
                content,
                sent,
                rate.settled(),
                figures.packetsSent(),
                figures.received().map(RtpFigures::packets).orElse(0L),
                figures.carried(),
                figures.voice().whole(),
                figures.voice().spoilt(),
                figures.received().map(RtpFigures::lost).orElse(0L),
                leg.local().port(),
                leg.dscp());
    }

    private static String text(Rung now, Content content) {
        return switch (content) {
            case MAIN -> now.main().map(VideoSize::text).orElse("");
            case SLIDES ->
                now.slides()
                        .map(size -> size.text() + " at " + Math.round(now.slidesFps()) + " fps")
                        .orElse("");
        };
    }

    List<Future<Void>> close() {
        driver.close();
        return legs.values().stream().map(MediaLeg::close).toList();
    }
}
