package org.uclab.lab.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeedTest {

    private static List<UUID> ids(Draws draws) {
        return Stream.generate(draws::uuid).limit(100).toList();
    }

    @Test
    void theSameSeedGivesTheSameAgainAndAnotherDoesNot() {
        List<UUID> first = ids(Seed.of(7).draws("cookies"));
        assertThat(ids(Seed.of(7).draws("cookies"))).isEqualTo(first);
        assertThat(ids(Seed.of(8).draws("cookies"))).doesNotContainAnyElementsOf(first);
        assertThat(first).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void whoDrawsMoreShiftsNobodyElse() {
        Seed one = Seed.of(7);
        Seed other = Seed.of(7);
        ids(one.draws("cookies"));
        assertThat(ids(one.draws("tokens"))).isEqualTo(ids(other.draws("tokens")));
        assertThat(ids(one.draws("tokens"))).isNotEqualTo(ids(one.draws("cookies")));
    }

    @Test
    void aSourceGoesOnWhereItWas() {
        Seed seed = Seed.of(7);
        List<UUID> first = ids(seed.draws("cookies"));
        assertThat(ids(seed.draws("cookies"))).doesNotContainAnyElementsOf(first);
    }

    @Test
    void numbersStayInTheirBounds() {
        Draws draws = Seed.of(7).draws("numbers");
        for (int i = 0; i < 1000; i++) {
            assertThat(draws.below(10)).isBetween(0, 9);
            assertThat(draws.share()).isGreaterThanOrEqualTo(0).isLessThan(1);
        }
        assertThat(draws.bytes(16)).hasSize(16).isNotEqualTo(draws.bytes(16));
        assertThat(Seed.fresh().value()).isBetween(0L, 999_999_999L);
    }
}
