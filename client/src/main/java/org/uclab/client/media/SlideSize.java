package org.uclab.client.media;

import java.util.List;
import java.util.Optional;

/**
 * A size of presentation video and what it costs on the wire (S4, "Presentation Video Bit Rates"): it is captured at 8 pictures a second and
 * sent at 2 to 8 of them.
 *
 * @param slowKbps at 2 pictures a second
 * @param fastKbps at 8
 */
public record SlideSize(int width, int height, int slowKbps, int fastKbps) {

    private static final double SLOW = 2;
    private static final double FAST = 8;

    private static final List<SlideSize> ALL = List.of(
            new SlideSize(720, 480, 41, 164),
            new SlideSize(704, 576, 47, 188),
            new SlideSize(1024, 768, 80, 320),
            new SlideSize(1280, 720, 91, 364),
            new SlideSize(1280, 800, 100, 400));

    /** The one that is written so: {@code 1280 x 800}. */
    public static Optional<SlideSize> of(String text) {
        return ALL.stream().filter(size -> size.text().equals(text.strip())).findFirst();
    }

    /** The largest that is no larger than that and that the rate carries; none where there is none. */
    Optional<SlideSize> fitting(double kbps) {
        return ALL.stream()
                .filter(size -> size.slowKbps <= kbps && size.width * size.height <= width * height)
                .reduce((smaller, larger) -> larger);
    }

    /** Pictures a second that the rate carries, 2 to 8. */
    double framesPerSecond(double kbps) {
        double more = (kbps - slowKbps) / (fastKbps - slowKbps);
        return SLOW + (FAST - SLOW) * Math.max(0, Math.min(1, more));
    }

    /** Kilobits in a second at so many pictures. */
    double kbps(double framesPerSecond) {
        return slowKbps + (fastKbps - slowKbps) * (framesPerSecond - SLOW) / (FAST - SLOW);
    }

    /** For people. */
    public String text() {
        return width + " x " + height;
    }
}
