package org.uclab.features.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.features.RunTerms;

/** The terms of a run as properties of its JUnit report, which the formatter that writes it cannot be told. */
final class JunitProperties {

    private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");

    private JunitProperties() {}

    static void add(Path report, RunTerms terms) throws IOException {
        StringBuilder properties = new StringBuilder("\n<properties>\n").append(property("seed", terms.seed()));
        terms.timeScale().ifPresent(scale -> properties.append(property("timeScale", scale)));
        String added =
                Matcher.quoteReplacement(properties.append("</properties>").toString());
        Files.writeString(report, SUITE.matcher(Files.readString(report)).replaceFirst("$0" + added));
    }

    private static String property(String name, Object value) {
        return "<property name=\"" + name + "\" value=\"" + value + "\"/>\n";
    }
}
