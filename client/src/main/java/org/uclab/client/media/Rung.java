package org.uclab.client.media;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a call sends of pictures at one rate.
 *
 * @param main      size of main video; none where there is none
 * @param slides    size of presentation video; none where nothing is shared
 * @param slidesFps pictures of it a second
 * @param kbps      that it is to have on the wire: with both, twice what each of them has
 */
public record Rung(Optional<VideoSize> main, Optional<SlideSize> slides, double slidesFps, double kbps) {

    private static final int SLIDE_STEPS = 3;
    private static final double KILO = 1_000;
    private static final int BITS = 8;

    /** Longest packet of pictures, and the headers in it, in octets. */
    private static final int PACKET_BYTES = 1_300;

    private static final int HEADER_BYTES = 40;

    /** Those of main video alone, the lowest first. */
    static List<Rung> ofMain(List<VideoSize> sizes) {
        return sizes.stream()
                .map(size -> new Rung(Optional.of(size), Optional.empty(), 0, size.wireKbps()))
                .toList();
    }

    /** Those of a screen that is shared, the lowest first: with main video each has half. */
    static List<Rung> ofShare(SlideSize screen, List<VideoSize> sizes) {
        TreeSet<Double> rates = new TreeSet<>();
        IntStream.rangeClosed(0, SLIDE_STEPS)
                .mapToObj(step ->
                        screen.slowKbps() + (double) step * (screen.fastKbps() - screen.slowKbps()) / SLIDE_STEPS)
                .forEach(rates::add);
        sizes.stream().map(size -> (double) size.wireKbps()).forEach(rates::add);
        return rates.stream().flatMap(each -> shared(screen, sizes, each)).toList();
    }

    private static Stream<Rung> shared(SlideSize screen, List<VideoSize> sizes, double each) {
        Optional<SlideSize> slides = screen.fitting(each);
        Optional<VideoSize> main =
                sizes.stream().filter(size -> size.wireKbps() <= each).reduce((smaller, larger) -> larger);
        if (slides.isEmpty() || main.isEmpty() != sizes.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Rung(main, slides, slides.get().framesPerSecond(each), sizes.isEmpty() ? each : 2 * each));
    }

    /** Kilobits of presentation video in a second. */
    public double slidesKbps() {
        return slides.map(size -> size.kbps(slidesFps)).orElse(0.0);
    }

    /**
     * Kilobits of main video in a second.
     *
     * @param probing whether it is to show that the path carries all that both may have, though both need less
     */
    public double mainKbps(boolean probing) {
        return main.map(size -> probing && slides.isPresent() ? kbps - slidesKbps() : size.wireKbps())
                .orElse(0.0);
    }

    /** Kilobits of payload in a second: what the region counts. */
    double payloadKbps() {
        double headers = main.map(size -> headers(size.wireKbps(), size.framesPerSecond()))
                        .orElse(0.0)
                + slides.map(size -> headers(slidesKbps(), slidesFps)).orElse(0.0);
        return kbps - headers;
    }

    private static double headers(double wire, double framesPerSecond) {
        double packets = Math.ceil(wire * KILO / BITS / framesPerSecond / PACKET_BYTES);
        return packets * framesPerSecond * HEADER_BYTES * BITS / KILO;
    }

    /** For people. */
    public String text() {
        String shared = slides.map(size -> size.text() + " at " + Math.round(slidesFps) + " fps")
                .orElse("");
        return main.map(size -> size.text() + (shared.isEmpty() ? "" : ", " + shared))
                .orElse(shared);
    }
}
