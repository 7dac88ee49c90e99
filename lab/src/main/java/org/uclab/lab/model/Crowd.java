package org.uclab.lab.model;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many users made from one pattern. In each text {@code {n}} stands for the user's number, as wide as the largest, and
 * {@code {name}} for a name made of syllables that no other number has.
 *
 * @param count  how many, numbered from 1
 * @param domain services domain of their addresses
 */
public record Crowd(
        int count,
        String id,
        String domain,
        String password,
        String firstName,
        String lastName,
        String line,
        String email,
        int sourceLine) {

    /** Most users of one crowd. */
    public static final int COUNT_MAX = 200_000;

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();

    /** Everybody, in the order of their numbers. */
    public Stream<User> users() {
        return IntStream.rangeClosed(1, count).mapToObj(this::user);
    }

    /** Whether the pattern gives each user a text of his own. */
    public static boolean tellsApart(String pattern) {
        return pattern.contains("{n}") || pattern.contains("{name}");
    }

    /** The user of that number, from 1. */
    public User user(int number) {
        String name = name(number);
        String n = padded(number);
        return new User(
                filled(id, n, name),
                domain,
                filled(password, n, name),
                filled(firstName, n, name),
                filled(lastName, n, name),
                filled(line, n, name),
                filled(email, n, name),
                sourceLine);
    }

    /** What that pattern gives the user of that number. */
    public String text(String pattern, int number) {
        return pattern.indexOf('{') < 0 ? pattern : filled(pattern, padded(number), name(number));
    }

    /** What that pattern gives each user, in the order of their numbers. */
    public Stream<String> texts(String pattern) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> filled(pattern, padded(number), name(number)));
    }

    private String padded(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Integer.toString(count).length() - digits.length()) + digits;
    }

    private static String filled(String pattern, String n, String name) {
        return pattern.indexOf('{') < 0 ? pattern : pattern.replace("{n}", n).replace("{name}", name);
    }

    /** {@code Bapi}: the number in syllables, the one that changes most first, so that names spread over the alphabet. */
    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        int rest = number;
        do {
            int syllable = rest % SYLLABLES;
            name.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
            rest /= SYLLABLES;
        } while (rest > 0);
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }
}
