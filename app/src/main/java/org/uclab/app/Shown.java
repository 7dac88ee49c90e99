package org.uclab.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a verb gives, for people: a list as rows, a record as its members, one a line. */
final class Shown {

    private Shown() {}

    static void print(PrintWriter out, Object given) {
        if (given instanceof List<?> all) {
            rows(out, all);
        } else if (given instanceof Map<?, ?> record) {
            members(out, record);
        } else {
            out.println(given);
        }
    }

    private static void members(PrintWriter out, Map<?, ?> record) {
        Listing listing = new Listing("name", "value");
        record.forEach((name, value) -> {
            if (!isTable(value)) {
                listing.row(name, cell(value));
            }
        });
        listing.print(out, false);
        record.forEach((name, value) -> {
            if (isTable(value)) {
                out.println();
                out.println(name);
                rows(out, (List<?>) value);
            }
        });
    }

    private static boolean isTable(Object value) {
        return value instanceof List<?> all && !all.isEmpty() && all.get(0) instanceof Map;
    }

    private static void rows(PrintWriter out, List<?> all) {
        if (all.isEmpty()) {
            return;
        }
        if (!(all.get(0) instanceof Map<?, ?> first)) {
            all.forEach(out::println);
            return;
        }
        List<String> columns = new ArrayList<>();
        first.keySet().forEach(name -> columns.add(String.valueOf(name)));
        Listing listing = new Listing(columns.toArray(String[]::new));
        for (Object one : all) {
            Map<?, ?> row = (Map<?, ?>) one;
            listing.row(columns.stream().map(name -> cell(row.get(name))).toArray());
        }
        listing.print(out, false);
    }

    /** One line, whatever it is. */
    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> all) {
            return all.stream().map(Shown::brief).collect(Collectors.joining(" "));
        }
        return value instanceof Map<?, ?> record ? brief(record) : String.valueOf(value);
    }

    private static String brief(Object value) {
        if (value instanceof Map<?, ?> record) {
            Object text = record.containsKey("text") ? record.get("text") : record.get("name");
            return String.valueOf(text) + (record.get("port") == null ? "" : ":" + record.get("port"));
        }
        return String.valueOf(value);
    }
}
