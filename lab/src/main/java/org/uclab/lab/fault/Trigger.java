package org.uclab.lab.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.lab.seed.Seed;

/**
 * When a fault bites: a value with a text, which {@link #parse} reads back. Its parts must all hold. Those about whom,
 * what and when decide which occasions fit; only these have a number, which those that count and the chance ask for. So
 * {@code the 2nd time, for mac.donald} is his second time, whatever others do meanwhile.
 *
 * @param parts in the order of writing; none for always
 */
public record Trigger(List<Part> parts) {

    private static final Trigger ALWAYS = new Trigger(List.of());

    /** One condition. */
    public sealed interface Part {

        /** The members, for switches without a default. */
        enum Kind {
            TIMES,
            WINDOW,
            UNTIL,
            ONLY,
            CHANCE
        }

        Kind kind();

        /** In the words of users. */
        String text();
    }

    /** Only the occasions with these numbers, from 1, both included. */
    public record Times(int first, int last) implements Part {
        public Times {
            FaultText.positive("a count of times", Math.min(first, last));
            if (last < first) {
                throw new IllegalArgumentException("the " + FaultText.ordinal(first) + " to " + FaultText.ordinal(last)
                        + " time never comes; name the lower one first");
            }
        }

        @Override
        public Kind kind() {
            return Kind.TIMES;
        }

        @Override
        public String text() {
            if (first == 1) {
                return last == 1 ? "the first time" : "the first " + last + " times";
            }
            return "the " + FaultText.ordinal(first) + (last == first ? "" : " to " + FaultText.ordinal(last))
                    + " time";
        }
    }

    /**
     * Only in that stretch of lab time since the arming. Its end heals the fault.
     *
     * @param from included
     * @param to   excluded; empty for no end
     */
    public record Window(Duration from, Optional<Duration> to) implements Part {
        public Window {
            if (from.isNegative() || (from.isZero() && to.isEmpty())) {
                throw new IllegalArgumentException("'after' takes a time above zero, not " + from);
            }
            if (to.isPresent() && to.get().compareTo(from) <= 0) {
                throw new IllegalArgumentException("from " + FaultText.spaced(from) + " to "
                        + FaultText.spaced(to.get()) + " is no time at all; name the earlier one first");
            }
        }

        boolean holds(Duration sinceArming) {
            return sinceArming.compareTo(from) >= 0
                    && to.map(end -> sinceArming.compareTo(end) < 0).orElse(true);
        }

        @Override
        public Kind kind() {
            return Kind.WINDOW;
        }

        @Override
        public String text() {
            if (to.isEmpty()) {
                return "after " + FaultText.spaced(from);
            }
            return from.isZero()
                    ? "for " + FaultText.spaced(to.get())
                    : "from " + FaultText.spaced(from) + " to " + FaultText.spaced(to.get());
        }
    }

    /**
     * Until a host has power, or has none. When that comes, the fault is healed.
     *
     * @param host    full or short name
     * @param powered whether it is having power that ends it
     */
    public record Until(String host, boolean powered) implements Part {
        public Until {
            if (!host.matches(TriggerText.HOST)) {
                throw new IllegalArgumentException("'" + host + "' is no name of a host");
            }
        }

        @Override
        public Kind kind() {
            return Kind.UNTIL;
        }

        @Override
        public String text() {
            return "until " + host + (powered ? " has power" : " loses power");
        }
    }

    /**
     * Only occasions of which that is so.
     *
     * @param attribute one of the family's occasions, or {@code peer}: the peer's address
     */
    public record Only(String attribute, String value) implements Part {

        static final String USER = "user";

        public Only {
            if (!attribute.matches(TriggerText.ATTRIBUTE)) {
                throw new IllegalArgumentException("'" + attribute + "' is no name of an attribute");
            }
        }

        boolean fits(Occasion occasion) {
            return value.equals(occasion.attribute(attribute));
        }

        @Override
        public Kind kind() {
            return Kind.ONLY;
        }

        @Override
        public String text() {
            return attribute.equals(USER) && !TriggerText.isTime(value)
                    ? "for " + TriggerText.written(value)
                    : "where " + attribute + " is " + TriggerText.written(value);
        }
    }

    /** By chance, the same for the same seed and number of the occasion. */
    public record Chance(int percent, long seed) implements Part {

        private static final int WHOLE = 100;

        public Chance {
            if (percent < 1 || percent > WHOLE) {
                throw new IllegalArgumentException("a chance is 1 to 100 %, not " + percent);
            }
            if (seed < 0) {
                throw new IllegalArgumentException("a seed is a number from 0 up, not " + seed);
            }
        }

