package org.uclab.lab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Fact<String> COLOUR = Fact.text("colour");
    private static final Fact<Integer> WHEELS = Fact.number("wheels");
    private static final Fact<Boolean> FAST = Fact.yesOrNo("fast");

    private final Facts facts = Facts.with()
            .and(COLOUR, "red")
            .and(COLOUR, Optional.of("white"))
            .and(WHEELS, 4)
            .and(FAST, Optional.empty())
            .unlessEmpty(Fact.text("owner"), "")
            .done();

    @Test
    void aFactMayHoldSeveralTimes() {
        assertThat(facts.all(COLOUR)).containsExactly("red", "white");
        assertThat(facts.first(COLOUR)).hasValue("red");
        assertThat(facts.is(COLOUR, "white")).isTrue();
        assertThat(facts.is(COLOUR, "whit")).isFalse();
        assertThat(facts.any(WHEELS, wheels -> wheels > 3)).isTrue();
    }

    @Test
    void whatIsNotKnownIsNotThere() {
        assertThat(facts.has(FAST)).isFalse();
        assertThat(facts.values()).containsOnlyKeys("colour", "wheels");
        assertThat(Facts.none().has(COLOUR)).isFalse();
    }

    @Test
    void aFactOfAnotherTypeIsAnotherFact() {
        assertThat(facts.first(Fact.text("wheels"))).isEmpty();
    }

    @Test
    void anyTextCanBeLookedFor() {
        assertThat(facts.contain("hit")).isTrue();
        assertThat(facts.contain("4")).isFalse();
    }

    @Test
    void namesAndValuesAreAllThereIs() {
        assertThat(Facts.of(facts.values())).isEqualTo(facts);
        assertThatIllegalArgumentException().isThrownBy(() -> Facts.of(Map.of("when", List.of(1.5))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fact<>("when", Double.class));
    }
}
