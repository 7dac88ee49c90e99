package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.PathConditions;
import org.uclab.lab.seed.Seed;

class PathFlowTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final int PACKETS = 50_000;
    private static final int VOICE_BYTES = 200;

    private static PathConditions conditions(String text) {
        return ((LinkFault.Path) FaultCatalogue.with(List.of()).parse("path " + text)).way();
    }

    private static PathFlow flow(String text, long seed) {
        PathConditions way = conditions(text);
        return new PathFlow(way, way.in(), Seed.of(seed).begun("way"));
    }

    /** One datagram each 20 ms. */
    private static List<Optional<Duration>> sent(PathFlow flow, int packets) {
        return IntStream.range(0, packets)
                .mapToObj(i -> flow.datagram(START.plusMillis(20L * i), VOICE_BYTES))
                .toList();
    }

    @Test
    void losesTheShareInBurstsOfTheMeanLength() {
        List<Optional<Duration>> sent = sent(flow("loss=5% burst=4", 1), PACKETS);
        long lost = sent.stream().filter(Optional::isEmpty).count();
        long bursts = IntStream.range(1, PACKETS)
                .filter(i -> sent.get(i).isEmpty() && sent.get(i - 1).isPresent())
                .count();
        assertThat(lost / (double) PACKETS).isCloseTo(0.05, within(0.006));
        assertThat(lost / (double) bursts).isCloseTo(4, within(0.4));
    }

    @Test
    void singleLossesDoNotComeInBursts() {
        List<Optional<Duration>> sent = sent(flow("loss=5%", 2), PACKETS);
        assertThat(sent.stream().filter(Optional::isEmpty).count() / (double) PACKETS)
                .isCloseTo(0.05, within(0.004));
        assertThat(IntStream.range(1, PACKETS)
                        .filter(i -> sent.get(i).isEmpty() && sent.get(i - 1).isEmpty()))
                .isEmpty();
    }

    @Test
    void theSameSeedDoesTheSameAgain() {
        String poor = "wifi-poor";
        assertThat(sent(flow(poor, 3), 500)).isEqualTo(sent(flow(poor, 3), 500));
        assertThat(sent(flow(poor, 3), 500)).isNotEqualTo(sent(flow(poor, 4), 500));
    }

    @Test
    void delaysByAtLeastTheDelayAndKeepsTheOrder() {
        List<Instant> arrivals = new ArrayList<>();
        List<Optional<Duration>> sent = sent(flow("delay=40ms spread=30ms", 5), 2_000);
        for (int i = 0; i < sent.size(); i++) {
            arrivals.add(START.plusMillis(20L * i).plus(sent.get(i).orElseThrow()));
        }
        assertThat(arrivals).isSorted();
        assertThat(sent.stream().map(Optional::orElseThrow))
                .allMatch(time -> time.toMillis() >= 40)
                .anyMatch(time -> time.toMillis() > 60);
    }

    @Test
    void someOvertakeWhereTheyAreToBeReordered() {
        List<Optional<Duration>> sent = sent(flow("delay=50ms reorder=10%", 6), 2_000);
        long overtaking =
                sent.stream().filter(time -> time.orElseThrow().isZero()).count();
        assertThat(overtaking / 2_000.0).isCloseTo(0.1, within(0.03));
    }

    @Test
    void whatIsSlowerThanTheRateWaitsAndWhatWouldWaitTooLongIsLost() {
        // 200 bytes each 20 ms are 80 kbit/s.
        assertThat(sent(flow("in=100k", 7), 500))
                .allMatch(time -> time.orElseThrow().toMillis() <= 19);
        List<Optional<Duration>> sent = sent(flow("in=64k queue=200ms", 7), 500);
        assertThat(sent.stream().filter(Optional::isEmpty).count() / 500.0).isCloseTo(0.19, within(0.03));
        assertThat(sent.stream().flatMap(Optional::stream)).allMatch(time -> time.toMillis() <= 230);
    }

    @Test
    void aStreamLosesNothingButTime() {
        PathFlow flow = flow("delay=10ms loss=20%", 8);
        List<Duration> times = IntStream.range(0, 500)
                .mapToObj(i -> flow.segment(START.plusSeconds(i), 1_460))
                .toList();
        assertThat(times.stream().filter(time -> time.toMillis() >= 210).count())
                .isBetween(60L, 140L);
        assertThat(times.stream().filter(time -> time.toMillis() < 210)).allMatch(time -> time.toMillis() == 10);
    }
}
