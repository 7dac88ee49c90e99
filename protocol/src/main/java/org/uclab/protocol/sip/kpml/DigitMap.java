package org.uclab.protocol.sip.kpml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern of keys, RFC 4730 §5.1: {@code x} is any digit, brackets are any of those in them, a caret any but those, a dot repeats what is
 * before it any number of times, and braces as often as they say. Keys that are held down long are not told apart.
 */
final class DigitMap {

    /** Places of one pattern, and repeats of one place. */
    static final int SIZE_MAX = 32;

    private static final String DIGITS = "0123456789";
    private static final String KEYS = DIGITS + "*#ABCD";
    private static final int ENDLESS = Integer.MAX_VALUE;

    /** How keys fit. */
    enum Fit {
        /** Nothing that begins so does. */
        NOT,
        /** Something that begins so does. */
        BEGINS,
        /** They do, and something longer may. */
        FITS_AND_BEGINS,
        /** They do, and nothing longer does. */
        FITS
    }

    private record Place(String keys, int least, int most) {}

    private record State(int place, int count) {}

    private final List<Place> places;

    private DigitMap(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /** None where it is no such pattern. */
    static Optional<DigitMap> parse(String text) {
        List<Place> places = new ArrayList<>();
        String rest = text.strip().toUpperCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            int close = rest.startsWith("[") ? rest.indexOf(']') : 0;
            if (close < 0 || places.size() == SIZE_MAX) {
                return Optional.empty();
            }
            Optional<String> keys = close > 0 ? among(rest.substring(1, close)) : one(rest.charAt(0));
            rest = rest.substring(close + 1);
            int brace = rest.startsWith("{") ? rest.indexOf('}') : 0;
            Optional<int[]> times = rest.startsWith(".")
                    ? Optional.of(new int[] {0, ENDLESS})
                    : brace > 0 ? times(rest.substring(1, brace)) : Optional.of(new int[] {1, 1});
            if (keys.isEmpty() || times.isEmpty() || brace < 0) {
                return Optional.empty();
            }
            rest = rest.substring(rest.startsWith(".") ? 1 : brace > 0 ? brace + 1 : 0);
            places.add(new Place(keys.get(), times.get()[0], times.get()[1]));
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(new DigitMap(places));
    }

    private static Optional<String> one(char key) {
        return key == 'X'
                ? Optional.of(DIGITS)
                : Optional.of(String.valueOf(key)).filter(KEYS::contains);
    }

    private static Optional<String> among(String list) {
        boolean but = list.startsWith("^");
        StringBuilder keys = new StringBuilder();
        for (int at = but ? 1 : 0; at < list.length(); at++) {
            boolean range = at + 2 < list.length() && list.charAt(at + 1) == '-';
            int from = KEYS.indexOf(list.charAt(at));
            int to = range ? KEYS.indexOf(list.charAt(at + 2)) : from;
            if (list.charAt(at) == 'X' && !range) {
                keys.append(DIGITS);
            } else if (from < 0 || to < from) {
                return Optional.empty();
            } else {
                keys.append(KEYS, from, to + 1);
            }
            at += range ? 2 : 0;
        }
        if (keys.length() == 0) {
            return Optional.empty();
        }
        return Optional.of(but ? without(keys.toString()) : keys.toString()).filter(all -> !all.isEmpty());
    }

    private static String without(String keys) {
        StringBuilder left = new StringBuilder();
        KEYS.chars().filter(key -> keys.indexOf(key) < 0).forEach(key -> left.append((char) key));
        return left.toString();
    }

    /** {@code 3}, {@code 3,}, {@code ,3}, {@code 2,5}. */
    private static Optional<int[]> times(String text) {
        if (!text.matches("[0-9]{1,2}|[0-9]{1,2},|,[0-9]{1,2}|[0-9]{1,2},[0-9]{1,2}")) {
            return Optional.empty();
        }
        String[] ends = text.split(",", -1);
        int least = ends[0].isEmpty() ? 0 : Integer.parseInt(ends[0]);
        int most = ends.length == 1 ? least : ends[1].isEmpty() ? ENDLESS : Integer.parseInt(ends[1]);
        boolean fits = least <= SIZE_MAX && (most == ENDLESS || most <= SIZE_MAX) && most >= least && most > 0;
        return fits ? Optional.of(new int[] {least, most}) : Optional.empty();
    }

    /** How those keys fit: all places that could be reached by them are followed at once, so that it takes no longer for any pattern. */
    Fit fit(String keys) {
        Set<State> states = new HashSet<>();
        reach(0, 0, states);
        for (int at = 0; at < keys.length(); at++) {
            Set<State> next = new HashSet<>();
            for (State state : states) {
                if (state.place() < places.size()) {
                    Place place = places.get(state.place());
                    if (place.keys().indexOf(keys.charAt(at)) >= 0 && state.count() < place.most()) {
                        reach(state.place(), more(place, state.count()), next);
                    }
                }
            }
            states = next;
        }
        boolean fits = states.contains(new State(places.size(), 0));
        boolean begins = states.stream()
                .anyMatch(state -> state.place() < places.size()
                        && state.count() < places.get(state.place()).most());
        return fits ? (begins ? Fit.FITS_AND_BEGINS : Fit.FITS) : begins ? Fit.BEGINS : Fit.NOT;
    }

    /** Where there is no end more than the least is all the same. */
    private static int more(Place place, int count) {
        return place.most() == ENDLESS ? Math.min(count + 1, place.least()) : count + 1;
    }

    private void reach(int place, int count, Set<State> states) {
        if (states.add(new State(place, count))
                && place < places.size()
                && count >= places.get(place).least()) {
            reach(place + 1, 0, states);
        }
    }
}
