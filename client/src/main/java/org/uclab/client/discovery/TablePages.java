package org.uclab.client.discovery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Prints the decision table, what it may depend on, where it ends and what it was judged by. */
final class TablePages {

    private final Explorer explorer;
    private final Explorer.Judged judged;

    TablePages(Explorer explorer, Explorer.Judged judged) {
        this.explorer = explorer;
        this.judged = judged;
    }

    /** A table with a heading. */
    private record Table(String title, String about, List<String> columns, List<List<String>> rows) {}

    private List<Table> tables() {
        return List.of(rows(), verdicts(), rules(), facts());
    }

    private Table rows() {
        List<List<String>> cells = new ArrayList<>();
        int number = 0;
        for (Row row : DiscoveryTable.ROWS) {
            number++;
            cells.add(List.of(
                    Integer.toString(number),
                    row.id(),
                    row.condition(),
                    row.act().text(),
                    String.join(" ", row.cites())));
        }
        return new Table(
                "Rows",
                "The first row that applies is taken, and the table is read again. Questions of one part go out together.",
                List.of("", "row", "when", "then", "catalogue"),
                cells);
    }

    private Table verdicts() {
        Map<Verdict, Long> classes = new EnumMap<>(Verdict.class);
        Map<Verdict, BigInteger> cases = new EnumMap<>(Verdict.class);
        explorer.classes()
                .forEach(found -> found.verdict().ifPresent(verdict -> {
                    classes.merge(verdict, 1L, Long::sum);
                    cases.merge(verdict, found.facts().size(), BigInteger::add);
                }));
        return new Table(
                "Ends",
                "How discovery can end. A class holds all cases between which the table makes no difference.",
                List.of("end", "which means", "classes", "cases"),
                Stream.of(Verdict.values())
                        .map(verdict -> List.of(
                                verdict.word(),
                                verdict.says(),
                                String.format(Locale.ROOT, "%,d", classes.getOrDefault(verdict, 0L)),
                                String.format(Locale.ROOT, "%,d", cases.getOrDefault(verdict, BigInteger.ZERO))))
                        .toList());
    }

    private Table rules() {
        return new Table(
                "Rules",
                "What the catalogue says, judged in every case. The number says in how many classes a rule had something to say.",
                List.of("rule", "catalogue", "says", "classes"),
                CatalogueRules.all().stream()
                        .map(rule -> List.of(
                                rule.id(),
                                rule.cites(),
                                rule.says(),
                                String.format(Locale.ROOT, "%,d", judged.said().get(rule.id()))))
                        .toList());
    }

    private static Table facts() {
        return new Table(
                "Facts",
                "What the table may depend on. *given*: known from the start; *learned*: concluded; *memory*: what the client"
                        + " asks itself; *wire*: what it asks others.",
                List.of("fact", "kind", "what it is", "it can be"),
                Stream.of(Fact.values())
                        .map(fact -> List.of(
                                fact.word(),
                                Fact.wordOf(fact.kind()),
                                fact.about(),
                                String.join(
                                        ", ",
                                        fact.findings().stream()
                                                .map(Finding::word)
                                                .toList())))
                        .toList());
    }

    String markdown() {
        StringBuilder page = new StringBuilder("# The decision table of discovery\n\n");
        page.append(
                        "Written by `./uclab explore discovery`, which goes through every case and judges it; a test compares this\n")
                .append(
                        "page with what it prints. `--release`, `--platform`, `--world` and `--fact` narrow it to a client and a place.\n\n")
                .append(String.format(
                        Locale.ROOT,
                        "%,d cases in %,d classes, judged by %d rules of the catalogue: %s.",
                        explorer.cases(),
                        explorer.classes().size(),
                        judged.said().size(),
                        judged.broken().isEmpty() ? "none is broken" : "some are broken"))
                .append('\n');
        for (Table table : tables()) {
            page.append("\n## ")
                    .append(table.title())
                    .append("\n\n")
                    .append(table.about())
                    .append("\n\n");
            line(page, table.columns());
            line(page, table.columns().stream().map(column -> "---").toList());
            table.rows().forEach(row -> line(page, row));
        }
        return page.toString();
    }

    private static void line(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>The decision table of discovery</title>
            <style>
            body{font:15px/1.4 system-ui,sans-serif;margin:2em}
            table{border-collapse:collapse;margin:1em 0}
            td,th{border:1px solid #bbb;padding:.2em .6em;text-align:left;vertical-align:top}
            input{font:inherit;padding:.3em;width:30em}
            </style></head><body>
            <h1>The decision table of discovery</h1>
            <p><label>Search: <input id="search" autofocus placeholder="words that a line must have"></label></p>
            """;

    private static final String SEARCH = """
            <script>
            document.getElementById('search').addEventListener('input', event => {
              const words = event.target.value.toLowerCase().split(/\\s+/).filter(word => word);
              document.querySelectorAll('tbody tr').forEach(row => {
                const text = row.textContent.toLowerCase();
                row.hidden = !words.every(word => text.includes(word));
              });
            });
            </script>
            </body></html>
            """;

    String html() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Table table : tables()) {
            page.append("<h2>")
                    .append(table.title())
                    .append("</h2>\n<p>")
                    .append(escaped(table.about()))
                    .append("</p>\n");
            page.append("<table><thead>");
            cells(page, "th", table.columns());
            page.append("</thead><tbody>\n");
            table.rows().forEach(row -> cells(page, "td", row));
            page.append("</tbody></table>\n");
        }
        return page.append(SEARCH).toString();
    }

    private static void cells(StringBuilder page, String tag, List<String> cells) {
        page.append("<tr>");
        cells.forEach(cell -> page.append('<')
                .append(tag)
                .append('>')
                .append(escaped(cell))
                .append("</")
                .append(tag)
                .append('>'));
        page.append("</tr>\n");
    }

    private static String escaped(String markdown) {
        return markdown.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("**", "")
                .replace("*", "")
                .replace("`", "");
    }
}
