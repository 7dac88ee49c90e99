package org.uclab.tool.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of {@code requests.txt} beside this class, where its form is told.
 *
 * @param outcomes what is answered, in order
 * @param goesOn   whether the connection does
 * @param parts    bytes to send; before each but the first an answer is waited for
 */
record HttpRequestVectors(String name, List<String> outcomes, boolean goesOn, List<byte[]> parts) {

    private static final String FILE = "requests.txt";
    private static final Pattern TIMES = Pattern.compile("\\$\\{(.*?)\\*([0-9]+)}");

    static List<HttpRequestVectors> all() throws IOException {
        List<HttpRequestVectors> all = new ArrayList<>();
        try (InputStream file = HttpRequestVectors.class.getResourceAsStream(FILE)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> all.add(row(line)));
        }
        return all;
    }

    private static HttpRequestVectors row(String line) {
        String[] cells = line.split(" \\| ", 4);
        if (cells.length != 4 || !cells[2].matches("[0-9]{4} §[0-9.]+")) {
            throw new IllegalArgumentException("not a row: " + line);
        }
        List<String> outcomes = new ArrayList<>(List.of(cells[1].split(", ")));
        String then = outcomes.remove(outcomes.size() - 1);
        if (!List.of("goes on", "ends").contains(then)
                || outcomes.isEmpty()
                || !outcomes.stream().allMatch(each -> each.matches("served|answered|[0-9]{3}"))) {
            throw new IllegalArgumentException("no outcome: " + line);
        }
        List<byte[]> parts = new ArrayList<>();
        for (String part : spelt(cells[3]).split("~", -1)) {
            parts.add(bytes(part));
        }
        return new HttpRequestVectors(cells[0], outcomes, then.equals("goes on"), parts);
    }

    private static String spelt(String text) {
        String plain = text.replace("$G", "GET /uclab-none HTTP/1.1\\r\\n")
                .replace("$P", "POST /uclab-none HTTP/1.1\\r\\n")
                .replace("$H", "Host: lab\\r\\n")
                .replace("$E", "\\r\\n");
        return TIMES.matcher(plain)
                .replaceAll(times -> Matcher.quoteReplacement(times.group(1).repeat(Integer.parseInt(times.group(2)))));
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.write(c);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'r' -> out.write('\r');
                case 'n' -> out.write('\n');
                case 't' -> out.write('\t');
                case '\\' -> out.write('\\');
                case 'x' -> {
                    out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("\\" + escape);
            }
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
