package org.uclab.sim.ucm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message in a file, and what {@code expected.txt} beside it says of it; README.md above them has the notation.
 *
 * @param reading {@code valid}, or {@code refused} and how
 * @param udp     final answers over UDP
 * @param answers header fields of the last answer, and what they contain
 * @param fields  what is read
 */
record SipVector(
        String name,
        byte[] bytes,
        String reading,
        Outcome udp,
        Outcome tcp,
        Map<String, String> answers,
        Map<String, String> fields) {

    /** What is to come back, and what becomes of a connection then. */
    record Outcome(List<Integer> statuses, boolean closes, boolean waits) {}

    @Override
    public String toString() {
        return name;
    }

    /** All of a folder; a file without an expectation, or one without a file, is a mistake. */
    static List<SipVector> of(String folder) {
        Path at = folder(folder);
        Map<String, List<String>> expected = expected(at.resolve("expected.txt"));
        List<SipVector> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(at)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".dat")) {
                    String plain = name.substring(0, name.length() - ".dat".length());
                    List<String> lines = expected.remove(plain);
                    if (lines == null) {
                        throw new IllegalStateException("nothing is expected of " + name);
                    }
                    all.add(vector(plain, bytes(Files.readString(file, StandardCharsets.ISO_8859_1)), lines));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (!expected.isEmpty()) {
            throw new IllegalStateException("there is no message " + expected.keySet());
        }
        return all;
    }

    private static Path folder(String name) {
        URL url = SipVector.class.getResource("/sip/" + name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, List<String>> expected(Path file) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        List<String> last = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(" ")) {
                    last.add(line.strip());
                } else if (!line.isBlank()) {
                    last = new ArrayList<>(List.of(line.split(" ", 2)[1]));
                    all.put(line.split(" ", 2)[0], last);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return all;
    }

    private static SipVector vector(String name, byte[] bytes, List<String> lines) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "answers" -> {
                    outcomes.put("udp", outcome(words[1]));
                    outcomes.put("tcp", outcome(words[1]));
                }
                case "udp", "tcp" -> outcomes.put(words[0], outcome(words[1]));
                case "answer" -> {
                    String[] field = words[1].split(": ?", 2);
                    answers.put(field[0], field[1]);
                }
                default -> {
                    String[] field = line.split(" = ?", 2);
                    fields.put(field[0], new String(bytes(field.length == 1 ? "" : field[1]), StandardCharsets.UTF_8));
                }
            }
        }
        return new SipVector(name, bytes, lines.get(0), outcomes.get("udp"), outcomes.get("tcp"), answers, fields);
    }

    private static Outcome outcome(String words) {
        String[] parts = words.split(" then ", 2);
        List<Integer> statuses = parts[0].equals("nothing")
                ? List.of()
                : Stream.of(parts[0].split(" ")).map(Integer::valueOf).toList();
        String end = parts.length == 1 ? "" : parts[1];
        return new Outcome(statuses, end.equals("closes"), end.equals("waits"));
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '\n') {
                bytes.writeBytes(new byte[] {'\r', '\n'});
            } else if (at != '\\') {
                bytes.write(at);
            } else if (text.charAt(i + 1) == '\\') {
                bytes.write('\\');
                i++;
            } else {
                bytes.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            }
        }
        return bytes.toByteArray();
    }
}
