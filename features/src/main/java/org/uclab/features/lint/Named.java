package org.uclab.features.lint;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uclab.control.live.Cast;
import org.uclab.control.verb.Refused;
import org.uclab.features.Unplayable;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.model.Finding;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.BenchException;
import org.uclab.scenarios.Systems;
import org.uclab.scenarios.Worlds;

/**
 * There is a world of the name that a scenario gives, and whoever and whatever it names is in it. What is in nobody's world
 * never does anything, so that it did nothing proves nothing.
 */
final class Named implements Rule {

    /** The first of its strings is somebody whom later steps may name. */
    private static final String COMES = "a user {string} like {user} is added with the password {string}";

    /** A host in the words of a step. */
    private static final Pattern HOST = Pattern.compile("\\{([^{}\\s]+)\\}");

    /** A world, or why it cannot be used. */
    private record Read(Optional<Cast> cast, String trouble) {}

    private final Map<String, Read> worlds = new HashMap<>();

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        List<Finding> findings = new ArrayList<>();
        Optional<StepLine> opening = scenario.lines().stream()
                .filter(line -> FeatureLint.WORLD_STEPS.contains(line.pattern()))
                .findFirst();
        Optional<Cast> cast = Optional.empty();
        if (opening.isPresent()) {
            Read read = world(scenario.file(), opening.get().values("string").get(0));
            cast = read.cast();
            if (cast.isEmpty()) {
                findings.add(new Finding(
                        scenario.file(),
                        opening.get().line(),
                        "this world cannot be used: " + read.trouble(),
                        "'./uclab worlds' lists the bundled ones; './uclab up FILE' tells all about one's own"));
            }
        }
        Set<String> newcomers = scenario.lines().stream()
                .filter(line -> line.pattern().equals(COMES))
                .map(line -> line.values("string").get(0))
                .collect(Collectors.toSet());
        for (StepLine line : scenario.lines()) {
            for (StepLine.Noun noun : line.nouns()) {
                if (noun.type().equals("user") && newcomers.contains(noun.value())) {
                    continue;
                }
                look(scenario, line, noun, cast, findings);
            }
            for (String host : line.column("host").toList()) {
                look(scenario, line, new StepLine.Noun("host", host), cast, findings);
            }
        }
        return findings;
    }

    private Read world(String feature, String name) {
        return worlds.computeIfAbsent(beside(feature, name), file -> {
            try {
                LabModel model = Worlds.load(file);
                return new Read(Optional.of(new Cast(model)), "");
            } catch (WorldException | BenchException unusable) {
                return new Read(Optional.empty(), unusable.getMessage());
            }
        });
    }

    /** A path counts from the folder of its feature, or else from here. */
    private static String beside(String feature, String world) {
        try {
            Path file = Path.of(feature).resolveSibling(world);
            return Files.isRegularFile(file) ? file.toString() : world;
        } catch (InvalidPathException notOne) {
            return world;
        }
    }

    private static void look(
            ScenarioText scenario, StepLine line, StepLine.Noun noun, Optional<Cast> cast, List<Finding> findings) {
        try {
            switch (noun.type()) {
                case "user" -> cast.ifPresent(world -> world.user(noun.value()));
                case "host" -> cast.ifPresent(world -> world.host(noun.value()));
                case "zone" -> cast.ifPresent(world -> world.zone(noun.value()));
                case "place" -> {
                    Where place = Unplayable.unlessWrong(() -> Where.parse(noun.value()));
                    cast.ifPresent(world -> world.host(place.host()));
                }
                case "fault" -> Unplayable.unlessWrong(() -> Systems.faults().parse(noun.value()));
                case "when" -> Unplayable.unlessWrong(() -> Trigger.parse(noun.value()));
                case "string" -> {
                    Matcher hosts = HOST.matcher(noun.value());
                    while (cast.isPresent() && !line.pattern().contains(" like {string}") && hosts.find()) {
                        cast.get().host(hosts.group(1));
                    }
                }
                default -> {
                    // a number, or words that mean the same in every world
                }
            }
        } catch (Unplayable | Refused unknown) {
            findings.add(
                    new Finding(scenario.file(), line.line(), unknown.getMessage(), "name one that the world has"));
        }
    }
}
