package org.uclab.features.script;

import java.util.List;
import java.util.stream.Stream;

/**
 * A step as a feature says it.
 *
 * @param kind    what it is for, whatever language the feature is in
 * @param pattern the cucumber expression that it fits; empty where none does
 * @param nouns   what stands in the places of the pattern, in order
 * @param expects whether it is an expectation, whatever its keyword says: one that can fail
 * @param table   the rows below it; none where it has no table
 */
public record StepLine(
        int line, Kind kind, String text, String pattern, boolean expects, List<Noun> nouns, List<List<String>> table) {

    /** What a step is for. */
    public enum Kind {
        GIVEN,
        WHEN,
        THEN
    }

    /**
     * What stands in one place of a pattern.
     *
     * @param type  the parameter's, such as {@code user}
     * @param value without quotation marks
     */
    public record Noun(String type, String value) {}

    public StepLine {
        nouns = List.copyOf(nouns);
        table = table.stream().map(List::copyOf).toList();
    }

    /** The values of that type, in order. */
    public List<String> values(String type) {
        return nouns.stream()
                .filter(noun -> noun.type().equals(type))
                .map(Noun::value)
                .toList();
    }

    /** The cells below that heading of the table; none where there is no such heading. */
    public Stream<String> column(String heading) {
        int column = table.isEmpty() ? -1 : table.get(0).indexOf(heading);
        return column < 0 ? Stream.empty() : table.stream().skip(1).map(row -> row.get(column));
    }
}
