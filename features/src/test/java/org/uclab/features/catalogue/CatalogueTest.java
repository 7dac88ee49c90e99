package org.uclab.features.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.features.catalogue.Catalogue.Clause;
import org.uclab.features.catalogue.Catalogue.Entry;
import org.uclab.features.catalogue.Catalogue.State;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void clausesHaveTheLettersFromAOn() {
        for (Entry entry : catalogue.entries()) {
            char letter = 'a';
            for (Clause clause : entry.clauses()) {
                assertThat(clause.id()).isEqualTo(entry.id() + letter++);
                assertThat(clause.says()).as(clause.id()).isNotBlank();
            }
            assertThat(entry.clauses().size()).as(entry.id()).isNotEqualTo(1);
        }
    }

    @Test
    void theIdsAreThoseOfTheRowsAndOfTheirClauses() {
        assertThat(Catalogue.ids()).contains("DISC-08", "DISC-08a", "DISC-08e", "CTI-03", "PORT-02t");
        assertThat(Catalogue.ids()).doesNotContain("DISC-08f", "CTI-03a");
    }

    @Test
    void aRowIsProvedWhenEachOfItsClausesIs() {
        for (Entry entry : catalogue.entries()) {
            boolean all = entry.clauses().stream().allMatch(clause -> catalogue.scenarios(clause) > 0);
            boolean some = catalogue.scenarios(entry) > 0;
            State wanted = !some ? State.OPEN : all ? State.PROVED : State.PART;
            assertThat(catalogue.state(entry)).as(entry.id()).isEqualTo(wanted);
        }
        assertThat(catalogue.entries().stream().map(catalogue::state)).contains(State.PROVED, State.OPEN);
    }

    @Test
    void whoAsksForARowGetsItsClausesToo() {
        assertThat(Catalogue.withClauses("@DNS-01 and not (@slow or @DNS-02)"))
                .isEqualTo("(@DNS-01 or @DNS-01a or @DNS-01b) and not (@slow or @DNS-02)");
        assertThat(Catalogue.withClauses("@DNS-01a or @DNS-010")).isEqualTo("@DNS-01a or @DNS-010");
        assertThat(List.of(Catalogue.withClauses("@cost$1"))).containsExactly("@cost$1");
    }
}
