package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of the house show can be done, and comes out as they say. */
class PagesTest {

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FEATURE = Pattern.compile("```gherkin\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void everyFeatureOnAPageIsGreen() throws IOException {
        List<String> features = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = FEATURE.matcher(Files.readString(page));
            while (block.find()) {
                Path feature = folder.resolve(
                        features.size() + "-" + page.getFileName().toString().replace(".md", "") + ".feature");
                Files.writeString(feature, block.group(1));
                features.add(feature.toString());
            }
        }
        assertThat(features).hasSizeGreaterThanOrEqualTo(2);
        StringWriter said = new StringWriter();
        List<String> run =
                new ArrayList<>(List.of("run", "--out", folder.resolve("report").toString()));
        run.addAll(features);
        PrintWriter out = new PrintWriter(said);
        assertThat(Uclab.run(out, out, run.toArray(String[]::new)))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains(features.size() + " passed, 0 failed");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !HOUSE.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }
}
