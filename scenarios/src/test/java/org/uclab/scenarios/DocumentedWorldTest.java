package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.WorldException;

/** What the page on worlds says of them is true. */
class DocumentedWorldTest {

    private static final Path PAGE = Path.of("..", "docs", "worlds.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    static List<String> names() {
        return Worlds.names();
    }

    @Test
    void theExampleIsAWorldThatStarts() throws IOException, WorldException {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        LabModel model = Worlds.parse("worlds.md", example.group(1), Library.EMPTY);
        try (Bench bench = Bench.start(model, BenchOptions.standard())) {
            assertThat(bench.nodes()).hasSize(model.hosts().size());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void thePageSaysOfAWorldWhatTheWorldSays(String name) throws IOException, WorldException {
        List<String> paragraphs = List.of(Files.readString(PAGE).split("\n\n"));
        LabModel model = Worlds.load(name);
        String wanted = "**`" + name + "`**: " + model.title() + ". " + model.about();
        assertThat(paragraphs).anySatisfy(paragraph -> assertThat(paragraph).isEqualToNormalizingWhitespace(wanted));
    }
}
