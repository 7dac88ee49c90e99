package org.uclab.sim.ucm.uds;

import static org.uclab.sim.ucm.database.DirectoryIndex.Column.DIRECTORY_URI;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.DISPLAY_NAME;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.EMAIL;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.FIRST_NAME;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.HOME_NUMBER;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.HOME_NUMBER_END;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.LAST_NAME;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.LINE;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.LINE_END;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.MOBILE_NUMBER;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.MOBILE_NUMBER_END;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.MS_URI;
import static org.uclab.sim.ucm.database.DirectoryIndex.Column.USER_ID;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.DirectoryField;
import org.uclab.sim.ucm.database.DirectoryIndex;
import org.uclab.sim.ucm.database.DirectoryIndex.Column;
import org.uclab.sim.ucm.database.EndUser;

/**
 * What the filters of {@code users} mean. Several filters must all hold. ASSUMED(API): letters compare without case,
 * for the sources speak of prefixes and equality only.
 */
final class UserSearch {

    private static final List<String> NAMES =
            List.of("name", "first", "last", "displayname", "number", "numberlast", "username", "email", "uri");

    private final DirectoryIndex directory;
    private final boolean displayNames;
    private final boolean uriCase;

    private UserSearch(ClusterState cluster) {
        this.directory = cluster.directory();
        this.displayNames = cluster.release().atLeast(11, 5);
        this.uriCase = cluster.config().settings().uds().uriCaseSensitive();
    }

    /** The places in the directory a query asks for, everybody's when it sets none; empty when a filter is not usable. */
    static Optional<BitSet> of(Filters filters, ClusterState cluster) {
        return filters.sound(NAMES) ? new UserSearch(cluster).found(filters) : Optional.empty();
    }

    /** Whether a query sets any condition. */
    static boolean any(Filters filters) {
        return NAMES.stream().anyMatch(name -> filters.value(name).isPresent());
    }

    private Optional<BitSet> found(Filters filters) {
        BitSet found = directory.everybody();
        for (String name : NAMES) {
            Optional<String> value = filters.value(name);
            if (value.isPresent() && (displayNames || !name.equals("displayname"))) {
                Optional<BitSet> hits = hits(name, value.get());
                if (hits.isEmpty()) {
                    return Optional.empty();
                }
                found.and(hits.get());
            }
        }
        return Optional.of(found);
    }

    private Optional<BitSet> hits(String filter, String value) {
        return switch (filter) {
            case "name" -> Optional.of(smart(value));
            case "first" -> Optional.of(begins(FIRST_NAME, value));
            case "last" -> Optional.of(begins(LAST_NAME, value));
            case "displayname" -> Optional.of(begins(DISPLAY_NAME, value));
            case "username" -> Optional.of(directory.equal(USER_ID, value));
            case "email" -> Optional.of(directory.equal(EMAIL, value));
            case "uri" -> Optional.of(uri(value));
            case "number" -> number(value, directory::beginning, LINE, HOME_NUMBER, MOBILE_NUMBER);
            default ->
                number(
                        value,
                        (column, digits) -> directory.beginning(column, DirectoryIndex.reversed(digits)),
                        LINE_END,
                        HOME_NUMBER_END,
                        MOBILE_NUMBER_END);
        };
    }

    /** "name": one token, or two or three that are spread over first and last name; more are left out. */
    private BitSet smart(String name) {
        String[] tokens = name.strip().split(" +");
        if (tokens.length == 1) {
            BitSet one = either(begins(FIRST_NAME, tokens[0]), begins(LAST_NAME, tokens[0]), begins(EMAIL, tokens[0]));
            return displayNames ? either(one, begins(DISPLAY_NAME, tokens[0])) : one;
        }
        if (tokens.length == 2) {
            String both = tokens[0] + " " + tokens[1];
            BitSet two = either(split(tokens[0], tokens[1]), begins(LAST_NAME, both), begins(FIRST_NAME, both));
            return displayNames ? either(two, begins(DISPLAY_NAME, both)) : two;
        }
        return either(split(tokens[0], tokens[1] + " " + tokens[2]), split(tokens[0] + " " + tokens[1], tokens[2]));
    }

    private BitSet split(String one, String other) {
        BitSet straight = begins(FIRST_NAME, one);
        straight.and(begins(LAST_NAME, other));
        BitSet crossed = begins(LAST_NAME, one);
        crossed.and(begins(FIRST_NAME, other));
        return either(straight, crossed);
    }

    private BitSet begins(Column column, String prefix) {
        return directory.beginning(column, prefix);
    }

    private BitSet uri(String uri) {
        BitSet found = either(directory.equal(DIRECTORY_URI, uri), directory.equal(MS_URI, uri));
        if (uriCase) {
            for (int place = found.nextSetBit(0); place >= 0; place = found.nextSetBit(place + 1)) {
                EndUser user = directory.user(place);
                boolean same = user.directory(DirectoryField.DIRECTORY_URI).equals(uri)
                        || user.directory(DirectoryField.MS_URI).equals(uri);
                found.set(place, same);
            }
        }
        return found;
    }

    private static Optional<BitSet> number(
            String number, BiFunction<Column, String, BitSet> search, Column line, Column home, Column mobile) {
        String digits = DirectoryIndex.digits(number);
        return digits.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        either(search.apply(line, digits), search.apply(home, digits), search.apply(mobile, digits)));
    }

    private static BitSet either(BitSet first, BitSet... others) {
        for (BitSet other : others) {
            first.or(other);
        }
        return first;
    }
}
