package org.uclab.client.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The decision table of discovery, gone through case by case, judged by the catalogue, and printed. */
public final class DiscoveryExploration {

    private final CaseFacts some;
    private final Explorer explorer;
    private final Explorer.Judged judged;

    private DiscoveryExploration(CaseFacts some) {
        this.some = some;
        this.explorer = new Explorer(DiscoveryTable.ROWS, some);
        this.judged = explorer.judge(CatalogueRules.all());
    }

    /** Every case there is. Takes some seconds. */
    public static DiscoveryExploration all() {
        return new DiscoveryExploration(CaseFacts.all());
    }

    /**
     * The cases in which these facts are so.
     *
     * @param facts by their words, as tables print them: {@code release} to {@code r12}
     * @throws IllegalArgumentException when there is no such fact, or it cannot be that; the message says what would do
     */
    public static DiscoveryExploration of(Map<String, String> facts) {
        CaseFacts some = CaseFacts.all();
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            Fact named = fact(fact.getKey());
            some = some.narrowed(named, finding(named, fact.getValue()).bit());
        }
        return new DiscoveryExploration(some);
    }

    private static Fact fact(String word) {
        return Stream.of(Fact.values())
                .filter(fact -> fact.kind() != Fact.Kind.LEARNED && fact.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fact '" + word + "'; facts: "
                        + String.join(
                                ", ",
                                Stream.of(Fact.values())
                                        .filter(fact -> fact.kind() != Fact.Kind.LEARNED)
                                        .map(Fact::word)
                                        .toList())));
    }

    private static Finding finding(Fact fact, String word) {
        return fact.findings().stream()
                .filter(finding -> finding.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + fact.word() + "' cannot be '" + word
                        + "'; it is one of: "
                        + String.join(
                                ", ",
                                fact.findings().stream().map(Finding::word).toList())));
    }

    /** What is wrong with the table, a line each: rule, class and rows. Empty for one that keeps to the catalogue. */
    public List<String> problems() {
        List<Explorer.Broken> broken = new ArrayList<>(explorer.unended());
        broken.addAll(judged.broken());
        broken.addAll(explorer.vain());
        List<String> problems =
                new ArrayList<>(broken.stream().map(Explorer.Broken::text).toList());
        if (!explorer.cases().equals(some.size())) {
            problems.add("the classes have " + explorer.cases() + " cases together, and there are " + some.size());
        }
        return problems;
    }

    /** How much was looked at. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d cases in %,d classes, judged by %d rules of the catalogue",
                explorer.cases(),
                explorer.classes().size(),
                judged.said().size());
    }

    /** The whole table as a page. */
    public String markdown() {
        return new TablePages(explorer, judged).markdown();
    }

    /** The same with a search. */
    public String html() {
        return new TablePages(explorer, judged).html();
    }

    /**
     * A class of cases.
     *
     * @param when    what they have in common
     * @param asked   what is asked, in order; what goes out together stands together
     * @param verdict how they end
     * @param row     the row that decides
     */
    public record Ending(String when, String asked, Optional<Verdict> verdict, String row) {}

    /** What becomes of the cases, class by class. */
    public List<Ending> endings() {
        return explorer.classes().stream()
                .map(found -> new Ending(
                        found.condition(some),
                        String.join(
                                ", then ",
                                found.batches().stream()
                                        .map(DiscoveryExploration::words)
                                        .filter(batch -> !batch.isEmpty())
                                        .toList()),
                        found.verdict(),
                        found.last()))
                .toList();
    }

    private static String words(Set<Fact> batch) {
        return String.join(
                " + ",
                batch.stream()
                        .filter(fact -> fact.kind() == Fact.Kind.WIRE)
                        .map(Fact::word)
                        .toList());
    }

    /**
     * A case that stands for a class.
     *
     * @param facts by their words, learned ones left out
     * @param asked what is asked of others before call control, by their words
     * @param trace the rows that apply, in order
     */
    public record Played(Map<String, String> facts, Verdict verdict, Set<String> asked, List<String> trace) {}

    /**
     * One case for each way through the table, that is for each order of rows that applies in some case.
     *
     * @param allowed what facts may be, by their words; others may be anything
     */
    public static List<Played> played(Map<String, Set<String>> allowed) {
        CaseFacts some = CaseFacts.all();
        for (Map.Entry<String, Set<String>> one : allowed.entrySet()) {
            Fact fact = fact(one.getKey());
            some = some.narrowed(
                    fact,
                    Fact.bits(one.getValue().stream()
                            .map(word -> finding(fact, word))
                            .toList()));
        }
        Map<String, CaseClass> ways = new LinkedHashMap<>();
        new Explorer(DiscoveryTable.ROWS, some)
                .classes()
                .forEach(found -> ways.putIfAbsent(found.trace() + found.facts().possible(Fact.RELEASE), found));
        return ways.values().stream().map(DiscoveryExploration::played).toList();
    }

    private static Played played(CaseClass found) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            if (fact.kind() != Fact.Kind.LEARNED) {
                facts.put(
                        fact.word(), typical(fact, found.facts().possible(fact)).word());
            }
        }
        Set<String> asked = new TreeSet<>();
        found.asked().stream()
                .filter(fact -> fact.kind() == Fact.Kind.WIRE && fact != Fact.CALL_CONTROL && fact != Fact.PRODUCT)
                .forEach(fact -> asked.add(fact.word()));
        return new Played(
                facts,
                found.verdict().orElseThrow(),
                asked,
                found.rows().stream().map(Row::id).toList());
    }

    private static Finding typical(Fact fact, long possible) {
        Finding usual = usual(fact)
                .orElse(fact.asked() ? Finding.ABSENT : fact.findings().get(0));
        return (possible & usual.bit()) != 0
                ? usual
                : fact.findings().stream()
                        .filter(finding -> (possible & finding.bit()) != 0)
                        .findFirst()
                        .orElseThrow();
    }

    /** The rows of a search, as {@link Questions#explanation} tells them. */
    public static List<String> rows(List<String> explanation) {
        return Explanation.rows(explanation);
    }

    /** The answers of a search, as {@link Questions#explanation} tells them, as facts. */
    public static Map<String, String> answers(List<String> explanation) {
        return Explanation.answers(explanation);
    }

    /** The facts of whoever launches a client for the first time and types his address. */
    public static Map<String, String> fresh() {
        Map<String, String> fresh = new LinkedHashMap<>();
        Arrays.stream(Fact.values()).forEach(fact -> usual(fact).ifPresent(one -> fresh.put(fact.word(), one.word())));
        return fresh;
    }

    private static Optional<Finding> usual(Fact fact) {
        return switch (fact) {
            case ADDRESS -> Optional.of(Finding.WITH_DOMAIN);
            case URL, MANAGED, BOOTSTRAP, INSTALLED, MANUAL -> Optional.of(Finding.NONE);
            case KEPT_DOMAIN, WEBEX_EXCLUDED, CUCM_EXCLUDED, CUP_EXCLUDED, WEBEX_KEPT -> Optional.of(Finding.NO);
            case KEPT_DISCOVERY -> Optional.of(Finding.NOTHING);
            default -> Optional.empty();
        };
    }
}
