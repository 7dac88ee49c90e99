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
    private final List<List<String>> rows = new ArrayList<>();

    Listing(String... columns) {
        this.columns = List.of(columns);
    }

    Listing row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(json());
        } else {
            rows.forEach(row -> out.println(line(row)));
        }
        out.flush();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++) {
            int column = i;
            int width =
                    rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
        }
        return line.append(row.get(row.size() - 1)).toString();
    }

    private String json() {
        List<Map<String, String>> objects = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), row.get(i));
            }
            objects.add(object);
        }
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(objects);
    }
}
