package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.sim.dns.world.NameServer;
import org.uclab.sim.dns.world.NameServers;

/** What the documents say of worlds is true. */
class DocumentedWorldTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(world: .*?)```", Pattern.DOTALL);
    private static final String BRANCH = """
            @ 300 IN SOA ns-inside.example.local. hostmaster 1 2 3 4 5
              NS ns-inside.example.local.
            printer A 192.0.2.11
            """;

    @Test
    void theExampleOfTheArchitecturePageIsAWorldWithoutMistakes() throws IOException, WorldException {
        Matcher example = EXAMPLE.matcher(Files.readString(HOUSE.resolve("docs/architecture.md")));
        assertThat(example.find()).isTrue();
        LabModel model = Worlds.parse("example.yaml", example.group(1), DocumentedWorldTest::part);
        assertThat(model.section(NameServers.class).servers())
                .filteredOn(server -> server.host().equals("ns-inside.example.local"))
                .flatExtracting(NameServer::zones)
                .extracting(NameServer.DnsZone::name)
                .containsExactly("", "example.local", "cisco-uc.example.com", "branch.example.local");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uclab",
                "separate-domains",
                "services-zone-inside",
                "pinpoint",
                "voice-services-domain",
                "voice-services-learned",
                "before-9.1.2",
                "split-brain",
                "split-brain-views",
                "exposed",
                "many-domains"
            })
    void theReadmeSaysOfAWorldWhatTheWorldSays(String name) throws IOException, WorldException {
        List<String> paragraphs =
                List.of(Files.readString(HOUSE.resolve("README.md")).split("\n\n"));
        LabModel model = Worlds.load(name);
        String wanted = "**`" + name + "`**: " + model.title() + ". " + model.about();
        assertThat(paragraphs).anySatisfy(paragraph -> assertThat(paragraph).isEqualToNormalizingWhitespace(wanted));
    }

    private static String part(String path) throws IOException {
        if (path.equals("branch.zone")) {
            return BRANCH;
        }
        try (var in = Worlds.class.getClassLoader().getResourceAsStream("worlds/" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
