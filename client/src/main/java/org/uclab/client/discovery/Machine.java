package org.uclab.client.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The decision machine: (facts, event) to (facts, questions, verdict). An event is an answer, and an answer is one more
 * fact, so that it has no state besides the facts.
 */
final class Machine {

    private final Ready[] table;

    Machine(List<Row> table) {
        this.table = table.stream().map(Ready::new).toArray(Ready[]::new);
    }

    /** A row as it is read: what it names in the order of the facts, so that it is always asked the same way. */
    private static final class Ready {

        private final Row row;
        private final Fact[] facts;
        private final long[] bits;
        private final Fact[] without;

        private Ready(Row row) {
            this.row = row;
            this.facts = row.when().keySet().stream().sorted().toArray(Fact[]::new);
            this.bits = Arrays.stream(facts).mapToLong(row.when()::get).toArray();
            this.without = row.without().toArray(Fact[]::new);
        }

        /** Whether the row has something to say where these facts are known. */
        private boolean applies(Facts known) {
            Fact said = row.act().fact();
            if (said != null && known.knows(said)) {
                return false;
            }
            for (Fact fact : without) {
                if (known.knows(fact)) {
                    return false;
                }
            }
            for (Fact fact : facts) {
                if (!known.knows(fact)) {
                    return false;
                }
            }
            for (int i = 0; i < facts.length; i++) {
                if (!known.isOne(facts[i], bits[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Where things stand.
     *
     * @param facts     what is known, and what follows from it
     * @param questions what has to be asked now, all at once; empty at the end
     * @param verdict   how it ends; empty while there are questions, and where no row applies, which no table may let happen
     * @param rows      the rows that applied since the last questions, in order
     */
    record Standing<F extends Facts>(F facts, Set<Fact> questions, Optional<Verdict> verdict, List<Row> rows) {

        boolean ended() {
            return questions.isEmpty();
        }
    }

    /** What follows from the facts. */
    @SuppressWarnings("unchecked")
    <F extends Facts> Standing<F> on(F facts) {
        List<Row> applied = new ArrayList<>();
        Facts known = facts;
        Optional<Row> next = first(known);
        // Each round learns a fact that was not known, so there are fewer rounds than facts.
        while (next.isPresent() && next.get().act().learns() != null) {
            Row row = next.get();
            applied.add(row);
            known = known.with(row.act().fact(), row.act().learns());
            next = first(known);
        }
        Set<Fact> questions = EnumSet.noneOf(Fact.class);
        if (next.isPresent() && next.get().act().asks()) {
            for (Ready ready : table) {
                Row row = ready.row;
                if (row.stage() == next.get().stage() && row.act().asks() && ready.applies(known)) {
                    applied.add(row);
                    questions.add(row.act().fact());
                }
            }
        } else {
            next.ifPresent(applied::add);
        }
        return new Standing<>((F) known, questions, next.map(row -> row.act().verdict()), List.copyOf(applied));
    }

    private Optional<Row> first(Facts facts) {
        for (Ready ready : table) {
            if (ready.applies(facts)) {
                return Optional.of(ready.row);
            }
        }
        return Optional.empty();
    }
}