        boolean bites(long match) {
            return Seed.of(seed).draws("occasion " + match).below(WHOLE) < percent;
        }

        @Override
        public Kind kind() {
            return Kind.CHANCE;
        }

        @Override
        public String text() {
            return "in " + percent + " % with seed " + seed;
        }
    }

    /** @throws IllegalArgumentException when a condition is said twice */
    public Trigger {
        parts = List.copyOf(parts);
        Set<String> said = new HashSet<>();
        for (Part part : parts) {
            String about = part instanceof Only only
                    ? "where " + only.attribute()
                    : part.kind().name();
            if (!said.add(about)) {
                throw new IllegalArgumentException("'" + part.text() + "' is one condition too many; write one of the"
                        + " kind: " + parts.stream().map(Part::text).toList());
            }
        }
    }

    /** Every time. */
    public static Trigger always() {
        return ALWAYS;
    }

    /** Only the first {@code n} times. */
    public static Trigger first(int n) {
        return times(1, n);
    }

    /** Only the {@code n}-th time, from 1. */
    public static Trigger nth(int n) {
        return times(n, n);
    }

    public static Trigger times(int first, int last) {
        return of(new Times(first, last));
    }

    /** From that lab time after the arming on. */
    public static Trigger after(Duration time) {
        return of(new Window(time, Optional.empty()));
    }

    /** For that lab time from the arming on. */
    public static Trigger lasting(Duration time) {
        return of(new Window(Duration.ZERO, Optional.of(time)));
    }

    public static Trigger between(Duration from, Duration to) {
        return of(new Window(from, Optional.of(to)));
    }

    public static Trigger untilPowered(String host) {
        return of(new Until(host, true));
    }

    public static Trigger untilUnpowered(String host) {
        return of(new Until(host, false));
    }

    /** Only occasions with that attribute; {@code peer} means the peer's address. */
    public static Trigger where(String attribute, String value) {
        return of(new Only(attribute, value));
    }

    public static Trigger user(String user) {
        return where(Only.USER, user);
    }

    public static Trigger chance(int percent, long seed) {
        return of(new Chance(percent, seed));
    }

    private static Trigger of(Part part) {
        return new Trigger(List.of(part));
    }

    /** Both must hold. */
    public Trigger and(Trigger other) {
        List<Part> both = new ArrayList<>(parts);
        both.addAll(other.parts);
        return new Trigger(both);
    }

    /**
     * The trigger that a text such as {@code the 2nd time, for mac.donald} stands for.
     *
     * @throws IllegalArgumentException with what can be written, and the nearest of it
     */
    public static Trigger parse(String text) {
        return TriggerText.parse(text);
    }

    /** As users write it; {@code always} where nothing is said. */
    public String text() {
        return parts.isEmpty()
                ? TriggerText.ALWAYS
                : parts.stream().map(Part::text).collect(Collectors.joining(", "));
    }

    /** The kinds of its conditions. */
    public Set<Part.Kind> kinds() {
        return parts.stream().map(Part::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an occasion of which that is known counts, that long after the arming. */
    boolean fits(Occasion occasion, Duration sinceArming) {
        for (Part part : parts) {
            boolean fits = switch (part.kind()) {
                case WINDOW -> ((Window) part).holds(sinceArming);
                case ONLY -> ((Only) part).fits(occasion);
                case TIMES, CHANCE -> true; // they ask for the number of those that fit
                case UNTIL -> true; // what it waits for heals the fault
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it bites on an occasion that fits.
     *
     * @param match its number among those that fitted, from 1
     */
    boolean bites(long match) {
        for (Part part : parts) {
            boolean bites = switch (part.kind()) {
                case TIMES -> ((Times) part).first() <= match && match <= ((Times) part).last();
                case CHANCE -> ((Chance) part).bites(match);
                case WINDOW, UNTIL, ONLY -> true; // asked before it was counted
            };
            if (!bites) {
                return false;
            }
        }
        return true;
    }

    /** How long after its arming it begins. */
    Duration beginsAfter() {
        return window().map(Window::from).orElse(Duration.ZERO);
    }

    /** How long after its arming it is over by itself. */
    Optional<Duration> endsAfter() {
        return window().flatMap(Window::to);
    }

    Optional<Until> until() {
        return parts(Until.class).findFirst();
    }

    Stream<Only> filters() {
        return parts(Only.class);
    }

    private Optional<Window> window() {
        return parts(Window.class).findFirst();
    }

    private <P extends Part> Stream<P> parts(Class<P> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast);
    }
}
