package org.uclab.client.media;

import java.util.List;
import java.util.Locale;

/**
 * A size of main video and what it costs (S4, "Video Bit Rates").
 *
 * @param name            as the tables have it
 * @param framesPerSecond that are sent
 * @param callKbps        on the wire, headers and the sound in G.711 counted
 */
public record VideoSize(String name, int width, int height, int framesPerSecond, int callKbps) {

    /** What the tables count for the sound. */
    private static final int SOUND_KBPS = 80;

    private static final int DESKTOP_FPS = 30;
    private static final int ANDROID_FPS = 15;
    private static final int IOS_FPS = 20;

    private static final List<VideoSize> DESKTOP = List.of(
            new VideoSize("w144p", 256, 144, DESKTOP_FPS, 156),
            new VideoSize("w288p", 512, 288, DESKTOP_FPS, 320),
            new VideoSize("w448p", 768, 448, DESKTOP_FPS, 570),
            new VideoSize("w576p", 1024, 576, DESKTOP_FPS, 890),
            new VideoSize("720p", 1280, 720, DESKTOP_FPS, 1300));

    /** S4 prints 1080 x 720 for w720p: a slip. */
    private static final List<VideoSize> ANDROID = List.of(
            new VideoSize("w144p", 256, 144, ANDROID_FPS, 235),
            new VideoSize("w288p", 512, 288, ANDROID_FPS, 275),
            new VideoSize("w360p", 640, 360, ANDROID_FPS, 330),
            new VideoSize("w720p", 1280, 720, ANDROID_FPS, 768),
            new VideoSize("w1080p", 1920, 1080, ANDROID_FPS, 768));

    private static final List<VideoSize> IOS = List.of(
            new VideoSize("w144p", 256, 144, IOS_FPS, 290),
            new VideoSize("w288p", 512, 288, IOS_FPS, 340),
            new VideoSize("w360p", 640, 360, IOS_FPS, 415));

    /** Handsets that do not reach the largest size of the table of upload speeds, 640 x 360 (S4). */
    private static final List<String> SMALL = List.of("galaxy sii", "galaxy siii");

    /** Handsets without video (S4). */
    private static final String NO_VIDEO = "iphone 4";

    private static final int SMALL_WIDTH_MAX = 639;

    /**
     * The sizes of a client, the smallest first; none where the handset has no video.
     *
     * @param handset its model; empty where nobody says
     */
    static List<VideoSize> of(MediaPlatform platform, String handset) {
        String model = handset.toLowerCase(Locale.ROOT);
        if (model.equals(NO_VIDEO)) {
            return List.of();
        }
        List<VideoSize> all = switch (platform) {
            case WINDOWS, MAC -> DESKTOP;
            case ANDROID -> ANDROID;
            case IOS -> IOS;
        };
        return SMALL.contains(model)
                ? all.stream().filter(size -> size.width() <= SMALL_WIDTH_MAX).toList()
                : all;
    }

    /** Kilobits of the video alone in a second, headers counted. */
    public int wireKbps() {
        return callKbps - SOUND_KBPS;
    }

    /** For people. */
    public String text() {
        return name + " at " + framesPerSecond + " fps";
    }
}
