package org.uclab.control.verb;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a person can do, defined once. It has three faces; one that it lacks it lacks for a reason that it names.
 *
 * @param <S> whom it is done to
 * @param <R> what it gives
 */
public final class Verb<S, R> {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)\\}");

    /** What it does. It may wait, and refuses with a {@link Refused}. */
    @FunctionalInterface
    public interface Action<S, R> {
        R on(S subject, Said said) throws InterruptedException;
    }

    private final Draft<S> draft;
    private final Shape shape;
    private final Action<S, R> action;
    private final BiPredicate<R, Said> wanted;

    private Verb(Draft<S> draft, Shape shape, Action<S, R> action, BiPredicate<R, Said> wanted) {
        this.draft = draft;
        this.shape = shape;
        this.action = action;
        this.wanted = wanted;
        if (shape.kind() != Shape.Kind.FLOW && draft.path.isEmpty()) {
            throw new IllegalArgumentException(draft.command + " has no path");
        }
    }

    /**
     * Begins one.
     *
     * @param command as a command says it, such as {@code fault add}
     * @param about   one sentence
     */
    public static <S> Draft<S> named(String command, String about) {
        return new Draft<>(command, about);
    }

    /** A verb of which not everything is said yet. */
    public static final class Draft<S> {

        private final String command;
        private final String about;
        private Method method = Method.GET;
        private String path = "";
        private final List<Parameter<?>> parameters = new ArrayList<>();
        private final List<String> steps = new ArrayList<>();
        private final Map<Face, String> without = new EnumMap<>(Face.class);

        private Draft(String command, String about) {
            this.command = command;
            this.about = about;
        }

        /** How it is called; places such as {@code {host}} are parameters. */
        public Draft<S> call(Method how, String where) {
            method = how;
            path = where;
            return this;
        }

        public Draft<S> takes(Parameter<?>... more) {
            parameters.addAll(List.of(more));
            return this;
        }

        /** The step that says it, as a cucumber expression; the words of the step's own method. */
        public Draft<S> step(String... expressions) {
            steps.addAll(List.of(expressions));
            return this;
        }

        /** It lacks a face, because. */
        public Draft<S> without(Face face, String because) {
            without.put(face, because);
            return this;
        }

        /** It gives one record. */
        public <R> Verb<S, R> gives(Class<R> record, Action<S, R> action) {
            return verb(new Shape(Shape.Kind.ONE, record), action);
        }

        /** It gives a list of records. */
        public <R> Verb<S, List<R>> givesMany(Class<R> record, Action<S, List<R>> action) {
            return verb(new Shape(Shape.Kind.MANY, record), action);
        }

        /** It gives plain text. */
        public Verb<S, String> givesText(Action<S, String> action) {
            return verb(new Shape(Shape.Kind.TEXT, String.class), action);
        }

        /** It gives events as they come. */
        public Verb<S, Flowing> flows(Class<?> record, Action<S, Flowing> action) {
            return verb(new Shape(Shape.Kind.FLOW, record), action);
        }

        private <R> Verb<S, R> verb(Shape shape, Action<S, R> action) {
            return new Verb<>(this, shape, action, (given, said) -> true);
        }
    }

    /** The same which, done, may yet not have come to the end that whoever says it wants. */
    public Verb<S, R> wanting(Predicate<R> end) {
        return wanting((given, said) -> end.test(given));
    }

    /** The same where that end depends on what was said. */
    public Verb<S, R> wanting(BiPredicate<R, Said> end) {
        return new Verb<>(draft, shape, action, end);
    }

    /**
     * Whether it has come to the end that whoever says it wants; true where it only tells.
     *
     * @param given what it gave
     * @param words values by name, as they were said
     */
    public boolean cameToItsEnd(R given, Map<String, ?> words) {
        return wanted.test(given, Said.of(parameters(), words));
    }

    /** As a command says it, and as everything else names it. */
    public String command() {
        return draft.command;
    }

    /** One sentence. */
    public String about() {
        return draft.about;
    }

    public Method method() {
        return draft.method;
    }

    /** Below the root of the API, with {@code {places}}. */
    public String path() {
        return draft.path;
    }

    public List<Parameter<?>> parameters() {
        return List.copyOf(draft.parameters);
    }

    /** Whether that parameter stands in the path. */
    public boolean inPath(Parameter<?> parameter) {
        return places().contains(parameter.name());
    }

    /** The names of the places of its path, in order. */
    public List<String> places() {
        Matcher place = PLACE.matcher(draft.path);
        List<String> places = new ArrayList<>();
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    public Shape shape() {
        return shape;
    }

    /** The steps that say it. */
    public List<String> steps() {
        return List.copyOf(draft.steps);
    }

    /** Why it lacks the faces that it lacks. */
    public Map<Face, String> without() {
        return Map.copyOf(draft.without);
    }

    /**
     * Does it.
     *
     * @param words values by name
     * @throws Refused when it cannot be done as it was said
     */
    public R on(S subject, Map<String, ?> words) throws InterruptedException {
        return action.on(subject, Said.of(parameters(), words));
    }

    /** {@code fault add}. */
    @Override
    public String toString() {
        return draft.command;
    }
}
