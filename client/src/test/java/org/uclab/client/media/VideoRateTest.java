package org.uclab.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a path that carries so much: what goes beyond is lost. */
class VideoRateTest {

    private static final int SOUND = 80;
    private static final int REPORTS = 200;

    /** Reports until a queue is full where a twentieth too much is sent. */
    private static final int QUEUE_REPORTS = 6;

    private final VideoMemory memory = new VideoMemory();
    private Instant now = Instant.EPOCH;

    private static List<VideoSize> sizes(MediaPlatform platform) {
        return VideoSize.of(platform, "");
    }

    /** What it sends when nothing more changes on a path of that rate. */
    private Optional<Rung> onPath(VideoRate rate, double kbps, int reports) {
        Optional<VideoRate.Told> sent = last(rate.on(new VideoRate.Began(100_000), now), Optional.empty());
        for (int i = 0; i < reports; i++) {
            now = now.plusMillis(10); // so that no bar is over
            double asked = sent.map(VideoRateTest::kbps).orElse(0.0);
            double lost = Math.max(0, 1 - (kbps - SOUND) / Math.max(1, asked));
            sent = last(rate.on(new VideoRate.Reported(lost), now), sent);
        }
        return sent.flatMap(VideoRate.Told::rung);
    }

    private static double kbps(VideoRate.Told told) {
        return told.rung()
                .map(rung -> rung.mainKbps(told.probing()) + rung.slidesKbps())
                .orElse(0.0);
    }

    private static Optional<VideoRate.Told> last(List<VideoRate.Told> told, Optional<VideoRate.Told> before) {
        return told.isEmpty() ? before : Optional.of(told.get(told.size() - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS, 384, w288p",
        "WINDOWS, 1000, w576p",
        "WINDOWS, 2000, 720p",
        "ANDROID, 256, w144p",
        "ANDROID, 384, w360p",
        "IOS, 290, w144p",
        "IOS, 415, w360p",
    })
    void reachesTheSizeOfTheTable(MediaPlatform platform, int kbps, String size) {
        assertThat(onPath(VideoRate.ofMain(sizes(platform), memory), kbps, REPORTS)
                        .flatMap(Rung::main)
                        .map(VideoSize::name))
                .contains(size);
    }

    @ParameterizedTest
    @CsvSource({"384, w144p, 2", "1000, w288p, 8", "2000, w576p, 8"})
    void dividesWithTheShare(int kbps, String size, int framesPerSecond) {
        SlideSize screen = SlideSize.of("1280 x 800").orElseThrow();
        Rung rung = onPath(VideoRate.ofShare(screen, sizes(MediaPlatform.WINDOWS)), kbps, REPORTS)
                .orElseThrow();
        assertThat(rung.main().map(VideoSize::name)).contains(size);
        assertThat(rung.slides()).contains(screen);
        assertThat(rung.slidesFps()).isGreaterThanOrEqualTo(framesPerSecond);
    }

    /**
     * Nothing is lost before a queue is full, which takes some reports where what is sent is a little too much; as soon as both have
     * settled they send less.
     */
    @ParameterizedTest
    @CsvSource({"384, w144p", "1000, w288p", "2000, w576p"})
    void isNotTakenInByAQueueThatFillsSlowly(int kbps, String size) {
        VideoRate rate = VideoRate.ofShare(SlideSize.of("1280 x 800").orElseThrow(), sizes(MediaPlatform.WINDOWS));
        Optional<VideoRate.Told> sent = last(rate.on(new VideoRate.Began(100_000), now), Optional.empty());
        double queued = 0;
        for (int i = 0; i < REPORTS; i++) {
            now = now.plusMillis(10);
            double asked = sent.map(VideoRateTest::kbps).orElse(0.0);
            double tooMuch = asked - (kbps - SOUND);
            queued = Math.max(0, queued + tooMuch);
            boolean full = queued > QUEUE_REPORTS * 0.05 * kbps;
            sent = last(rate.on(new VideoRate.Reported(full ? Math.max(0, tooMuch / asked) : 0), now), sent);
        }
        assertThat(sent.flatMap(VideoRate.Told::rung).flatMap(Rung::main).map(VideoSize::name))
                .contains(size);
    }

    @Test
    void sendsNothingWhereNothingFits() {
        assertThat(onPath(VideoRate.ofMain(sizes(MediaPlatform.WINDOWS), memory), 100, REPORTS))
                .isEmpty();
    }

    @Test
    void beginsWhereTheLastCallSettled() {
        onPath(VideoRate.ofMain(sizes(MediaPlatform.WINDOWS), memory), 1000, REPORTS);
        VideoRate next = VideoRate.ofMain(sizes(MediaPlatform.WINDOWS), memory);
        assertThat(onPath(next, 1000, 0).flatMap(Rung::main).map(VideoSize::name))
                .contains("w576p");
    }

    @Test
    void growsAgainWhenThePathDoes() {
        VideoRate rate = VideoRate.ofMain(sizes(MediaPlatform.WINDOWS), memory);
        onPath(rate, 384, REPORTS);
        now = rate.wakeAt().orElseThrow();
        rate.wake(now);
        assertThat(rate.settled()).isFalse();
        assertThat(onPath(rate, 5000, REPORTS).flatMap(Rung::main).map(VideoSize::name))
                .contains("720p");
    }

    /** However often a larger size was tried in vain before. */
    @Test
    void comesBackTwoMinutesAfterItStopped() {
        VideoRate rate = VideoRate.ofMain(sizes(MediaPlatform.WINDOWS), memory);
        onPath(rate, 384, REPORTS);
        for (int i = 0; i < 3; i++) {
            now = rate.wakeAt().orElseThrow();
            rate.wake(now);
            onPath(rate, 384, REPORTS);
        }
        for (int i = 0; i < REPORTS; i++) {
            rate.on(new VideoRate.Reported(0.5), now);
        }
        assertThat(rate.wakeAt()).contains(now.plusSeconds(120));
        assertThat(last(rate.wake(rate.wakeAt().orElseThrow()), Optional.empty())
                        .flatMap(VideoRate.Told::rung)
                        .flatMap(Rung::main)
                        .map(VideoSize::name))
                .contains("w144p");
    }

    @Test
    void oneBadReportIsNone() {
        VideoRate rate = VideoRate.ofMain(sizes(MediaPlatform.WINDOWS), memory);
        rate.on(new VideoRate.Began(4000), now);
        rate.on(new VideoRate.Reported(0), now);
        assertThat(rate.on(new VideoRate.Reported(0.5), now)).isEmpty();
        assertThat(rate.on(new VideoRate.Reported(0), now)).isEmpty();
        assertThat(rate.on(new VideoRate.Reported(0.5), now)).isEmpty();
    }
}
