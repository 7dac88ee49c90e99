package org.uclab.tool.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table of mutants on the page of coverage. Rows of mutants that were tried are written anew; the others stay as they are
 * while the mutant is what the row says, and go with it.
 */
final class Page {

    static final String BEGIN = "<!-- mutants: written by tool/mutants/run -->";
    static final String END = "<!-- /mutants -->";

    private static final String HEAD = "| id | mutant | what is broken | seen |\n|---|---|---|---|\n";

    private Page() {}

    /**
     * Writes the table into the page.
     *
     * @param all  every mutant, in the order of the table
     * @param seen of those that were tried, whether they were seen
     * @throws IOException when the page cannot be read or written, or has no place for mutants
     */
    static void write(Path page, Collection<Mutant> all, Map<Mutant, Boolean> seen) throws IOException {
        Files.writeString(page, text(page, Files.readString(page), all, seen));
    }

    private static String text(Path page, String before, Collection<Mutant> all, Map<Mutant, Boolean> seen)
            throws IOException {
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for mutants: " + BEGIN + " … " + END);
        }
        Map<String, String> rows = new HashMap<>();
        before.substring(begin, end).lines().forEach(line -> rows.put(withoutVerdict(line), line));
        seen.forEach((mutant, yes) -> rows.put(row(mutant), row(mutant) + (yes ? " yes |" : " **no** |")));
        List<String> table = all.stream()
                .map(mutant -> rows.get(row(mutant)))
                .filter(row -> row != null)
                .toList();
        long red = table.stream().filter(row -> row.endsWith(" yes |")).count();
        int untried = all.size() - table.size();
        return before.substring(0, begin) + BEGIN + "\n\n" + red + " of " + table.size() + " mutants are seen"
                + (untried == 0 ? "" : "; " + untried + " have not been tried") + ".\n\n" + HEAD
                + table.stream().map(row -> row + "\n").collect(Collectors.joining()) + "\n" + before.substring(end);
    }

    private static String row(Mutant mutant) {
        return "| " + mutant.id() + " | " + mutant.name() + " | "
                + mutant.says().replace("|", "\\|") + " |";
    }

    private static String withoutVerdict(String line) {
        return line.replaceFirst(" (yes|\\*\\*no\\*\\*) \\|$", "");
    }
}
