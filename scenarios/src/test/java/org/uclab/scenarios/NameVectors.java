package org.uclab.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Questions and whole answers, read from the files beside {@code names/README.md}. */
record NameVectors(String zone, String server, String type, String name, Answer answer, String line) {

    private static final Path FOLDER = Path.of("src/test/resources/names");
    private static final Pattern QUESTION = Pattern.compile(
            "(?<zone>\\w+)( at (?<server>\\S+))? (?<type>[A-Z]+) (?<name>\\S+) = (?<status>\\w+)(?<aa> aa)?");
    private static final Pattern HOST = Pattern.compile("\\{([a-z0-9.-]+)\\}");

    /**
     * What somebody says of an answer.
     *
     * @param status  response code, or {@code SILENCE}
     * @param records each behind the name of its section, sorted, one space between words
     */
    record Answer(String status, boolean authoritative, List<String> records) {

        Answer {
            records = records.stream().sorted().toList();
        }
    }

    /** The worlds that there are questions for. */
    static List<String> worlds() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - ".txt".length()))
                    .sorted()
                    .toList();
        }
    }

    /** The questions for a world, with the addresses of that lab. */
    static List<NameVectors> of(String world, Bench bench) throws IOException {
        List<NameVectors> vectors = new ArrayList<>();
        Matcher question = null;
        List<String> records = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(FOLDER.resolve(world + ".txt")));
        lines.add("end");
        for (String raw : lines) {
            String line = HOST.matcher(raw).replaceAll(place -> value(place.group(1), bench));
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("  ")) {
                records.add(line.strip());
                continue;
            }
            if (question != null) {
                vectors.add(vector(question, records));
                records.clear();
            }
            question = QUESTION.matcher(line);
            if (!question.matches() && !line.equals("end")) {
                throw new AssertionError("no question: " + line);
            }
        }
        return vectors;
    }

    private static NameVectors vector(Matcher question, List<String> records) {
        String server = question.group("server");
        return new NameVectors(
                question.group("zone"),
                server == null ? "" : server,
                question.group("type"),
                question.group("name"),
                new Answer(question.group("status"), question.group("aa") != null, records),
                question.group());
    }

    private static String value(String host, Bench bench) {
        return host.equals("lab")
                ? Integer.toString(bench.number())
                : bench.node(host).address();
    }
}
