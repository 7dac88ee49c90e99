package org.uclab.client.discovery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cases between which the table makes no difference.
 *
 * @param facts   what they have in common
 * @param batches what was asked, one after the other
 * @param rows    the rows that applied, in order
 * @param before  how many of them before each batch
 * @param verdict how they end; empty where no row applies
 */
record CaseClass(
        CaseFacts facts, List<Set<Fact>> batches, List<Row> rows, List<Integer> before, Optional<Verdict> verdict) {

    CaseClass {
        batches = List.copyOf(batches);
        rows = List.copyOf(rows);
        before = List.copyOf(before);
    }

    /**
     * What becomes of these cases.
     *
     * @throws CaseFacts.Split when not the same becomes of all
     */
    static CaseClass of(Machine machine, CaseFacts facts) {
        List<Set<Fact>> batches = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        Machine.Standing<CaseFacts> standing = machine.on(facts);
        rows.addAll(standing.rows());
        while (!standing.ended()) {
            batches.add(standing.questions());
            before.add(rows.size());
            standing = machine.on(standing.facts().knowing(standing.questions()));
            rows.addAll(standing.rows());
        }
        return new CaseClass(standing.facts(), batches, rows, before, standing.verdict());
    }

    /** When it was asked, from 0 up; -1 when it was not. */
    int batch(Fact fact) {
        if (!facts.knows(fact)) {
            return -1;
        }
        for (int i = 0; i < batches.size(); i++) {
            if (batches.get(i).contains(fact)) {
                return i;
            }
        }
        return -1;
    }

    /** Everything that was asked. */
    Set<Fact> asked() {
        Set<Fact> all = EnumSet.noneOf(Fact.class);
        batches.forEach(all::addAll);
        return all;
    }

    /** The id of the row that decided; empty where none did. */
    String last() {
        return rows.isEmpty() ? "" : rows.get(rows.size() - 1).id();
    }

    /** The ids of the rows, in order. */
    String trace() {
        return rows.stream().map(Row::id).collect(Collectors.joining(" "));
    }

    /** The same up to the questions of that batch. */
    String trace(int batch) {
        return rows.subList(0, before.get(batch)).stream().map(Row::id).collect(Collectors.joining(" "));
    }

    /** What the cases have in common, as tables print it. */
    String condition() {
        return condition(CaseFacts.all());
    }

    /** What they have in common that not all of those have. */
    String condition(CaseFacts of) {
        List<String> all = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            boolean matters = fact.kind() != Fact.Kind.LEARNED && facts.possible(fact) != of.possible(fact);
            if (matters) {
                all.add(fact.word() + " = " + Fact.words(facts.possible(fact)));
            }
        }
        return all.isEmpty() ? "whatever else" : String.join(", ", all);
    }
}
