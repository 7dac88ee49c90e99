package org.uclab.lab.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

class DriverTest {

    private static final long WALL_LIMIT_S = 10;

    /** Says everything back, word by word, and wants to be woken a minute after the last input. */
    private static final class Parrot implements Core<String, String> {

        private final List<String> heard = new ArrayList<>();
        private Optional<Instant> due = Optional.empty();

        @Override
        public List<String> on(String input, Instant now) {
            heard.add(input);
            due = Optional.of(now.plusSeconds(60));
            if (input.equals("mistake")) {
                throw new IllegalStateException("a mistake of ours");
            }
            return List.of(input.split(" "));
        }

        @Override
        public Optional<Instant> wakeAt() {
            return due;
        }

        @Override
        public List<String> wake(Instant now) {
            due = Optional.empty();
            return List.of("woken");
        }
    }

    /** Answers in another word. */
    private record Wrong(String word, List<Phase> phases) implements AnswerFault {
        @Override
        public String text() {
            return "wrong " + word;
        }
    }

    private static final Spoiler<String, String, Wrong> SPOILER = new Spoiler<>() {
        @Override
        public Class<Wrong> family() {
            return Wrong.class;
        }

        @Override
        public Optional<Occasion> occasion(String input, Instant now) {
            return input.endsWith("?") ? Optional.of(new Occasion(now, "peer", Map.of())) : Optional.empty();
        }

        @Override
        public List<String> spoilt(Wrong fault, String input, List<String> actions, Instant now) {
            List<String> all = new ArrayList<>(actions);
            all.add(fault.word());
            return all;
        }
    };

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final Vertx vertx = Vertx.vertx();
    private final Agenda agenda = Agenda.on(vertx.getOrCreateContext(), clock);
    private final Parrot core = new Parrot();
    private final List<String> done = new ArrayList<>();
    private final List<Throwable> mistakes = new ArrayList<>();
    private final CompletableFuture<String> woken = new CompletableFuture<>();
    private long exchanges;
    private final Driver<String, String> driver =
            new Driver<>(core, agenda, this::act, () -> ++exchanges, mistakes::add);

    private void act(String action, long exchange) {
        done.add(action + "/" + exchange);
        if (action.equals("again")) {
            driver.input("later");
        }
        if (action.equals("woken")) {
            woken.complete(action + "/" + exchange);
        }
    }

    @AfterEach
    void close() throws Exception {
        driver.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(WALL_LIMIT_S, TimeUnit.SECONDS);
    }

    @Test
    void whatHappensMeanwhileWaitsUntilTheInputIsDealtWith() {
        driver.input("again first second");
        assertThat(done).containsExactly("again/1", "first/1", "second/1", "later/2");
    }

    @Test
    void anInputMayBringItsExchangeAndOneOfNoneTakesNoNumber() {
        driver.input("a", 17);
        driver.input("b", 0);
        driver.input("c");
        assertThat(done).containsExactly("a/17", "b/0", "c/1");
    }

    @Test
    void theCoreIsWokenWhenItWantsToBeAndOnce() throws Exception {
        driver.begin();
        assertThat(clock.pending()).isZero();
        driver.input("a");
        driver.input("b");
        assertThat(clock.pending()).as("one timer, however many inputs").isEqualTo(1);
        clock.advance(Duration.ofSeconds(60));
        assertThat(woken.get(WALL_LIMIT_S, TimeUnit.SECONDS)).isEqualTo("woken/0");
        assertThat(clock.pending()).isZero();
    }

    @Test
    void aCoreMayWantToBeWokenBeforeAnythingHappens() {
        core.due = Optional.of(Instant.EPOCH.plusSeconds(5));
        driver.begin();
        assertThat(clock.pending()).isEqualTo(1);
        driver.close();
        assertThat(clock.pending()).isZero();
        driver.begin();
        driver.input("a");
        assertThat(done).isEmpty();
    }

    @Test
    void aMistakeIsToldAndNothingIsAskedAfterIt() {
        driver.input("mistake");
        driver.input("a");
        assertThat(mistakes).hasSize(1);
        assertThat(core.heard).containsExactly("mistake");
        assertThat(clock.pending()).isZero();
    }

    @Test
    void faultsBiteInTheirPhaseAndOnlyWhereThereIsAnOccasion() {
        FaultBoard board = new FaultBoard(new History(clock));
        FaultPoint point = board.point("a.test", "parrot");
        driver.spoiltBy(SPOILER, point);
        Where where = Where.port("a.test", "parrot");
        board.arm(new Wrong("late", List.of(AnswerFault.Phase.AFTER)), where, Trigger.first(2));
        var before = board.arm(new Wrong("early", List.of(AnswerFault.Phase.BEFORE)), where, Trigger.always());
        driver.input("no question");
        driver.input("who?");
        assertThat(done).containsExactly("no/1", "question/1", "early/2", "late/2");
        assertThat(core.heard).as("what was not done").containsExactly("no question");
        board.heal(before);
        driver.input("what?");
        driver.input("why?");
        assertThat(done.subList(4, done.size())).containsExactly("what?/3", "late/3", "why?/4");
    }

    @Test
    void theEdgeOfAnAgendaTellsMistakesAndGoesOn() throws Exception {
        List<Throwable> told = new ArrayList<>();
        CompletableFuture<Agenda> made = new CompletableFuture<>();
        vertx.runOnContext(here -> made.complete(Agenda.here(clock, told::add)));
        Agenda edge = made.get(WALL_LIMIT_S, TimeUnit.SECONDS);
        edge.run(() -> {
            throw new IllegalStateException("a mistake of ours");
        });
        CompletableFuture<Void> next = new CompletableFuture<>();
        edge.soon(() -> {
            throw new IllegalStateException("another");
        });
        edge.soon(() -> next.complete(null));
        next.get(WALL_LIMIT_S, TimeUnit.SECONDS);
        assertThat(told).hasSize(2);
        edge.close();
        assertThat(edge.closed()).isTrue();
        edge.after(Duration.ofSeconds(1), () -> {});
        assertThat(clock.pending()).isZero();
    }
}
