package org.uclab.lab.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.fault.AnswerFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.History;

class DriverTurnsTest {

    private static final Where AT = Where.port("a.test", "talk");

    /** Says everything back, and something of its own when nothing has been said for ten seconds. */
    private static final class Parrot implements Core<String, String> {

        private final List<String> heard = new ArrayList<>();
        private Optional<Instant> bored = Optional.empty();

        @Override
        public List<String> on(String input, Instant now) {
            if (input.equals("boom")) {
                throw new IllegalStateException("a mistake of ours");
            }
            heard.add(input);
            bored = Optional.of(now.plusSeconds(10));
            return List.of(input, input + "!");
        }

        @Override
        public Optional<Instant> wakeAt() {
            return bored;
        }

        @Override
        public List<String> wake(Instant now) {
            bored = heard.size() < 3 ? Optional.of(now.plusSeconds(10)) : Optional.empty();
            heard.add("silence");
            return List.of("hello?");
        }
    }

    private record Shout(String word, List<Phase> phases) implements AnswerFault {
        @Override
        public String text() {
            return "shout " + word;
        }
    }

    private static final class Shouting implements Spoiler<String, String, Shout> {

        @Override
        public Class<Shout> family() {
            return Shout.class;
        }

        @Override
        public Optional<Occasion> occasion(String input, Instant now) {
            return input.startsWith("(") ? Optional.empty() : Optional.of(Occasion.of(now, "127.0.0.1:9"));
        }

        @Override
        public List<String> spoilt(Shout fault, String input, List<String> actions, Instant now) {
            List<String> more = new ArrayList<>(actions);
            more.add(fault.word());
            return more;
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final FaultBoard board = new FaultBoard(new History(clock));
    private final FaultPoint point = board.point("a.test", "talk");
    private final Agenda agenda = Agenda.on(context, clock);
    private final Parrot parrot = new Parrot();
    private final AtomicLong exchanges = new AtomicLong();
    private final List<String> done = new ArrayList<>();
    private final List<Throwable> mistakes = new ArrayList<>();
    private final Driver<String, String> driver = new Driver<>(
                    parrot, agenda, this::act, exchanges::incrementAndGet, mistakes::add)
            .spoiltBy(new Shouting(), point);

    private void act(String action, long exchange) {
        done.add(exchange + " " + action);
        if (action.equals("echo")) {
            driver.input("back");
        }
    }

    @AfterEach
    void close() {
        agenda.close();
        assertThat(clock.pending()).as("timers left").isZero();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyInputIsAnExchangeAndWhatFollowsFromAnActionWaitsItsTurn() {
        say("one");
        say("echo");
        assertThat(done).containsExactly("1 one", "1 one!", "2 echo", "2 echo!", "3 back", "3 back!");
    }

    @Test
    void wakesTheCoreWhenItWantsToBeWokenAndNotBefore() {
        say("one");
        advance(Duration.ofSeconds(9));
        say("two");
        advance(Duration.ofSeconds(9));
        assertThat(done).hasSize(4);
        advance(Duration.ofSeconds(1));
        assertThat(done).endsWith("0 hello?");
        advance(Duration.ofSeconds(10));
        assertThat(done).filteredOn("0 hello?"::equals).hasSize(2);
        advance(Duration.ofHours(1));
        assertThat(done).as("it sleeps").hasSize(6);
    }

    @Test
    void faultsBeforeLeaveTheCoreUnaskedAndFaultsAfterActOnWhatItDid() {
        board.arm(new Shout("after", List.of(AnswerFault.Phase.AFTER)), AT, Trigger.always());
        say("one");
        board.arm(new Shout("before", List.of(AnswerFault.Phase.BEFORE)), AT, Trigger.nth(1));
        say("two");
        say("(three");
        assertThat(done).containsExactly("1 one", "1 one!", "1 after", "2 before", "2 after", "3 (three", "3 (three!");
        assertThat(parrot.heard).containsExactly("one", "(three");
    }

    @Test
    void ourOwnMistakeIsToldAndEndsIt() {
        say("one");
        say("boom");
        say("two");
        advance(Duration.ofMinutes(1));
        assertThat(mistakes).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(done).containsExactly("1 one", "1 one!");
    }

    @Test
    void onceClosedItIsNeitherToldNorWoken() {
        say("one");
        there(driver::close);
        say("two");
        advance(Duration.ofMinutes(1));
        assertThat(done).containsExactly("1 one", "1 one!");
    }

    private void say(String input) {
        there(() -> driver.input(input));
    }

    private void advance(Duration by) {
        clock.advance(by);
        there(() -> {}); // what fell due ran there before this
    }

    private void there(Runnable task) {
        CompletableFuture<Void> ran = new CompletableFuture<>();
        context.runOnContext(turn -> {
            task.run();
            ran.complete(null);
        });
        ran.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
