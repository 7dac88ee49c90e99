package org.uclab.tool.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One place of the house, broken.
 *
 * @param name  that of its file without the ending
 * @param id    the behaviour or the clause that it breaks, such as {@code DISC-08c}
 * @param place the source file, from the root of the house
 * @param says  what the house does wrong with it
 * @param hunks what is replaced, in the order of the file
 */
record Mutant(String name, String id, String place, String says, List<Hunk> hunks) {

    /** It cannot be made of the house as it is; the message says why. */
    static final class Unfit extends Exception {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }

    /**
     * Lines that follow each other, and what stands there instead. How they are indented does not matter.
     *
     * @param before at least one line
     */
    record Hunk(List<String> before, List<String> after) {}

    static final String ENDING = ".mutant";

    private static final List<String> KEYS = List.of("id", "place", "says");

    /**
     * Reads a file: {@code key: value} lines for {@code id}, {@code place} and {@code says}, an empty line, then hunks with
     * {@code @@} between them; a line begins with {@code -}, {@code +}, or a space where it stays as it is.
     *
     * @throws Unfit when it is none
     */
    static Mutant read(Path file) throws IOException, Unfit {
        String name = file.getFileName().toString().replace(ENDING, "");
        List<String> lines = Files.readAllLines(file);
        int gap = lines.indexOf("");
        Map<String, String> head = new LinkedHashMap<>();
        for (String line : lines.subList(0, Math.max(gap, 0))) {
            String[] pair = line.split(": ", 2);
            if (pair.length != 2 || !KEYS.contains(pair[0]) || head.put(pair[0], pair[1].strip()) != null) {
                throw new Unfit("'" + line + "' is not one of " + KEYS + ", each once");
            }
        }
        if (!head.keySet().containsAll(KEYS)) {
            throw new Unfit("it lacks some of " + KEYS + " before the first empty line");
        }
        return new Mutant(
                name, head.get("id"), head.get("place"), head.get("says"), hunks(lines.subList(gap + 1, lines.size())));
    }

    private static List<Hunk> hunks(List<String> lines) throws Unfit {
        List<Hunk> hunks = new ArrayList<>();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@@")) {
                hunks.add(hunk(before, after));
                before.clear();
                after.clear();
            } else if (!line.isBlank()) {
                String text = line.substring(1).strip();
                switch (line.charAt(0)) {
                    case '-' -> before.add(text);
                    case '+' -> after.add(text);
                    case ' ' -> {
                        before.add(text);
                        after.add(text);
                    }
                    default -> throw new Unfit("'" + line + "' begins with none of '-', '+' and a space");
                }
            }
        }
        hunks.add(hunk(before, after));
        return hunks;
    }

    private static Hunk hunk(List<String> before, List<String> after) throws Unfit {
        if (before.isEmpty() || before.equals(after)) {
            throw new Unfit("a hunk replaces at least one line by something else");
        }
        return new Hunk(List.copyOf(before), List.copyOf(after));
    }

    /**
     * The source with the replacements made; lines keep their numbers up to the first.
     *
     * @throws Unfit when the lines of a hunk do not stand there exactly once
     */
    String applied(String source) throws Unfit {
        List<String> lines = new ArrayList<>(source.lines().toList());
        for (Hunk hunk : hunks) {
            int at = -1;
            for (int candidate = 0; candidate + hunk.before().size() <= lines.size(); candidate++) {
                List<String> there = lines
                        .subList(candidate, candidate + hunk.before().size())
                        .stream()
                        .map(String::strip)
                        .toList();
                if (there.equals(hunk.before())) {
                    if (at >= 0) {
                        throw new Unfit("'" + hunk.before().get(0) + "' and what follows stand twice in " + place);
                    }
                    at = candidate;
                }
            }
            if (at < 0) {
                throw new Unfit("'" + hunk.before().get(0) + "' and what follows do not stand in " + place);
            }
            lines.subList(at, at + hunk.before().size()).clear();
            lines.addAll(at, hunk.after());
        }
        return String.join("\n", lines) + "\n";
    }
}
