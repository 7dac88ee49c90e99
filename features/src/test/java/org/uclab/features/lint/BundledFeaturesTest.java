package org.uclab.features.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uclab.features.catalogue.Catalogue;
import org.uclab.features.script.Script;
import org.uclab.features.script.StepText;
import org.uclab.scenarios.Worlds;

class BundledFeaturesTest {

    /** Rows of the catalogue that one scenario is about. */
    private static final int ROWS_MAX = 3;

    private final Script script = Script.bundled();

    @Test
    void theBundledFeaturesProveWhatTheySay() {
        assertThat(FeatureLint.with(Catalogue.ids()).check(script.scenarios(), script.scenarios()))
                .isEmpty();
    }

    @Test
    void noScenarioIsTheProofOfManyRows() {
        // because a scenario that is the proof of everything is looked at for nothing in particular
        assertThat(script.scenarios())
                .filteredOn(scenario -> scenario.tags().stream()
                                .filter(tag -> tag.matches("@[A-Z]+-[0-9]+[a-z]?"))
                                .map(tag -> tag.replaceFirst("[a-z]$", ""))
                                .distinct()
                                .count()
                        > ROWS_MAX)
                .extracting(scenario -> scenario.file() + ":" + scenario.line())
                .isEmpty();
    }

    @Test
    void everyWorldIsPlayedIn() {
        assertThat(FeatureLint.unusedWorlds(script.scenarios(), Worlds.names())).isEmpty();
    }

    @Test
    void everyStepThatExpectsNothingHasSaidWhatControlsIt() {
        // because an expectation of nothing that the lint does not know could never fail unseen
        assertThat(Negation.undecided(script.steps().stream().map(StepText::text)))
                .isEmpty();
    }
}
