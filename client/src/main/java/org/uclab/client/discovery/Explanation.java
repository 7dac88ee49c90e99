package org.uclab.client.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.client.sources.Source;
import org.uclab.client.sources.Sources;

/** How a search goes, for people. As long as the table at most. */
final class Explanation {

    private static final Pattern ANSWER = Pattern.compile("answer +(\\S+) = (\\S+)");

    private static final Pattern ROW = Pattern.compile("row +(\\S+): .*");

    private final List<String> lines = new ArrayList<>();

    /** What is known from the start, with everything that a source says and nobody takes. */
    void begins(Facts.Known given, Sources sources) {
        given.values().forEach((fact, finding) -> lines.add("given      " + fact.word() + " = " + finding.word()));
        for (Source.Origin origin : Source.Origin.values()) {
            Source source = sources.get(origin);
            source.values()
                    .forEach((key, text) ->
                            lines.add("says       " + Fact.wordOf(key) + " = " + text + ", " + origin.says()));
            source.complaints().forEach(complaint -> lines.add("complaint  " + origin.says() + ": " + complaint));
        }
    }

    void value(String name, String text, Source.Origin origin) {
        lines.add("value      " + name + " = " + text + ", from " + origin.says());
    }

    void applied(List<Row> rows) {
        rows.forEach(row -> lines.add("row        " + row.id() + ": "
                + row.act().text().replace("*", "") + "  [" + String.join(" ", row.cites()) + "]"));
    }

    void answered(Set<Fact> questions, Facts.Known facts) {
        questions.forEach(fact -> lines.add(
                "answer     " + fact.word() + " = " + facts.values().get(fact).word()));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The answers that lines tell, by the words of the facts. */
    static Map<String, String> answers(List<String> lines) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher answer = ANSWER.matcher(line);
            if (answer.matches()) {
                answers.put(answer.group(1), answer.group(2));
            }
        }
        return answers;
    }

    /** The ids of the rows that lines tell, in order. */
    static List<String> rows(List<String> lines) {
        return lines.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }
}
