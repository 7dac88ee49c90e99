package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.system.LabSystem;

/** Each system's page has what a user looks for, and its examples are worlds that start. */
class SystemsReadmeTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final List<String> SECTIONS =
            List.of("## What it plays", "## World keys", "## Faults", "## What it does not play");

    static List<Path> systems() throws IOException {
        try (Stream<Path> rooms = Files.list(HOUSE)) {
            return rooms.filter(room -> room.getFileName().toString().startsWith("sim-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everySystemOfTheListHasARoom() throws IOException {
        assertThat(Systems.all()).hasSameSizeAs(systems());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aPageHasItsSectionsInOrder(Path room) throws IOException {
        assertThat(Files.readString(room.resolve("README.md"))).containsSubsequence(SECTIONS);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void everyExampleIsAWorldThatStartsAndShowsEveryServiceOfTheSystem(Path room) throws IOException, WorldException {
        Matcher example = EXAMPLE.matcher(Files.readString(room.resolve("README.md")));
        Set<String> services = new TreeSet<>();
        while (example.find()) {
            LabModel model = Worlds.parse(room.getFileName() + "/README.md", example.group(1), Library.EMPTY);
            try (Bench bench = Bench.start(model, BenchOptions.standard())) {
                assertThat(bench.history().events())
                        .filteredOn(event -> event.kind() == Event.Kind.NODE_STARTED)
                        .hasSize(model.hosts().size());
                model.hosts()
                        .values()
                        .forEach(host -> host.ports().keySet().stream()
                                .map(Service::noun)
                                .forEach(services::add));
            }
        }
        assertThat(services)
                .containsAll(system(room).roles().stream()
                        .flatMap(role -> role.services().stream())
                        .map(Service::noun)
                        .toList());
    }

    /** The one that lives in that room. */
    private static LabSystem<?> system(Path room) {
        String word = room.getFileName().toString().substring("sim-".length());
        return Systems.all().stream()
                .filter(system -> word.startsWith(system.name()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aPageNamesTheFaultsOfItsSystem(Path room) throws IOException {
        String page = Files.readString(room.resolve("README.md"));
        system(room).faults().stream()
                .filter(form -> !form.layer().equals("http"))
                .forEach(form -> assertThat(page).contains("`" + form.name()));
    }
}
