package org.uclab.client.discovery;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through every case there is. Cases are taken together as long as the table, or a rule, makes no difference between them, so
 * that what is judged is each case and what is looked at is each class.
 */
final class Explorer {

    /** Classes that are told for each broken rule; each ends with another row. */
    private static final int TOLD_MAX = 20;

    private static final Set<Fact> REAL = real();

    private final List<CaseClass> classes = new ArrayList<>();

    Explorer(List<Row> table) {
        this(table, CaseFacts.all());
    }

    /**
     * @param some the cases to go through
     */
    Explorer(List<Row> table, CaseFacts some) {
        Machine machine = new Machine(table);
        Deque<CaseFacts> left = new ArrayDeque<>(List.of(some));
        while (!left.isEmpty()) {
            CaseFacts next = left.pop();
            try {
                classes.add(CaseClass.of(machine, next));
            } catch (CaseFacts.Split split) {
                left.push(next.narrowed(split.fact(), ~split.bits()));
                left.push(next.narrowed(split.fact(), split.bits()));
            }
        }
    }

    private static Set<Fact> real() {
        Set<Fact> real = EnumSet.allOf(Fact.class);
        real.removeIf(fact -> fact.kind() == Fact.Kind.LEARNED);
        return real;
    }

    List<CaseClass> classes() {
        return classes;
    }

    /** How many cases the classes have together; every case once, when the table is read aright. */
    BigInteger cases() {
        return classes.stream().map(found -> found.facts().size()).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** A class of cases in which the table breaks a rule. */
    record Broken(String rule, String cites, CaseClass where) {

        /** For people. */
        String text() {
            return rule + " (" + cites + "): " + where.condition() + "; ends "
                    + where.verdict().map(Verdict::word).orElse("nowhere") + "; rows "
                    + where.trace();
        }
    }

    /** How often each rule had something to say, in classes. */
    record Judged(Map<String, Long> said, List<Broken> broken) {}

    /** Judges every class by every rule. */
    Judged judge(List<CatalogueRules.Rule> rules) {
        Map<String, Long> said = new LinkedHashMap<>();
        List<Broken> broken = new ArrayList<>();
        for (CatalogueRules.Rule rule : rules) {
            long times = 0;
            Set<String> told = new HashSet<>();
            for (CaseClass found : classes) {
                Deque<CaseFacts> left = new ArrayDeque<>(List.of(found.facts()));
                while (!left.isEmpty()) {
                    CaseFacts next = left.pop();
                    CatalogueRules.Case one = new CatalogueRules.Case(next, found);
                    try {
                        if (rule.premise().test(one)) {
                            times++;
                            if (!rule.holds().test(one) && told.size() < TOLD_MAX && told.add(found.last())) {
                                broken.add(new Broken(rule.id(), rule.cites(), one.narrow()));
                            }
                        }
                    } catch (CaseFacts.Split split) {
                        left.push(next.narrowed(split.fact(), ~split.bits()));
                        left.push(next.narrowed(split.fact(), split.bits()));
                    }
                }
            }
            said.put(rule.id(), times);
        }
        return new Judged(said, broken);
    }

    /** Where no row applies at the end. */
    List<Broken> unended() {
        return classes.stream()
                .filter(found -> found.verdict().isEmpty())
                .limit(TOLD_MAX)
                .map(found -> new Broken("every-case-ends", "the table", found))
                .toList();
    }

    /** The rows that never apply. */
    List<String> unused(List<Row> table) {
        Set<String> used = new HashSet<>();
        classes.forEach(found -> found.rows().forEach(row -> used.add(row.id())));
        return table.stream().map(Row::id).filter(id -> !used.contains(id)).toList();
    }

    /**
     * S4 has the pinpoint subdomain asked whatever CAS says. Where CAS knows the domain and there is no {@code _collab-edge}, a
     * presence server that is found there changes nothing.
     */
    private static boolean documented(Fact question, CaseClass found) {
        return question == Fact.PINPOINT_CUPLOGIN
                && found.verdict().filter(CatalogueRules.MESSENGER::contains).isPresent();
    }

    /**
     * Questions asked in vain: whatever the answer, and whatever those to the other questions, the end is the same. One that
     * the documents demand all the same is none of them.
     */
    List<Broken> vain() {
        Map<String, List<CaseClass>> situations = new HashMap<>();
        for (CaseClass found : classes) {
            for (int batch = 0; batch < found.batches().size(); batch++) {
                situations
                        .computeIfAbsent(found.trace(batch), key -> new ArrayList<>())
                        .add(found);
            }
        }
        List<Broken> vain = new ArrayList<>();
        for (CaseClass found : classes) {
            for (int batch = 0; batch < found.batches().size() && vain.size() < TOLD_MAX; batch++) {
                String situation = found.trace(batch);
                for (Fact question : found.batches().get(batch)) {
                    if (!documented(question, found)
                            && !matters(question, found, batch, situation, situations.get(situation))) {
                        vain.add(new Broken("no-question-in-vain:" + question.word(), "the table", found));
                    }
                }
            }
        }
        return vain;
    }

    private record Pair(CaseClass one, CaseClass other) {}

    private final Map<String, List<Pair>> different = new HashMap<>();

    private boolean matters(Fact question, CaseClass found, int batch, String situation, List<CaseClass> others) {
        Set<Fact> then = EnumSet.copyOf(REAL);
        then.removeIf(fact -> fact.asked() && (found.batch(fact) < 0 || found.batch(fact) >= batch));
        List<Pair> pairs = different.computeIfAbsent(situation + "?" + question, key -> new ArrayList<>());
        for (Pair pair : pairs) {
            if (found.facts().meets(pair.one().facts(), then, null)
                    && found.facts().meets(pair.other().facts(), then, null)) {
                return true;
            }
        }
        List<CaseClass> here = others.stream()
                .filter(other -> found.facts().meets(other.facts(), then, null))
                .toList();
        for (CaseClass one : here) {
            for (CaseClass other : here) {
                boolean apart = (one.facts().possible(question) & other.facts().possible(question)) == 0;
                if (apart
                        && !one.verdict().equals(other.verdict())
                        && one.facts().meets(other.facts(), REAL, question)) {
                    pairs.add(new Pair(one, other));
                    return true;
                }
            }
        }
        return false;
    }
}
