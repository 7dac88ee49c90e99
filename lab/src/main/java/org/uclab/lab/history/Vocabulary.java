package org.uclab.lab.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.lab.words.Nearest;

/**
 * Everything that can be decided, and the way back from readable words to facts: words are taken for what they were
 * declared as, and compared by id and values. Words that fit nothing declared are a mistake, not an expectation that
 * never comes true.
 */
public final class Vocabulary {

    /** Stands for any text where a value stands, or in the midst of one. */
    public static final String ANYTHING = "\u2026";

    private static final int NEAR = 3;

    private final List<Subject> subjects;

    private Vocabulary(List<Subject> subjects) {
        this.subjects = subjects;
    }

    public static Vocabulary of(Collection<Subject> subjects) {
        return new Vocabulary(List.copyOf(subjects));
    }

    public List<Subject> subjects() {
        return subjects;
    }

    /** Words that were found out to be declared, and what they have in their places. */
    private record Meant<W extends Words>(W words, Map<String, String> values) {}

    /** Decisions on that subject. */
    public Predicate<Decision> on(String subject) {
        return on(subject(subject));
    }

    /** Decisions on that subject with that outcome. */
    public Predicate<Decision> decided(String subject, String outcome) {
        Meant<Subject> about = subject(subject);
        return on(about).and(outcome(about.words(), outcome));
    }

    /** Decisions on that subject for that reason. */
    public Predicate<Decision> because(String subject, String reason) {
        Meant<Subject> about = subject(subject);
        return on(about).and(reason(about.words(), reason));
    }

    /** Decisions on that subject with that outcome for that reason. */
    public Predicate<Decision> decided(String subject, String outcome, String reason) {
        Meant<Subject> about = subject(subject);
        return on(about).and(outcome(about.words(), outcome)).and(reason(about.words(), reason));
    }

    /** What is wrong with a decision, judged by what was declared; empty when nothing is. */
    public Optional<String> flaw(Decision decision) {
        Optional<Subject> about = subjects.stream()
                .filter(subject -> same(decision.subject(), subject))
                .findFirst();
        if (about.isEmpty()) {
            return Optional.of(
                    "nobody declared the subject '" + decision.subject().id() + "' of: " + decision.text());
        }
        if (about.get().outcomes().stream().noneMatch(outcome -> same(decision.outcome(), outcome))) {
            return Optional.of("'" + about.get().id() + "' does not declare the outcome '"
                    + decision.outcome().id() + "' of: " + decision.text());
        }
        if (about.get().reasons().stream().noneMatch(reason -> same(decision.reason(), reason))) {
            return Optional.of("'" + about.get().id() + "' does not declare the reason '"
                    + decision.reason().id() + "' of: " + decision.text());
        }
        return Optional.empty();
    }

    private static boolean same(Phrase said, Words declared) {
        return said.is(declared)
                && said.wording().equals(declared.wording())
                && List.copyOf(said.values().keySet()).equals(declared.wording().places());
    }

    private Meant<Subject> subject(String words) {
        List<Meant<Subject>> meant = meant("no decision is about", words, subjects);
        if (meant.size() > 1) {
            throw new IllegalArgumentException(
                    "'" + words + "' can be each of " + quoted(meant.stream().map(Meant::words)));
        }
        return meant.get(0);
    }

    private static Predicate<Decision> on(Meant<Subject> about) {
        return decision -> fits(decision.subject(), about);
    }

    private static Predicate<Decision> outcome(Subject about, String words) {
        List<Meant<Outcome>> meant = meant("no outcome of '" + about.wording() + "' is", words, about.outcomes());
        return decision -> meant.stream().anyMatch(one -> fits(decision.outcome(), one));
    }

    private static Predicate<Decision> reason(Subject about, String words) {
        List<Meant<Reason>> meant = meant("no reason of '" + about.wording() + "' is", words, about.reasons());
        return decision -> meant.stream().anyMatch(one -> fits(decision.reason(), one));
    }

    private static boolean fits(Phrase said, Meant<?> wanted) {
        return said.is(wanted.words())
                && wanted.values().entrySet().stream()
                        .allMatch(value -> matches(value.getValue(), said.value(value.getKey())));
    }

    private static boolean matches(String wanted, String value) {
        if (!wanted.contains(ANYTHING)) {
            return wanted.equals(value);
        }
        String regex = Stream.of(wanted.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }

    /** The declared words that say most of those that fit: one, or a few that differ in nothing but their places. */
    private static <W extends Words> List<Meant<W>> meant(String problem, String words, List<W> declared) {
        List<W> fitting = declared.stream()
                .filter(one -> one.wording().fit(words).isPresent())
                .toList();
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException(problem + " '" + words + "'; nearest: " + nearest(words, declared));
        }
        int best = fitting.stream().mapToInt(one -> one.wording().own()).max().orElseThrow();
        return fitting.stream()
                .filter(one -> one.wording().own() == best)
                .map(one -> new Meant<>(one, one.wording().fit(words).orElseThrow()))
                .toList();
    }

    private static String nearest(String words, List<? extends Words> declared) {
        return quoted(declared.stream()
                .sorted(Comparator.<Words>comparingInt(one -> -shared(words, one.wording()))
                        .thenComparingInt(one -> distance(words, one.wording())))
                .limit(NEAR));
    }

    private static String quoted(Stream<? extends Words> declared) {
        return declared.map(one -> "'" + one.wording() + "'").toList().toString();
    }

    private static int shared(String words, Wording wording) {
        Set<String> common = new HashSet<>(List.of(words.split("\\W+")));
        common.retainAll(List.of(wording.toString().split("\\W+")));
        return common.size();
    }

    /** With the places left out. */
    private static int distance(String words, Wording wording) {
        return Nearest.distance(words, wording.toString().replaceAll("\\{[^}]*\\}", ""));
    }
}
