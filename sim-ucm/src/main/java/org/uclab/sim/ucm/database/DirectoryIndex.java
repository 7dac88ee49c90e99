package org.uclab.sim.ucm.database;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The directory sorted by what it is searched for, so that a search looks only at its hits. A column is sorted when it
 * is first asked for. Users are known by their place in the list the index was made of. Safe for any thread.
 */
public final class DirectoryIndex {

    /** What users are searched for; letters without case, numbers without their separators. */
    public enum Column {
        FIRST_NAME(EndUser::firstName),
        LAST_NAME(EndUser::lastName),
        DISPLAY_NAME(user -> user.directory(DirectoryField.DISPLAY_NAME)),
        USER_ID(EndUser::id),
        EMAIL(EndUser::email),
        DIRECTORY_URI(user -> user.directory(DirectoryField.DIRECTORY_URI)),
        MS_URI(user -> user.directory(DirectoryField.MS_URI)),
        LINE(user -> digits(user.line())),
        HOME_NUMBER(user -> digits(user.directory(DirectoryField.HOME_NUMBER))),
        MOBILE_NUMBER(user -> digits(user.directory(DirectoryField.MOBILE_NUMBER))),
        /** The columns of numbers from the last digit to the first. */
        LINE_END(user -> reversed(LINE.key(user))),
        HOME_NUMBER_END(user -> reversed(HOME_NUMBER.key(user))),
        MOBILE_NUMBER_END(user -> reversed(MOBILE_NUMBER.key(user)));

        private final Function<EndUser, String> key;

        Column(Function<EndUser, String> key) {
            this.key = user -> key.apply(user).toLowerCase(Locale.ROOT);
        }

        String key(EndUser user) {
            return key.apply(user);
        }
    }

    private record Sorted(String[] keys, int[] places) {}

    private final List<EndUser> users;
    private final Map<Column, Sorted> columns = new ConcurrentHashMap<>();

    DirectoryIndex(List<EndUser> users) {
        this.users = users;
    }

    /** The index of a list that may differ little: what is sorted and still true is kept. */
    DirectoryIndex of(List<EndUser> now) {
        DirectoryIndex next = new DirectoryIndex(now);
        if (now.size() == users.size()) {
            int[] changed = IntStream.range(0, now.size())
                    .filter(i -> !Objects.equals(now.get(i), users.get(i)))
                    .toArray();
            for (Column column : columns.keySet()) {
                if (Arrays.stream(changed).allMatch(i -> column.key(now.get(i)).equals(column.key(users.get(i))))) {
                    next.columns.put(column, columns.get(column));
                }
            }
        }
        return next;
    }

    /** Sorts everything now, on all processors, so that the first search of each kind finds it done. */
    void warm() {
        Stream.of(Column.values()).parallel().forEach(this::sorted);
    }

    int sortedColumns() {
        return columns.size();
    }

    /** The places of everybody. */
    public BitSet everybody() {
        BitSet all = new BitSet(users.size());
        all.set(0, users.size());
        return all;
    }

    /** The user at that place. */
    public EndUser user(int place) {
        return users.get(place);
    }

    /** The places of those whose key begins so. */
    public BitSet beginning(Column column, String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        Sorted sorted = sorted(column);
        int from = first(sorted.keys(), key -> key.compareTo(wanted) >= 0);
        int to = first(sorted.keys(), key -> key.compareTo(wanted) >= 0 && !key.startsWith(wanted));
        return places(sorted, from, to);
    }

    /** The places of those whose key is that. */
    public BitSet equal(Column column, String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        Sorted sorted = sorted(column);
        int from = first(sorted.keys(), key -> key.compareTo(wanted) >= 0);
        int to = first(sorted.keys(), key -> key.compareTo(wanted) > 0);
        return places(sorted, from, to);
    }

    /** A number without blanks, brackets, plus and hyphens. */
    public static String digits(String number) {
        StringBuilder kept = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if (" ()+-".indexOf(number.charAt(i)) < 0) {
                kept.append(number.charAt(i));
            }
        }
        return kept.length() == number.length() ? number : kept.toString();
    }

    /** The text from its end to its begin. */
    public static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private BitSet places(Sorted sorted, int from, int to) {
        BitSet found = new BitSet(users.size());
        for (int i = from; i < to; i++) {
            found.set(sorted.places()[i]);
        }
        return found;
    }

    /** The first place in sorted keys from which on a condition holds. */
    private static int first(String[] keys, Predicate<String> holds) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(keys[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Sorted sorted(Column column) {
        return columns.computeIfAbsent(column, this::sort);
    }

    private Sorted sort(Column column) {
        String[] all = new String[users.size()];
        for (int place = 0; place < all.length; place++) {
            all[place] = column.key(users.get(place));
        }
        int[] order = TextOrder.of(all);
        String[] keys = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            keys[i] = all[order[i]];
        }
        return new Sorted(keys, order);
    }
}
