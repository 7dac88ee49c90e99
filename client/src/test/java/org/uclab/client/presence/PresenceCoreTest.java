package org.uclab.client.presence;

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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Decision;

/** The vectors are in {@code presence/core.txt}, which says how to read them. */
class PresenceCoreTest {

    private static final Duration LOSS = Duration.ofSeconds(30);
    private static final PresenceRules RULES = PresenceRules.usual()
            .withRelogin(LOSS, LOSS)
            .withPauses(Duration.ofSeconds(10), Duration.ofSeconds(40))
            .withPing(Duration.ofSeconds(60), Duration.ofSeconds(10));

    /** A core that is woken when it wants to be, and what it has wanted done. */
    private static final class Played {

        private final StepClock clock = new StepClock(Instant.EPOCH);
        private final PresenceCore core;
        private final List<String> done = new ArrayList<>();
        private Optional<LabTimer> timer = Optional.empty();

        Played(PresenceRules rules, long seed) {
            core = new PresenceCore(rules, UnaryOperator.identity(), new Random(seed));
        }

        void goOnTo(long second) {
            clock.advance(Duration.between(clock.now(), Instant.ofEpochSecond(second)));
        }

        void input(PresenceInput input) {
            did(core.on(input, clock.now()));
        }

        private void did(List<PresenceAction> actions) {
            actions.forEach(action -> done.add(text(action)));
            timer.ifPresent(LabTimer::cancel);
            timer = core.wakeAt()
                    .map(due -> clock.at(due, () -> {
                        timer = Optional.empty();
                        did(core.wake(clock.now()));
                    }));
        }

        List<String> taken() {
            List<String> taken = List.copyOf(done);
            done.clear();
            return taken;
        }
    }

    private static String text(PresenceAction action) {
        return switch (action.kind()) {
            case CONNECT ->
                "connect " + ((PresenceAction.Connect) action).attempt() + " "
                        + ((PresenceAction.Connect) action).way();
            case RESUME -> "resume " + ((PresenceAction.Resume) action).attempt();
            case ABANDON -> "abandon " + ((PresenceAction.Abandon) action).attempt();
            case PING -> "ping " + ((PresenceAction.Ping) action).attempt();
            case DROP -> "drop " + ((PresenceAction.Drop) action).attempt();
            case GOODBYE -> "goodbye " + ((PresenceAction.Goodbye) action).attempt();
            case TELL -> "tell " + ((PresenceAction.Tell) action).state();
        };
    }

    private static PresenceInput input(String[] words) {
        long attempt = words.length > 2 ? Long.parseLong(words[2]) : 0;
        return switch (words[1]) {
            case "connected" -> new PresenceInput.Connected(attempt, Footing.valueOf(words[3]));
            case "refused" -> new PresenceInput.Refused(attempt, false, "no");
            case "refused-for-good" -> new PresenceInput.Refused(attempt, true, "never");
            case "lost" -> new PresenceInput.Lost(attempt, "reset");
            case "pong" -> new PresenceInput.Pong(attempt);
            case "network-gone" -> new PresenceInput.NetworkGone();
            case "network-changed" -> new PresenceInput.NetworkChanged("there");
            case "signed-out" -> new PresenceInput.SignedOut();
            default -> throw new IllegalArgumentException("there is no input " + words[1]);
        };
    }

    @TestFactory
    Stream<DynamicTest> theTableHolds() throws IOException {
        String vectors;
        try (InputStream file = PresenceCoreTest.class.getResourceAsStream("/presence/core.txt")) {
            vectors = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String[] clients = vectors.split("(?m)^-- ");
        assertThat(clients).hasSizeGreaterThan(10);
        return Stream.of(clients)
                .skip(1)
                .map(client ->
                        DynamicTest.dynamicTest(client.lines().findFirst().orElseThrow(), () -> play(client)));
    }

    private static void play(String client) {
        Played played = new Played(RULES, 1);
        client.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split(":", 2);
            String[] words = sides[0].strip().split("\\s+");
            played.goOnTo(Long.parseLong(words[0]));
            if (!words[1].equals("time")) {
                played.input(input(words));
            }
            assertThat(String.join("; ", played.taken())).as(line).isEqualTo(sides[1].strip());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theWaitAfterALossIsDrawnBetweenTheLimitsAndASeedDrawsItAgain(long seed) {
        long first = waited(seed);
        assertThat(first).isBetween(120_000L, 537_000L).isEqualTo(waited(seed));
        assertThat(waited(seed + 1)).isNotEqualTo(first);
    }

    private static long waited(long seed) {
        PresenceCore core = new PresenceCore(PresenceRules.usual(), UnaryOperator.identity(), new Random(seed));
        core.on(new PresenceInput.Connected(0, Footing.SOAP), Instant.EPOCH);
        core.on(new PresenceInput.Lost(0, "reset"), Instant.EPOCH);
        return core.wakeAt().orElseThrow().toEpochMilli();
    }

    @Test
    void theUserIsToldWhyAndForHowLong() {
        PresenceCore core = new PresenceCore(RULES, UnaryOperator.identity(), new Random(1));
        core.on(new PresenceInput.Connected(0, Footing.STREAM), Instant.EPOCH);
        assertThat(core.on(new PresenceInput.Lost(0, "the server closed the stream"), Instant.EPOCH))
                .contains(new PresenceAction.Tell(
                        PresenceState.WAITING,
                        Decision.of(
                                PresenceDecisions.CONNECTION.of(),
                                PresenceDecisions.WAITING.of(),
                                PresenceDecisions.NEXT.of("the server closed the stream", "30 s"))));
    }

    @Test
    void whatTheTableDoesNotHoldIsAMistakeOfOurs() {
        PresenceCore core = new PresenceCore(RULES, UnaryOperator.identity(), new Random(1));
        assertThatThrownBy(() -> core.on(new PresenceInput.NetworkGone(), Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NEW takes no NetworkGone");
    }

    @Test
    void rulesThatCannotBeAreRefused() {
        PresenceRules usual = PresenceRules.usual();
        assertThatThrownBy(() -> usual.withRelogin(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.withPauses(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.withPing(Duration.ofSeconds(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
