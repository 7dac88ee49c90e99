package org.uclab.client.phone.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.clock.WallClock;

/** How long a phone is at a node that falls silent, on a clock that goes by itself: as many lab seconds at any pace. */
class FailoverPaceTest {

    /** What a node grants is used up to so much before its end. */
    private static final Duration EARLY = Duration.ofSeconds(5);

    /** Two in a hundred more. */
    private static final double PART = 1.02;

    private static final int PHONES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** A phone that has registered, and whose node answers nothing after that; what it does is done on the clock's thread. */
    private static final class Phone {

        private final WallClock clock;
        private final Duration granted;
        private final RegistrationCore core;
        private final CompletableFuture<Duration> left = new CompletableFuture<>();
        private Optional<LabTimer> timer = Optional.empty();
        private Instant registered;

        Phone(WallClock clock, Duration granted) {
            this.clock = clock;
            this.granted = granted;
            this.core = new RegistrationCore(
                    RegistrationTerms.usual(
                            List.of(new PhoneNode("pub", 5060, false), new PhoneNode("sub", 5060, false))),
                    RegistrationRules.usual(),
                    new Random(1));
        }

        /** From when it was registered to when it has left the node. */
        Duration stays() {
            clock.at(clock.now(), () -> {
                input(new RegistrationInput.Begun());
                input(new RegistrationInput.Opened(0));
            });
            return left.orTimeout(60, TimeUnit.SECONDS).join();
        }

        private void input(RegistrationInput input) {
            did(core.on(input, clock.now()));
        }

        private void did(List<RegistrationAction> actions) {
            timer.ifPresent(LabTimer::cancel);
            timer = Optional.empty();
            actions.forEach(this::act);
            if (timer.isEmpty() && !left.isDone()) {
                timer = core.wakeAt().map(due -> clock.at(due, () -> did(core.wake(clock.now()))));
            }
        }

        private void act(RegistrationAction action) {
            if (action instanceof RegistrationAction.Ask ask && ask.node() == 0) {
                if (ask.purpose() == Purpose.REGISTER) {
                    registered = clock.now();
                    input(new RegistrationInput.Answered(ask.ticket(), Reply.granting(granted, true)));
                } else if (ask.purpose() == Purpose.REFRESH) {
                    clock.after(
                            RegistrationRules.usual().tries(),
                            () -> input(new RegistrationInput.Unanswered(ask.ticket(), "silence")));
                }
            } else if (action instanceof RegistrationAction.Tell tell
                    && registered != null
                    && tell.state() == RegistrationState.SEEKING) {
                left.complete(Duration.between(registered, clock.now()));
            }
        }
    }

    /** A clock that waits for the machine's work wakes nobody late. */
    @ParameterizedTest
    @CsvSource({"500, 120", "1000, 60", "1000, 120", "1000, 600", "20000, 600"})
    void isAsLongWhereLabTimeWaitsForWork(double scale, long interval) {
        Duration granted = Duration.ofSeconds(interval);
        Duration meant = granted.minus(EARLY);
        try (WallClock clock = WallClock.careful(scale)) {
            for (int i = 0; i < PHONES; i++) {
                assertThat(new Phone(clock, granted).stays())
                        .isBetween(meant, Duration.ofMillis((long) (meant.toMillis() * PART)));
            }
        }
    }

    /** A machine that is busy wakes nobody early, and one or another late: of many there is one that is not held up. */
    @ParameterizedTest
    @CsvSource({"60, 120", "60, 60", "60, 600"})
    void isAsLongAtAnyPace(double scale, long interval) {
        Duration granted = Duration.ofSeconds(interval);
        Duration meant = granted.minus(EARLY);
        Duration most = Duration.ofMillis((long) (meant.toMillis() * PART));
        try (WallClock clock = new WallClock(scale)) {
            Instant end = clock.wallNow().plus(LIMIT);
            Duration stayed;
            do {
                stayed = new Phone(clock, granted).stays();
                assertThat(stayed).isGreaterThanOrEqualTo(meant);
            } while (stayed.compareTo(most) > 0 && clock.wallNow().isBefore(end));
            assertThat(stayed).isLessThanOrEqualTo(most);
        }
    }
}
