package org.uclab.client.discovery;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of the decision table.
 *
 * @param id      in kebab case, the reason of whatever it decides
 * @param cites   the rows of the catalogue that it obeys
 * @param stage   questions of rows of one stage go out together
 * @param when    what must be known, and be one of these
 * @param without what must not be known yet
 * @param act     what follows
 */
record Row(String id, List<String> cites, Stage stage, Map<Fact, Long> when, Set<Fact> without, Act act) {

    /** The parts of the table. */
    enum Stage {
        SOURCES,
        BY_HAND,
        MEMORY,
        QUESTIONS,
        PINPOINT,
        CONCLUSION,
        CALL_CONTROL,
        PRODUCT
    }

    /** What follows from a row: one of the three is there. */
    record Act(Fact fact, Finding learns, Verdict verdict) {

        boolean asks() {
            return fact != null && learns == null;
        }

        boolean ends() {
            return verdict != null;
        }

        /** As tables print it. */
        String text() {
            if (ends()) {
                return "**" + verdict.word() + "**";
            }
            return asks() ? "ask " + fact.word() : fact.word() + " = " + learns.word();
        }
    }

    Row {
        cites = List.copyOf(cites);
        when = Map.copyOf(when);
        without = Set.copyOf(without);
        when.forEach((fact, bits) -> {
            if ((bits & ~fact.all()) != 0 || bits == 0) {
                throw new IllegalArgumentException(fact + " cannot be " + Fact.words(bits));
            }
        });
    }

    /** What must hold, as tables print it. */
    String condition() {
        List<String> all = new java.util.ArrayList<>();
        for (Fact fact : Fact.values()) {
            if (when.containsKey(fact)) {
                all.add(fact.word() + " = " + Fact.words(when.get(fact)));
            }
            if (without.contains(fact)) {
                all.add(fact.word() + " not known");
            }
        }
        return all.isEmpty() ? "whatever else" : String.join(", ", all);
    }

    /** Begins a row. */
    static Draft row(Stage stage, String id, String... cites) {
        return new Draft(stage, id, List.of(cites));
    }

    /** A row that is being written. */
    static final class Draft {

        private final Stage stage;
        private final String id;
        private final List<String> cites;
        private final Map<Fact, Long> when = new EnumMap<>(Fact.class);
        private final Set<Fact> without = EnumSet.noneOf(Fact.class);

        private Draft(Stage stage, String id, List<String> cites) {
            this.stage = stage;
            this.id = id;
            this.cites = cites;
        }

        Draft when(Fact fact, Finding... findings) {
            when.put(fact, Fact.bits(List.of(findings)));
            return this;
        }

        Draft without(Fact... facts) {
            without.addAll(List.of(facts));
            return this;
        }

        Row learn(Fact fact, Finding finding) {
            return with(new Act(fact, finding, null));
        }

        Row ask(Fact fact) {
            return with(new Act(fact, null, null));
        }

        Row end(Verdict verdict) {
            return with(new Act(null, null, verdict));
        }

        private Row with(Act act) {
            return new Row(id, cites, stage, when, without, act);
        }
    }
}
