package org.uclab.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.live.Verbs;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Verb;
import org.uclab.features.script.Script;
import org.uclab.features.script.StepText;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** A verb has three faces, or says why not. */
class VerbsTest {

    private static final Set<String> STEPS =
            Script.bundled().steps().stream().map(StepText::text).collect(Collectors.toSet());

    private static final CommandLine COMMANDS = Uclab.everything();

    private static final String BY_HAND =
            "a request by hand needs the addresses and passwords of a lab and nothing else; curl sends it";

    /** What somebody does in a scenario and nobody in a lab that runs, with the reason. */
    private static final Map<String, String> STEPS_ALONE = Map.ofEntries(
            entry("{user} sends {string} from {zone} to {service} of {host}", BY_HAND),
            entry("{user} sends {string} from {zone} to {service} of {host} with:", BY_HAND),
            entry(
                    "a stranger {zone} sends {string} to {service} of {host} as {string} with the password {string}",
                    BY_HAND),
            entry("a stranger {zone} sends {string} to {service} of {host} with the cookie {string}", BY_HAND),
            entry("a stranger {zone} sends {string} to {service} of {host} with the cookies set last", BY_HAND),
            entry("a stranger {zone} signs in as {user} at {host}", BY_HAND),
            entry("a program {zone} logs {string} in by SOAP at {host} with the password {string}", BY_HAND),
            entry("that program logs {string} in by SOAP at {host} for {string}", BY_HAND),
            entry("that program logs {string} out by SOAP at {host}", BY_HAND),
            entry("that program puts {user} on the contact list of {string} at {host}, in the group {string}", BY_HAND),
            entry(
                    "a program {zone} logs {string} in at the presence web service of {host} with the password {string}",
                    BY_HAND),
            entry("that program logs {string} in at the presence web service of {host} for {string}", BY_HAND),
            entry(
                    "that program sets the presence of {string} to {string} at the presence web service of {host}",
                    BY_HAND),
            entry("that program takes a one-time password of {user} at {host}", BY_HAND),
            entry("that program sets In a meeting of {user} to {string} at {host}", BY_HAND),
            entry("{user} has a meeting in the calendar at {host} for {int} lab seconds", BY_HAND));

    private static Stream<Verb<?, ?>> verbs() {
        return Stream.concat(Verbs.all().stream(), HouseVerbs.all().stream());
    }

    @Test
    void everyStepThatActsIsOfAVerbOrNamesItsReason() {
        Set<String> acts = new TreeSet<>();
        new ClassFileImporter()
                .importPackages("org.uclab.features.steps").stream()
                        .flatMap(steps -> steps.getMethods().stream())
                        .flatMap(method -> method.getAnnotations().stream())
                        .filter(said -> said.getRawType().isEquivalentTo(When.class)
                                || said.getRawType().isEquivalentTo(Given.class))
                        .forEach(said ->
                                acts.add(String.valueOf(said.get("value").orElseThrow())));
        assertThat(acts).hasSizeGreaterThan(50).containsAll(STEPS_ALONE.keySet());
        Set<String> said = verbs().flatMap(verb -> verb.steps().stream()).collect(Collectors.toSet());
        assertThat(said).doesNotContainAnyElementsOf(STEPS_ALONE.keySet());
        acts.removeAll(said);
        assertThat(acts).isEqualTo(STEPS_ALONE.keySet());
    }

    @Test
    void everyVerbHasItsFacesOrTheReasonForEachThatItLacks() {
        List<String> wrong = new ArrayList<>();
        for (Verb<?, ?> verb : verbs().toList()) {
            Set<Face> faces = EnumSet.noneOf(Face.class);
            if (!verb.steps().isEmpty()) {
                faces.add(Face.STEP);
            }
            if (!verb.path().isEmpty()) {
                faces.add(Face.CALL);
            }
            if (isCommand(verb)) {
                faces.add(Face.COMMAND);
            }
            for (Face face : Face.values()) {
                boolean reasoned = !verb.without().getOrDefault(face, "").isBlank();
                if (faces.contains(face) == reasoned) {
                    wrong.add(verb
                            + (reasoned ? " has and lacks the face " : " lacks without a reason the face ")
                            + face);
                }
            }
            assertThat(faces.size() + verb.without().size()).as(verb.command()).isEqualTo(Face.values().length);
        }
        assertThat(wrong).isEmpty();
        assertThat(Verbs.all())
                .as("in a running lab everything can be said in two ways")
                .allMatch(verb -> verb.without().size() < 2);
    }

    @Test
    void theListingTellsEveryVerbWithWhatItLacks() {
        StringWriter out = new StringWriter();
        assertThat(Uclab.run(new PrintWriter(out), new PrintWriter(out), "verbs", "--json"))
                .isZero();
        List<Map<?, ?>> listed = new ArrayList<>();
        ((List<?>) JsonMapper.shared().readValue(out.toString(), List.class))
                .forEach(row -> listed.add((Map<?, ?>) row));
        assertThat(listed.stream().map(row -> String.valueOf(row.get("call"))))
                .containsExactlyElementsOf(
                        verbs().map(verb -> verb.method() + " " + verb.path()).toList());
        List<String> missing = listed.stream()
                .filter(row ->
                        (row.get("command").equals("") ? 1 : 0) + (((List<?>) row.get("steps")).isEmpty() ? 1 : 0)
                                > ((Map<?, ?>) row.get("without")).size())
                .map(String::valueOf)
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void theStepsThatSayItAreSteps() {
        for (Verb<?, ?> verb : verbs().toList()) {
            assertThat(STEPS).as(verb.command()).containsAll(verb.steps());
        }
    }

    @Test
    void pathsAndCommandsAreTheirOwn() {
        assertThat(verbs().map(Verb::command)).doesNotHaveDuplicates();
        assertThat(verbs().map(verb -> verb.method() + " " + verb.path())).doesNotHaveDuplicates();
        for (Verb<?, ?> verb : verbs().toList()) {
            assertThat(verb.parameters())
                    .extracting(parameter -> parameter.name())
                    .containsAll(verb.places());
        }
    }

    private static boolean isCommand(Verb<?, ?> verb) {
        String[] words = verb.command().split(" ");
        CommandLine group = COMMANDS.getSubcommands().get(words[0]);
        if (group == null) {
            return false;
        }
        if (words[0].equals("host")) {
            return group.getUsageMessage().contains(words[1]);
        }
        CommandLine at = group;
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("--")) {
                return at.getCommandSpec().findOption(words[i]) != null;
            }
            at = at.getSubcommands().get(words[i]);
            if (at == null) {
                return false;
            }
        }
        return true;
    }
}
