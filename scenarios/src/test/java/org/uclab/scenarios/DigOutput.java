package org.uclab.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What dig and kdig print of a reply, read. */
final class DigOutput {

    private static final Pattern STATUS = Pattern.compile("status: (\\w+)");
    private static final Pattern FLAGS = Pattern.compile("(?i);; flags: ([a-z ]+);");
    private static final Pattern SECTION = Pattern.compile(";; (ANSWER|AUTHORITY|ADDITIONAL) SECTION:");

    private DigOutput() {}

    static NameVectors.Answer read(String said) {
        Matcher status = STATUS.matcher(said);
        if (!status.find()) {
            return new NameVectors.Answer("SILENCE", false, List.of());
        }
        Matcher flags = FLAGS.matcher(said);
        boolean authoritative =
                flags.find() && List.of(flags.group(1).split(" ")).contains("aa");
        List<String> records = new ArrayList<>();
        String section = "";
        for (String line : said.lines().toList()) {
            Matcher heading = SECTION.matcher(line);
            if (heading.matches()) {
                section = heading.group(1).toLowerCase(Locale.ROOT);
            } else if (line.isBlank() || line.startsWith(";")) {
                section = line.isBlank() ? "" : section;
            } else if (!section.isEmpty()) {
                records.add(section + " " + line.replaceAll("\\s+", " "));
            }
        }
        return new NameVectors.Answer(status.group(1), authoritative, records);
    }
}
