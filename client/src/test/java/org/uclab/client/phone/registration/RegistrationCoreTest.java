package org.uclab.client.phone.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.clock.StepClock;

/** The vectors are in {@code phone/registration.txt}, which says how to read them. */
class RegistrationCoreTest {

    private static final Duration WAIT = Duration.ofSeconds(150);
    private static final RegistrationRules RULES = RegistrationRules.usual().withRestart(WAIT, WAIT);
    private static final RegistrationTerms TERMS = RegistrationTerms.usual(List.of(
            new PhoneNode("pub", 5060, false), new PhoneNode("sub", 5060, false), new PhoneNode("router", 5060, true)));

    /** A core that is woken when it wants to be, and what it has wanted done. */
    private static final class Played {

        private final StepClock clock = new StepClock(Instant.EPOCH);
        private final RegistrationCore core;
        private final List<String> done = new ArrayList<>();
        private Optional<LabTimer> timer = Optional.empty();

        Played(RegistrationRules rules) {
            core = new RegistrationCore(TERMS, rules, new Random(1));
        }

        void goOnTo(long second) {
            clock.advance(Duration.between(clock.now(), Instant.ofEpochSecond(second)));
        }

        void input(RegistrationInput input) {
            did(core.on(input, clock.now()));
        }

        private void did(List<RegistrationAction> actions) {
            actions.forEach(action -> done.add(text(action)));
            timer.ifPresent(LabTimer::cancel);
            timer = core.wakeAt()
                    .map(due -> clock.at(due, () -> {
                        timer = Optional.empty();
                        did(core.wake(clock.now()));
                    }));
        }

        String taken() {
            String taken = String.join("; ", done);
            done.clear();
            return taken;
        }
    }

    private static String text(RegistrationAction action) {
        return switch (action.kind()) {
            case OPEN -> "open " + ((RegistrationAction.Open) action).node();
            case ASK -> {
                RegistrationAction.Ask ask = (RegistrationAction.Ask) action;
                yield "ask " + ask.ticket() + " " + ask.node() + " " + ask.purpose() + " "
                        + ask.expires().toSeconds();
            }
            case RELOAD -> "reload";
            case TELL -> {
                RegistrationAction.Tell tell = (RegistrationAction.Tell) action;
                yield "tell " + tell.state()
                        + tell.node().map(node -> " " + node).orElse("");
            }
        };
    }

    private static RegistrationInput input(String[] words) {
        return switch (words[1]) {
            case "begun" -> new RegistrationInput.Begun();
            case "opened" -> new RegistrationInput.Opened(Integer.parseInt(words[2]));
            case "unopened" -> new RegistrationInput.Unopened(Integer.parseInt(words[2]), "refused");
            case "gone" -> new RegistrationInput.Gone(Integer.parseInt(words[2]), "reset");
            case "answered" -> new RegistrationInput.Answered(Long.parseLong(words[2]), reply(words));
            case "unanswered" -> new RegistrationInput.Unanswered(Long.parseLong(words[2]), "silence");
            case "calls" -> new RegistrationInput.Calls(words[2].equals("yes"));
            case "presence" -> new RegistrationInput.Presence(words[2].equals("yes"));
            case "restarted" -> new RegistrationInput.Restarted("reset");
            case "ended" -> new RegistrationInput.Ended();
            default -> throw new IllegalArgumentException("there is no input " + words[1]);
        };
    }

    private static Reply reply(String[] words) {
        int status = Integer.parseInt(words[3]);
        if (words.length == 4) {
            return Reply.of(status, "so");
        }
        return switch (words[4]) {
            case "after" -> Reply.of(status, "so").after(Duration.ofSeconds(Long.parseLong(words[5])));
            case "least" -> Reply.of(status, "so").atLeast(Duration.ofSeconds(Long.parseLong(words[5])));
            default -> Reply.granting(Duration.ofSeconds(Long.parseLong(words[4])), words.length > 5);
        };
    }

    @TestFactory
    Stream<DynamicTest> theTableHolds() throws IOException {
        String vectors;
        try (InputStream file = RegistrationCoreTest.class.getResourceAsStream("/phone/registration.txt")) {
            vectors = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String[] phones = vectors.split("(?m)^-- ");
        assertThat(phones).hasSizeGreaterThan(15);
        return Stream.of(phones)
                .skip(1)
                .map(phone -> DynamicTest.dynamicTest(phone.lines().findFirst().orElseThrow(), () -> play(phone)));
    }

    private static void play(String phone) {
        Played played = new Played(RULES);
        phone.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split(":", 2);
            String[] words = sides[0].strip().split("\\s+");
            played.goOnTo(Long.parseLong(words[0]));
            if (!words[1].equals("time")) {
                played.input(input(words));
            }
            assertThat(played.taken()).as(line).isEqualTo(sides[1].strip());
        });
    }

    private static Played withoutNodes(boolean presenceNeeded) {
        Played played = new Played(RULES.withPresenceNeeded(presenceNeeded));
        played.input(new RegistrationInput.Begun());
        played.input(new RegistrationInput.Unopened(0, "refused"));
        played.taken();
        played.input(new RegistrationInput.Unopened(1, "refused"));
        return played;
    }

    @Test
    void theRouterWaitsForPresenceWhereItIsNeeded() {
        Played played = withoutNodes(true);
        assertThat(played.taken()).isEqualTo("tell SEEKING; tell WAITING");
        played.goOnTo(1);
        played.input(new RegistrationInput.Unopened(0, "refused"));
        played.input(new RegistrationInput.Unopened(1, "refused"));
        played.taken();
        played.input(new RegistrationInput.Presence(true));
        played.goOnTo(2);
        played.input(new RegistrationInput.Unopened(0, "refused"));
        played.input(new RegistrationInput.Unopened(1, "refused"));
        assertThat(played.taken()).endsWith("open 2");
    }

    @Test
    void theRouterIsAskedWithoutPresenceWhereItIsNot() {
        assertThat(withoutNodes(false).taken()).endsWith("open 2");
    }

    @Test
    void whatTheTableDoesNotHoldIsAMistakeOfOurs() {
        RegistrationCore core = new RegistrationCore(TERMS, RULES, new Random(1));
        core.on(new RegistrationInput.Begun(), Instant.EPOCH);
        assertThatThrownBy(() -> core.on(new RegistrationInput.Begun(), Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SEEKING takes no Begun");
    }

    @Test
    void aDeviceWithoutNodesIsRegisteredNowhere() {
        RegistrationCore core = new RegistrationCore(RegistrationTerms.usual(List.of()), RULES, new Random(1));
        assertThat(core.on(new RegistrationInput.Begun(), Instant.EPOCH)).hasSize(1);
        assertThat(core.wakeAt()).isEmpty();
    }

    @Test
    void theWaitAfterARefusalIsDrawnFromTheRange() {
        RegistrationCore core = new RegistrationCore(TERMS, RegistrationRules.usual(), new Random(7));
        core.on(new RegistrationInput.Begun(), Instant.EPOCH);
        core.on(new RegistrationInput.Opened(0), Instant.EPOCH);
        core.on(new RegistrationInput.Answered(1, Reply.of(403, "Forbidden")), Instant.EPOCH);
        assertThat(core.wakeAt()).contains(Instant.EPOCH.plusMillis(100));
        core.wake(Instant.EPOCH.plusMillis(100));
        core.on(new RegistrationInput.Answered(2, Reply.of(403, "Forbidden")), Instant.EPOCH);
        assertThat(core.wakeAt().orElseThrow())
                .isBetween(Instant.EPOCH.plusSeconds(120), Instant.EPOCH.plusSeconds(180));
    }
}
