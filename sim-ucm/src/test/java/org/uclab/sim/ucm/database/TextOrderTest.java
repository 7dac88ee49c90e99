package org.uclab.sim.ucm.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextOrderTest {

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abcdefghij", "ab\u00e9", "a\0b", "0123456789@.", "\u4e00\u9fa5z"})
    void ordersAsTextsCompareAndKeepsEqualOnesInPlace(String alphabet) {
        Random random = new Random(7);
        String[] texts = IntStream.range(0, 3000)
                .mapToObj(i -> random.ints(random.nextInt(12), 0, alphabet.length())
                        .collect(
                                StringBuilder::new,
                                (text, at) -> text.append(alphabet.charAt(at)),
                                StringBuilder::append)
                        .toString())
                .toArray(String[]::new);
        int[] expected = IntStream.range(0, texts.length)
                .filter(place -> !texts[place].isEmpty())
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> texts[place]))
                .mapToInt(place -> place)
                .toArray();
        assertThat(expected.length).isBetween(2000, 2999);
        assertThat(TextOrder.of(texts)).isEqualTo(expected);
        assertThat(TextOrder.of(Arrays.copyOf(texts, 0))).isEmpty();
    }
}
