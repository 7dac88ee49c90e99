package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RangeNumbersTest {

    @Test
    void goesRoundSoThatANumberJustFreedComesLast() {
        RangeNumbers numbers = new RangeNumbers(100, 102);
        assertThat(numbers.one()).hasValue(100);
        numbers.free(100);
        assertThat(numbers.one()).hasValue(101);
        assertThat(numbers.one()).hasValue(102);
        assertThat(numbers.one()).hasValue(100);
        assertThat(numbers.one()).isEmpty();
        numbers.free(101);
        assertThat(numbers.one()).hasValue(101);
    }

    @Test
    void pairsAreEvenAndOddAndFitBetweenSingles() {
        RangeNumbers numbers = new RangeNumbers(101, 106);
        assertThat(numbers.evenAndOdd()).hasValue(102);
        assertThat(numbers.one()).hasValue(104);
        assertThat(numbers.evenAndOdd()).isEmpty(); // 106 has no follower
        numbers.free(104);
        assertThat(numbers.evenAndOdd()).hasValue(104);
        assertThat(numbers.taken()).isEqualTo(4);
    }

    @Test
    void noNumberIsEverOutTwice() {
        Random random = new Random(8);
        RangeNumbers numbers = new RangeNumbers(40_000, 40_030);
        Set<Integer> out = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(3) == 0 && !out.isEmpty()) {
                List<Integer> all = new ArrayList<>(out);
                int freed = all.get(random.nextInt(all.size()));
                out.remove(freed);
                numbers.free(freed);
            } else if (random.nextBoolean()) {
                OptionalInt even = numbers.evenAndOdd();
                even.ifPresent(number -> {
                    assertThat(number % 2).isZero();
                    assertThat(out.add(number) && out.add(number + 1)).isTrue();
                });
            } else {
                boolean exhausted = out.size() == 31;
                OptionalInt one = numbers.one();
                assertThat(one.isEmpty()).isEqualTo(exhausted);
                one.ifPresent(number -> assertThat(out.add(number)).isTrue());
            }
            assertThat(numbers.taken()).isEqualTo(out.size());
        }
    }
}
