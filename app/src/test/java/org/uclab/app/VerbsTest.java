package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Verb;
import org.uclab.features.script.Script;
import org.uclab.features.script.StepText;
import picocli.CommandLine;

/** A verb has three faces, or says why not. */
class VerbsTest {

    private static final Set<String> STEPS =
            Script.bundled().steps().stream().map(StepText::text).collect(Collectors.toSet());

    private static final CommandLine COMMANDS = Uclab.everything();

    @Test
    void everyVerbHasItsFacesOrTheReasonForEachThatItLacks() {
        List<String> wrong = new ArrayList<>();
        for (Verb<LiveLab, ?> verb : Verbs.all()) {
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
            assertThat(faces).as(verb + " can only be said in one way").hasSizeGreaterThan(1);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theStepsThatSayItAreSteps() {
        for (Verb<LiveLab, ?> verb : Verbs.all()) {
            assertThat(STEPS).as(verb.command()).containsAll(verb.steps());
        }
    }

    @Test
    void pathsAndCommandsAreTheirOwn() {
        assertThat(Verbs.all()).extracting(Verb::command).doesNotHaveDuplicates();
        assertThat(Verbs.all())
                .extracting(verb -> verb.method() + " " + verb.path())
                .doesNotHaveDuplicates();
        for (Verb<LiveLab, ?> verb : Verbs.all()) {
            assertThat(verb.parameters())
                    .extracting(parameter -> parameter.name())
                    .containsAll(verb.places());
        }
    }

    private static boolean isCommand(Verb<LiveLab, ?> verb) {
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
