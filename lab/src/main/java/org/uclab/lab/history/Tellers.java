package org.uclab.lab.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uclab.lab.words.Nearest;

/** All who can tell messages in a lab. Words that none of them reads are a mistake of who wrote them, never "no such message". */
public final class Tellers {

    private static final int NEAREST = 3;

    private final List<Teller> all;

    private Tellers(List<Teller> all) {
        this.all = all;
    }

    public static Tellers of(List<Teller> all) {
        return new Tellers(List.copyOf(all));
    }

    /**
     * What must hold of a message that somebody was asked.
     *
     * @throws IllegalArgumentException when nobody reads such words, or nobody asks so; it says what comes nearest
     */
    public Predicate<Message> question(String words) {
        return read(words, Meaning.Side.QUESTION);
    }

    /**
     * What must hold of a message that somebody answered.
     *
     * @throws IllegalArgumentException when nobody reads such words, or nobody answers so; it says what comes nearest
     */
    public Predicate<Message> answer(String words) {
        return read(words, Meaning.Side.ANSWER);
    }

    private Predicate<Message> read(String words, Meaning.Side side) {
        List<Predicate<Message>> meanings = new ArrayList<>();
        boolean otherSide = false;
        for (Teller teller : all) {
            var phrase = teller.reads(words.strip());
            if (phrase.isPresent() && phrase.get().side().agrees(side)) {
                Predicate<Message> means = phrase.get().means();
                meanings.add(message -> message.protocol().equals(teller.protocol()) && means.test(message));
            }
            otherSide |= phrase.isPresent();
        }
        if (meanings.isEmpty()) {
            throw new IllegalArgumentException(
                    otherSide
                            ? "'" + words + "' is what is "
                                    + (side == Meaning.Side.QUESTION ? "answered, not asked" : "asked, not answered")
                            : "no protocol here says '" + words + "'; nearest: " + nearest(words));
        }
        return message -> meanings.stream().anyMatch(means -> means.test(message));
    }

    private String nearest(String words) {
        String typed = first(words);
        return all.stream()
                .flatMap(teller -> teller.forms().stream())
                .sorted(Comparator.comparingInt(form -> Nearest.distance(typed, first(form))))
                .distinct()
                .limit(NEAREST)
                .collect(Collectors.joining("', '", "'", "'"));
    }

    private static String first(String words) {
        return words.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    }
}
