package org.uclab.lab.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;

class HistoryTest {

    private static final long LIMIT_MS = 20_000;

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock, 3);
    private final Recorder recorder = history.recorder("node");

    @Test
    void keepsTheNewestAndSaysWhatItDropped() {
        for (int i = 1; i <= 5; i++) {
            recorder.decided(MadeUp.decision("n", Integer.toString(i), ""));
        }
        assertThat(history.events().stream().map(Event::seq)).containsExactly(3L, 4L, 5L);
        assertThat(history.dropped()).isEqualTo(2);
        assertThat(history.since(4)).hasSize(1);
    }

    @Test
    void findsWhatHappenedAndWhatHappensLater() {
        recorder.decided(MadeUp.decision("a", "1", ""));
        assertThat(history.first(0, e -> e.text().startsWith("a"))).isCompleted();
        CompletableFuture<Event> later = history.first(1, e -> e.text().startsWith("b"));
        assertThat(later).isNotCompleted();
        recorder.decided(MadeUp.decision("b", "2", ""));
        assertThat(later).isCompleted();
        assertThat(history.await(0, Duration.ofMillis(20), e -> e.text().startsWith("c")))
                .isEmpty();
    }

    @Test
    void makesMessagesOnlyWhenTheyAreRead() {
        AtomicInteger made = new AtomicInteger();
        recorder.sent("dns", () -> said("made " + made.incrementAndGet()));
        assertThat(made).hasValue(0);
        assertThat(history.events().get(0).text()).isEqualTo("DNS made 1");
        assertThat(history.events().get(0).text()).isEqualTo("DNS made 1");
    }

    @Test
    void everyConnectionHasANumberOfItsOwn() {
        assertThat(recorder.nextConnection()).isOne();
        assertThat(history.recorder("other").nextConnection()).isEqualTo(2);
    }

    @Test
    void aSlowPredicateHoldsNobodyUpAndMissesNothing() throws InterruptedException {
        History large = new History(clock, 1000);
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Long> seen = new ArrayList<>(); // by one thread at a time
        CompletableFuture<Event> last = large.first(0, event -> {
            seen.add(event.seq());
            looking.countDown();
            awaited(goOn);
            return event.seq() == 401;
        });
        Thread first = adding(large, 1);
        awaited(looking);
        List<Thread> others = Stream.generate(() -> adding(large, 100)).limit(4).toList();
        for (Thread other : others) {
            other.join(LIMIT_MS);
            assertThat(other.isAlive()).as("waits for the predicate of others").isFalse();
        }
        assertThat(large.last()).isEqualTo(401);
        assertThat(last).isNotCompleted();
        goOn.countDown();
        assertThat(last.orTimeout(LIMIT_MS, TimeUnit.MILLISECONDS).join().seq()).isEqualTo(401);
        first.join(LIMIT_MS);
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 401).boxed().toList());
    }

    @Test
    void aPredicateThatFailsIsTheTroubleOfWhoWaits() {
        CompletableFuture<Event> found = history.first(0, event -> {
            throw new IllegalStateException("a slip");
        });
        recorder.decided(MadeUp.decision("a", "1", ""));
        assertThat(history.last()).isOne();
        assertThat(found).isCompletedExceptionally();
    }

    @Test
    void aSinkIsToldEverythingThatTheRingDrops() {
        List<Long> told = new ArrayList<>();
        Sink sink = (missed, events) -> {
            assertThat(missed).isZero();
            events.forEach(event -> told.add(event.seq()));
        };
        Subscription all = history.subscribe(0, sink, 1, Runnable::run);
        for (int i = 0; i < 10; i++) {
            recorder.decided(MadeUp.decision("n", Integer.toString(i), ""));
        }
        all.close();
        recorder.decided(MadeUp.decision("n", "after the end", ""));
        assertThat(told).isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(history.dropped()).isEqualTo(8);
    }

    @Test
    void aSlowSinkIsToldWhatItMissed() {
        recorder.decided(MadeUp.decision("n", "before", ""));
        List<Runnable> due = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Sink sink = (missed, events) ->
                told.add(missed + " then " + events.stream().map(Event::seq).toList());
        Subscription subscription = history.subscribe(1, sink, 2, due::add);
        for (int i = 0; i < 5; i++) {
            recorder.decided(MadeUp.decision("n", Integer.toString(i), ""));
        }
        assertThat(due).as("one turn for all of them").hasSize(1);
        due.remove(0).run();
        recorder.decided(MadeUp.decision("n", "later", ""));
        due.remove(0).run();
        assertThat(told).containsExactly("3 then [5, 6]", "0 then [7]");
        subscription.close();
        recorder.decided(MadeUp.decision("n", "for nobody", ""));
        assertThat(due).isEmpty();
    }

    @Test
    void aSinkMayAskForWhatWaits() {
        for (int i = 0; i < 5; i++) {
            recorder.decided(MadeUp.decision("n", Integer.toString(i), ""));
        }
        List<String> told = new ArrayList<>();
        Sink sink = (missed, events) ->
                told.add(missed + " then " + events.stream().map(Event::seq).toList());
        Subscription subscription = history.subscribe(1, sink, 100);
        recorder.decided(MadeUp.decision("n", "5", ""));
        assertThat(told).isEmpty();
        subscription.deliver();
        subscription.deliver();
        assertThat(told).as("the ring dropped 2 that it asked for").containsExactly("1 then [3, 4, 5, 6]");
        subscription.close();
    }

    @Test
    void anExchangeIsTwoEventsMadeWhenTheyAreRead() {
        AtomicInteger made = new AtomicInteger();
        recorder.exchanged("dns", exchange(made));
        recorder.decided(MadeUp.decision("a", "1", ""));
        assertThat(made).hasValue(0);
        List<Event> events = history.events();
        assertThat(events).extracting(Event::text).containsExactly("DNS question", "DNS answer", "a: 1");
        assertThat(events).extracting(Event::seq).containsExactly(1L, 2L, 3L);
        assertThat(events).extracting(Event::kind).startsWith(Event.Kind.MESSAGE_RECEIVED, Event.Kind.MESSAGE_SENT);
        assertThat(history.events()).isEqualTo(events);
        assertThat(made).hasValue(2);
        recorder.decided(MadeUp.decision("b", "1", ""));
        assertThat(history.events()).as("the first half is dropped").hasSize(3).startsWith(events.get(1));
    }

    @Test
    void whoWaitsIsToldOfEitherHalfOfAnExchange() {
        CompletableFuture<Event> sent = history.first(0, e -> e.kind() == Event.Kind.MESSAGE_SENT);
        CompletableFuture<Event> any = history.first(0, e -> true);
        recorder.exchanged("dns", exchange(new AtomicInteger()));
        assertThat(sent.join().text()).isEqualTo("DNS answer");
        assertThat(any.join().text()).isEqualTo("DNS question");
        assertThat(history.first(1, e -> e.message().isPresent()).join()).isSameAs(sent.join());
    }

    private static Exchange exchange(AtomicInteger made) {
        return new Exchange() {
            @Override
            public Message received() {
                made.incrementAndGet();
                return said("question");
            }

            @Override
            public Message sent() {
                made.incrementAndGet();
                return said("answer");
            }
        };
    }

    @Test
    void linesAreBoundedAndOne() {
        assertThat(said("a\r\nb\u0000c" + "d".repeat(500)).line())
                .startsWith("a b cddd")
                .hasSize(Message.LINE_MAX)
                .doesNotContain("\n");
    }

    private static Message said(String line) {
        return new Told("DNS", line, "")
                .message(Hop.between(Hop.Over.UDP, "127.0.0.2:53", "127.0.0.1:5"), 1, 1, Facts.none());
    }

    private static Thread adding(History history, int events) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < events; i++) {
                history.recorder("node").decided(MadeUp.decision("n", Integer.toString(i), ""));
            }
        });
        thread.start();
        return thread;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_MS, TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
