package org.uclab.shell.http;

import java.util.List;
import java.util.Locale;

/** What a caller accepts, by media ranges and their weights (RFC 9110 §12.5.1, §12.4.2). */
record Accepted(List<Range> ranges) {

    /**
     * A media range.
     *
     * @param weight 0 to 1; a weight that cannot be read is 1
     */
    record Range(String type, double weight) {

        private static Range of(String text) {
            String[] parts = text.split(";");
            double weight = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip();
                if (parameter.startsWith("q=") && parameter.substring(2).matches("[01](\\.[0-9]{0,3})?")) {
                    weight = Math.min(1, Double.parseDouble(parameter.substring(2)));
                }
            }
            return new Range(parts.length == 0 ? "" : parts[0].strip(), weight);
        }
    }

    /** Whether one of the ranges in those values is that type, and wanted. Most say nothing of it, which shows at once. */
    static boolean names(List<String> values, String wanted) {
        String text = String.join(",", values).toLowerCase(Locale.ROOT);
        return text.contains(wanted) && new Accepted(ranges(text)).names(wanted);
    }

    private static List<Range> ranges(String text) {
        return List.of(text.split(",")).stream()
                .filter(each -> !each.isBlank())
                .map(Range::of)
                .toList();
    }

    private boolean names(String wanted) {
        return ranges.stream().anyMatch(range -> range.type().equals(wanted) && range.weight() > 0);
    }
}
