package org.uclab.client.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.protocol.sdp.Codec;

/**
 * How a client's media may differ.
 *
 * @param platform       what it runs on; none where its kind of device says so
 * @param handset        its model, such as {@code iPhone 4}; empty where nobody says
 * @param chosen         names of the codecs that it is to have alone; empty for those of its platform
 * @param video          the largest size that calls are to have, by its name, {@link #ANY_SIZE}, or {@link #SCREEN_ALONE}; empty for no video
 * @param screen         size of the screen that the user can share; none where nobody says
 * @param marker         who marks its packets
 * @param differentiated whether the user lets a Mac mark
 * @param events         whether it presses keys as named events (RFC 4733), too
 */
public record MediaSettings(
        Optional<MediaPlatform> platform,
        String handset,
        List<String> chosen,
        String video,
        Optional<SlideSize> screen,
        Marking.Marker marker,
        boolean differentiated,
        boolean events) {

    /** Whatever size there is. */
    public static final String ANY_SIZE = "on";

    /** None of people: there is no camera, but there is a screen. */
    public static final String SCREEN_ALONE = "share";

    /** A screen that the user has where nobody says: ASSUMED(choice). */
    private static final SlideSize SCREEN = SlideSize.of("1280 x 800").orElseThrow();

    public MediaSettings {
        chosen = List.copyOf(chosen);
    }

    /** A client that nobody has touched. ASSUMED(choice): calls have video where the user wants it, and the client marks by its file. */
    public static MediaSettings usual() {
        return new MediaSettings(
                Optional.empty(), "", List.of(), "", Optional.empty(), Marking.Marker.DEVICE_FILE, true, true);
    }

    public MediaSettings on(MediaPlatform other) {
        return new MediaSettings(Optional.of(other), handset, chosen, video, screen, marker, differentiated, events);
    }

    public MediaSettings withHandset(String model) {
        return new MediaSettings(platform, model, chosen, video, screen, marker, differentiated, events);
    }

    public MediaSettings withCodecs(List<String> names) {
        return new MediaSettings(platform, handset, names, video, screen, marker, differentiated, events);
    }

    /** With video up to that size; see {@link #video}. */
    public MediaSettings withVideo(String largest) {
        return new MediaSettings(platform, handset, chosen, largest, screen, marker, differentiated, events);
    }

    public MediaSettings withScreen(SlideSize size) {
        return new MediaSettings(platform, handset, chosen, video, Optional.of(size), marker, differentiated, events);
    }

    public MediaSettings markedBy(Marking.Marker other) {
        return new MediaSettings(platform, handset, chosen, video, screen, other, differentiated, events);
    }

    public MediaSettings withDifferentiatedService(boolean on) {
        return new MediaSettings(platform, handset, chosen, video, screen, marker, on, events);
    }

    /** One that presses keys as named events, or not; by SIP it does where a node asks for it. */
    public MediaSettings withEvents(boolean on) {
        return new MediaSettings(platform, handset, chosen, video, screen, marker, differentiated, on);
    }

    /** What it can code, the preferred one first, and named events where it has them. */
    public List<Codec> audio(boolean lowBandwidth) {
        return all(lowBandwidth).stream()
                .filter(codec -> events || !codec.equals(AudioCodecs.EVENTS))
                .toList();
    }

    private List<Codec> all(boolean lowBandwidth) {
        return chosen.isEmpty() || lowBandwidth
                ? AudioCodecs.of(platform.orElse(MediaPlatform.WINDOWS), lowBandwidth)
                : Stream.concat(chosen.stream().flatMap(AudioCodecs::named), Stream.of(AudioCodecs.EVENTS))
                        .distinct()
                        .toList();
    }

    /** The sizes of the pictures of people that it sends, the smallest first; none where it sends none. */
    public List<VideoSize> sizes() {
        List<VideoSize> all = video.isEmpty() || video.equals(SCREEN_ALONE)
                ? List.of()
                : VideoSize.of(platform.orElse(MediaPlatform.WINDOWS), handset);
        int last =
                (int) all.stream().takeWhile(size -> !size.name().equals(video)).count();
        return all.subList(0, Math.min(all.size(), last + 1));
    }

    /** Whether calls have pictures at all. */
    public boolean pictures() {
        return video.equals(SCREEN_ALONE) || !sizes().isEmpty();
    }

    /** The screen that the user can share. */
    public SlideSize shared() {
        return screen.orElse(SCREEN);
    }
}
