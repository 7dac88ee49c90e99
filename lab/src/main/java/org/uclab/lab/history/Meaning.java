package org.uclab.lab.history;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What words about a message mean.
 *
 * @param side  who says such a thing
 * @param means what must hold of the message
 */
public record Meaning(Side side, Predicate<Message> means) {

    /** Who says it. */
    public enum Side {
        /** Who asks. */
        QUESTION,
        /** Who is asked. */
        ANSWER,
        /** Both may. */
        EITHER;

        boolean agrees(Side other) {
            return this == other || this == EITHER || other == EITHER;
        }
    }

    /** Three dots are typed where … is not on the keyboard. */
    private static final Pattern GAP = Pattern.compile("…|\\.\\.\\.");

    /** What asks for something, when these facts hold. */
    public static Meaning question(Predicate<Facts> facts) {
        return new Meaning(Side.QUESTION, message -> facts.test(message.facts()));
    }

    /** What answers, when these facts hold. */
    public static Meaning answer(Predicate<Facts> facts) {
        return new Meaning(Side.ANSWER, message -> facts.test(message.facts()));
    }

    /** What either side may say, when these facts hold. */
    public static Meaning either(Predicate<Facts> facts) {
        return new Meaning(Side.EITHER, message -> facts.test(message.facts()));
    }

    /** Exactly that text, where {@code …} stands for whatever there is, nothing included. */
    public static Predicate<String> like(String text) {
        Matcher gaps = GAP.matcher(text);
        if (!gaps.find()) {
            return text::equals;
        }
        String pattern = GAP.splitAsStream(text + "\0") // the split would forget a gap at the end
                .map(part -> Pattern.quote(part.replace("\0", "")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate();
    }
}
