package org.uclab.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rows for people, or the same rows as JSON for scripts. */
final class Listing {

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private String last = "";

    /**
     * One row.
     *
     * @param below lines below it, for people only
     * @param more  what scripts get besides
     */
    private record Row(List<String> cells, List<String> below, Map<String, Object> more) {}

    Listing(String... columns) {
        this.columns = List.of(columns);
    }

    Listing row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(new Row(row, new ArrayList<>(), new LinkedHashMap<>()));
        return this;
    }

    /** A line below the latest row, for people. */
    void below(String line) {
        latest().below().add(line);
    }

    /** One more value of the latest row, for scripts. */
    void more(String key, Object value) {
        latest().more().put(key, value);
    }

    /** The last line, for people. */
    void last(String line) {
        last = line;
    }

    private Row latest() {
        return rows.get(rows.size() - 1);
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(json());
        } else {
            rows.forEach(row -> {
                out.println(line(row.cells()));
                row.below().forEach(line -> out.println("    " + line));
            });
            if (!last.isEmpty()) {
                out.println(last);
            }
        }
        out.flush();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(r -> r.cells().get(column).length())
                    .max()
                    .orElse(0);
            line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
        }
        return line.append(row.get(row.size() - 1)).toString();
    }

    private String json() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), row.cells().get(i));
            }
            object.putAll(row.more());
            objects.add(object);
        }
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(objects);
    }
}
