package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.uclab.client.dns.SrvRecord;

class SrvOrderTest {

    private static final int DRAWS = 20_000;

    @Test
    void lowerPriorityComesFirstWhateverTheWeight() {
        List<SrvRecord> documented = List.of(record(6, 30, "cucm3"), record(2, 20, "cucm2"), record(1, 5, "cucm1"));
        assertThat(SrvOrder.of(documented, new Random(1)))
                .extracting(SrvRecord::target)
                .containsExactly("cucm1", "cucm2", "cucm3");
    }

    @Test
    void weightsShareTheFirstPlaceInProportion() {
        Map<String, Integer> first = firsts(List.of(record(1, 60, "a"), record(1, 30, "b"), record(1, 10, "c")));
        assertThat(share(first, "a")).isCloseTo(0.60, within(0.02));
        assertThat(share(first, "b")).isCloseTo(0.30, within(0.02));
        assertThat(share(first, "c")).isCloseTo(0.10, within(0.02));
    }

    @Test
    void weightZeroBesideWeightsHasAVerySmallChance() {
        Map<String, Integer> first = firsts(List.of(record(1, 99, "a"), record(1, 0, "zero")));
        assertThat(share(first, "zero")).isCloseTo(0.01, within(0.005)).isPositive();
    }

    @Test
    void withoutWeightsTheOrderOfTheAnswerStandsAndAllAreThere() {
        List<SrvRecord> trace = List.of(record(0, 0, "pub"), record(0, 0, "sub"), record(0, 0, "third"));
        for (int seed = 0; seed < 50; seed++) {
            assertThat(SrvOrder.of(trace, new Random(seed))).isEqualTo(trace);
        }
    }

    @Test
    void everyRecordComesOnceAndTheSeedDecides() {
        List<SrvRecord> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(record(i % 3, i, "host" + i));
        }
        List<SrvRecord> ordered = SrvOrder.of(many, new Random(7));
        assertThat(ordered).containsExactlyInAnyOrderElementsOf(many);
        assertThat(ordered).isEqualTo(SrvOrder.of(many, new Random(7)));
        assertThat(ordered).extracting(SrvRecord::priority).isSorted();
        assertThat(SrvOrder.of(List.of(), new Random(7))).isEmpty();
    }

    @Test
    void theLargestWeightsDoNotOverflow() {
        List<SrvRecord> heavy = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            heavy.add(record(0, 65_535, "host" + i));
        }
        assertThat(SrvOrder.of(heavy, new Random(3))).hasSize(100);
    }

    private static Map<String, Integer> firsts(List<SrvRecord> records) {
        Random random = new Random(42);
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            first.merge(SrvOrder.of(records, random).get(0).target(), 1, Integer::sum);
        }
        return first;
    }

    private static double share(Map<String, Integer> first, String target) {
        return first.getOrDefault(target, 0) / (double) DRAWS;
    }

    private static SrvRecord record(int priority, int weight, String target) {
        return new SrvRecord(priority, weight, 8443, target);
    }
}
