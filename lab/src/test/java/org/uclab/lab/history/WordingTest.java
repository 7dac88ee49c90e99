package org.uclab.lab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Wording WORDING = Wording.of("{server} failed: {error...}");

    @Test
    void whatStandsInThePlacesIsFoundAgain() {
        String text = WORDING.filled(Map.of("server", Value.of("a:1"), "error", Value.of("x: y $1 \\ {server}")));
        assertThat(text).isEqualTo("a:1 failed: x: y $1 \\ {server}");
        assertThat(WORDING.fit(text)).contains(Map.of("server", "a:1", "error", "x: y $1 \\ {server}"));
    }

    @Test
    void aPlaceTakesOneWordUnlessItSaysMore() {
        assertThat(WORDING.fit("a b failed: x")).isEmpty();
        assertThat(WORDING.fit("a failed: ")).contains(Map.of("server", "a", "error", ""));
        assertThat(WORDING.fit("a failed x")).isEmpty();
        assertThat(WORDING.fit("and then a failed: x")).isEmpty();
    }

    @Test
    void aPlaceWithoutAValueIsShown() {
        assertThat(WORDING.filled(Map.of("server", Value.of("a")))).isEqualTo("a failed: {error...}");
    }

    @Test
    void noPlaceIsThereTwice() {
        assertThatThrownBy(() -> Wording.of("{a} and {a}")).hasMessageContaining("twice");
    }

    @Test
    void moreOrFewerValuesThanPlacesAreAMistake() {
        Reason reason = Reason.named("failed", "{server} failed: {error...}");
        assertThat(reason.of("a", "b").text()).isEqualTo("a failed: b");
        assertThatThrownBy(() -> reason.of("a")).hasMessageContaining("2 places, not 1");
        assertThatThrownBy(() -> reason.of("a", "b", "c")).hasMessageContaining("2 places, not 3");
        assertThatThrownBy(() -> Reason.named("Not Kebab", "x")).hasMessageContaining("kebab");
    }
}
