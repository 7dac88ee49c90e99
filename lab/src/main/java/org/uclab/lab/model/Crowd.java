package org.uclab.lab.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many users made from one pattern. In each text {@code {n}} stands for the user's number, as wide as the largest, and
 * {@code {name}} for a name made of syllables that no other number has.
 *
 * @param count  how many, numbered from 1
 * @param domain services domain of their addresses
 * @param device name of the one device each has; empty for none
 */
public record Crowd(
        int count,
        String id,
        String domain,
        String password,
        String firstName,
        String lastName,
        String phone,
        String email,
        String homeCluster,
        String impNode,
        String device,
        int line) {

    /** Most users of one crowd. */
    public static final int COUNT_MAX = 200_000;

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    private static final int CSF_PRODUCT = 390;
    private static final String CSF_MODEL = "Cisco Unified Client Services Framework";

    /** Everybody, in the order of their numbers. */
    public Stream<User> users() {
        return IntStream.rangeClosed(1, count).mapToObj(this::user);
    }

    /** Whether the pattern gives each user a text of his own. */
    static boolean tellsApart(String pattern) {
        return pattern.contains("{n}") || pattern.contains("{name}");
    }

    private User user(int number) {
        String name = name(number);
        String n = padded(number);
        String user = filled(id, n, name);
        return new User(
                user,
                domain,
                filled(password, n, name),
                filled(firstName, n, name),
                filled(lastName, n, name),
                filled(phone, n, name),
                filled(email, n, name),
                homeCluster,
                impNode,
                "",
                device.isEmpty() ? List.of() : List.of(device(user, filled(device, n, name))),
                List.of(),
                Map.of(),
                line);
    }

    private static User.Device device(String user, String name) {
        String key = UUID.nameUUIDFromBytes((user + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new User.Device(name, key, CSF_MODEL, CSF_PRODUCT, "", "", User.DeviceSecurity.NONE);
    }

    /** What that pattern gives each user, in the order of their numbers. */
    Stream<String> texts(String pattern) {
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
