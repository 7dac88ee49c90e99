package org.uclab.features.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uclab.features.script.StepLine;

/**
 * What an expectation says, in a form in which one can be seen to say no more than another.
 *
 * @param about   what the claim is of; only claims of one kind are compared
 * @param subject the host or the user
 * @param parts   each empty where the claim leaves it open
 */
record Claim(About about, String subject, List<Optional<String>> parts) {

    /** What a claim is of. */
    enum About {
        /** Parts: words, user, transport. The more open, the more it says. */
        NOTHING_ASKED(true),
        /** Parts: words, user. */
        ASKED(false),
        /** Parts: words. */
        ANSWERED(false),
        /** Parts: subject of the decision, outcome, reason. */
        DECIDED(false);

        private final boolean openSaysMore;

        About(boolean openSaysMore) {
            this.openSaysMore = openSaysMore;
        }
    }

    private static final Optional<String> OPEN = Optional.empty();

    /** What a step claims. */
    static Stream<Claim> of(StepLine line) {
        List<String> said = line.values("string");
        return switch (line.pattern()) {
            case "{host} heard nothing from any client" -> nothing(line, OPEN, OPEN, OPEN);
            case "{host} heard nothing from {user}" -> nothing(line, OPEN, user(line), OPEN);
            case "{host} was never asked {string}" -> nothing(line, first(said), OPEN, OPEN);
            case "{host} was never asked {string} by {user}" -> nothing(line, first(said), user(line), OPEN);
            case "{host} was never asked over TCP" -> nothing(line, OPEN, OPEN, Optional.of("TCP"));
            case "{host} was never asked over TCP by {user}" -> nothing(line, OPEN, user(line), Optional.of("TCP"));
            case "{host} was asked {string}" -> asked(line, first(said), OPEN);
            case "{host} was asked {string} by {user}" -> asked(line, first(said), user(line));
            case "{host} answered {string}" ->
                Stream.of(new Claim(About.ANSWERED, line.values("host").get(0), List.of(first(said))));
            case "the request {string} that {host} got has the header {string} like {string}",
                    "the request {string} that {host} got has no header {string}",
                    "the request {string} that {host} got shows its {word} to everybody on the wire",
                    "the request {string} that {host} got contains {string}" -> asked(line, first(said), OPEN);
            case "these messages arrived, in this order:" -> rows(line, "message");
            case "these requests were answered, in this order:" -> rows(line, "request");
            case "the client of {user} decided on {string}: {string}" -> decided(line, at(said, 1), OPEN);
            case "the client of {user} decided on {string}: {string}, because {string}" ->
                decided(line, at(said, 1), at(said, 2));
            case "the client of {user} decided on {string} because {string}" -> decided(line, OPEN, at(said, 1));
            default -> Stream.empty();
        };
    }

    /** Whether whoever claims the other need not claim this. */
    boolean impliedBy(Claim other) {
        if (about != other.about || !sameSubject(other)) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<String> more = about.openSaysMore ? other.parts.get(i) : parts.get(i);
            Optional<String> less = about.openSaysMore ? parts.get(i) : other.parts.get(i);
            if (more.isPresent() && (less.isEmpty() || !covers(more.get(), less.get()))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameSubject(Claim other) {
        return about == About.DECIDED ? subject.equals(other.subject) : Hosts.same(subject, other.subject);
    }

    /** Whether the second is among what the first means: that, which may end in {@code …}, or the beginning of a message. */
    private boolean covers(String open, String narrow) {
        return open.equals(narrow)
                || (about != About.DECIDED && narrow.startsWith(open + " "))
                || (open.endsWith("…") && narrow.startsWith(open.substring(0, open.length() - 1)));
    }

    private static Stream<Claim> nothing(
            StepLine line, Optional<String> words, Optional<String> user, Optional<String> over) {
        return Stream.of(new Claim(About.NOTHING_ASKED, line.values("host").get(0), List.of(words, user, over)));
    }

    private static Stream<Claim> asked(StepLine line, Optional<String> words, Optional<String> user) {
        return Stream.of(new Claim(About.ASKED, line.values("host").get(0), List.of(words, user)));
    }

    private static Stream<Claim> decided(StepLine line, Optional<String> outcome, Optional<String> reason) {
        return Stream.of(new Claim(
                About.DECIDED, user(line).orElseThrow(), List.of(first(line.values("string")), outcome, reason)));
    }

    private static Stream<Claim> rows(StepLine line, String heading) {
        List<String> hosts = line.column("host").toList();
        List<String> words = line.column(heading).toList();
        return IntStream.range(0, Math.min(hosts.size(), words.size()))
                .mapToObj(row -> new Claim(About.ASKED, hosts.get(row), List.of(Optional.of(words.get(row)), OPEN)));
    }

    private static Optional<String> user(StepLine line) {
        return first(line.values("user"));
    }

    private static Optional<String> first(List<String> values) {
        return at(values, 0);
    }

    private static Optional<String> at(List<String> values, int i) {
        return Optional.of(values.get(i));
    }
}
