package org.uclab.sim.ucm.uds;

import static org.uclab.sim.ucm.DirectoryField.DIRECTORY_URI;
import static org.uclab.sim.ucm.DirectoryField.DISPLAY_NAME;
import static org.uclab.sim.ucm.DirectoryField.HOME_NUMBER;
import static org.uclab.sim.ucm.DirectoryField.MOBILE_NUMBER;
import static org.uclab.sim.ucm.DirectoryField.MS_URI;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.uclab.sim.ucm.Release;
import org.uclab.sim.ucm.UcmConfig.User;

/**
 * What the filters of {@code users} mean. Several filters must all hold. ASSUMED(API): letters compare without case,
 * for the sources speak of prefixes and equality only.
 */
final class UserSearch {

    private static final List<String> NAMES =
            List.of("name", "first", "last", "displayname", "number", "numberlast", "username", "email", "uri");

    private UserSearch() {}

    /** The condition a query sets, everybody when it sets none; empty when a filter is not usable. */
    static Optional<Predicate<User>> of(Filters filters, Release release) {
        if (!filters.sound(NAMES)) {
            return Optional.empty();
        }
        boolean displayNames = release.atLeast(11, 5);
        List<Predicate<User>> all = new ArrayList<>();
        filters.value("name").map(name -> smart(name, displayNames)).ifPresent(all::add);
        filters.value("first").map(UserSearch::first).ifPresent(all::add);
        filters.value("last").map(UserSearch::last).ifPresent(all::add);
        if (displayNames) {
            filters.value("displayname").map(UserSearch::display).ifPresent(all::add);
        }
        filters.value("username").map(UserSearch::userName).ifPresent(all::add);
        filters.value("email").map(UserSearch::email).ifPresent(all::add);
        filters.value("uri").map(UserSearch::uri).ifPresent(all::add);
        for (String name : List.of("number", "numberlast")) {
            Optional<String> digits = filters.value(name).map(UserSearch::digits);
            if (digits.filter(String::isEmpty).isPresent()) {
                return Optional.empty();
            }
            digits.map(number -> number(number, name.equals("number"))).ifPresent(all::add);
        }
        return Optional.of(all.stream().reduce(user -> true, Predicate::and));
    }

    /** Whether a query sets any condition. */
    static boolean any(Filters filters) {
        return NAMES.stream().anyMatch(name -> filters.value(name).isPresent());
    }

    /** "name": one token, or two or three that are spread over first and last name; more are left out. */
    private static Predicate<User> smart(String name, boolean displayNames) {
        String[] tokens = name.strip().split(" +");
        if (tokens.length == 1) {
            Predicate<User> one = first(tokens[0]).or(last(tokens[0])).or(emailPrefix(tokens[0]));
            return displayNames ? one.or(display(tokens[0])) : one;
        }
        if (tokens.length == 2) {
            String both = tokens[0] + " " + tokens[1];
            Predicate<User> two = split(tokens[0], tokens[1]).or(last(both)).or(first(both));
            return displayNames ? two.or(display(both)) : two;
        }
        return split(tokens[0], tokens[1] + " " + tokens[2]).or(split(tokens[0] + " " + tokens[1], tokens[2]));
    }

    private static Predicate<User> split(String one, String other) {
        return first(one).and(last(other)).or(last(one).and(first(other)));
    }

    private static Predicate<User> first(String prefix) {
        return user -> begins(user.firstName(), prefix);
    }

    private static Predicate<User> last(String prefix) {
        return user -> begins(user.lastName(), prefix);
    }

    private static Predicate<User> emailPrefix(String prefix) {
        return user -> begins(user.email(), prefix);
    }

    private static Predicate<User> display(String prefix) {
        return user -> begins(user.directory(DISPLAY_NAME), prefix);
    }

    private static Predicate<User> userName(String id) {
        return user -> user.id().equalsIgnoreCase(id);
    }

    private static Predicate<User> email(String address) {
        return user -> user.email().equalsIgnoreCase(address);
    }

    // ASSUMED(API userPolicy): the "URI lookup policy" without case; a cluster can also be set to compare with case.
    private static Predicate<User> uri(String uri) {
        return user -> user.directory(DIRECTORY_URI).equalsIgnoreCase(uri)
                || user.directory(MS_URI).equalsIgnoreCase(uri);
    }

    private static Predicate<User> number(String digits, boolean fromTheLeft) {
        return user -> Stream.of(user.line(), user.directory(HOME_NUMBER), user.directory(MOBILE_NUMBER))
                .map(UserSearch::digits)
                .anyMatch(known -> fromTheLeft ? known.startsWith(digits) : known.endsWith(digits));
    }

    private static String digits(String number) {
        StringBuilder kept = new StringBuilder(number.length());
        number.chars().filter(c -> " ()+-".indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static boolean begins(String text, String prefix) {
        return text.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }
}
