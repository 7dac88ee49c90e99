package org.uclab.lab.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;

class HistoryTest {

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock, 3);
    private final Recorder recorder = history.recorder("node");

    @Test
    void keepsTheNewestAndSaysWhatItDropped() {
        for (int i = 1; i <= 5; i++) {
            recorder.decided(Told.decision("n", Integer.toString(i), ""));
        }
        assertThat(history.events().stream().map(Event::seq)).containsExactly(3L, 4L, 5L);
        assertThat(history.dropped()).isEqualTo(2);
        assertThat(history.since(4)).hasSize(1);
    }

    @Test
    void findsWhatHappenedAndWhatHappensLater() {
        recorder.decided(Told.decision("a", "1", ""));
        assertThat(history.first(0, e -> e.text().startsWith("a"))).isCompleted();
        CompletableFuture<Event> later = history.first(1, e -> e.text().startsWith("b"));
        assertThat(later).isNotCompleted();
        recorder.decided(Told.decision("b", "2", ""));
        assertThat(later).isCompleted();
        assertThat(history.await(0, Duration.ofMillis(20), e -> e.text().startsWith("c")))
                .isEmpty();
    }

    @Test
    void makesTextsOnlyWhenTheyAreRead() {
        AtomicInteger made = new AtomicInteger();
        recorder.sent("dns", "127.0.0.1:5", new Message("DNS", () -> "made " + made.incrementAndGet(), () -> "", 1, 1));
        assertThat(made).hasValue(0);
        assertThat(history.events().get(0).text()).isEqualTo("DNS made 1");
    }

    @Test
    void anExchangeIsTwoEventsMadeWhenTheyAreRead() {
        AtomicInteger made = new AtomicInteger();
        recorder.exchanged("dns", "127.0.0.1:5", exchange(made));
        recorder.decided(Told.decision("a", "1", ""));
        assertThat(made).hasValue(0);
        List<Event> events = history.events();
        assertThat(events).extracting(Event::text).containsExactly("DNS question", "DNS answer", "a: 1");
        assertThat(events).extracting(Event::seq).containsExactly(1L, 2L, 3L);
        assertThat(events).extracting(Event::kind).startsWith(Event.Kind.MESSAGE_RECEIVED, Event.Kind.MESSAGE_SENT);
        assertThat(history.events()).isEqualTo(events);
        assertThat(made).hasValue(2);
        recorder.decided(Told.decision("b", "1", ""));
        assertThat(history.events()).as("the first half is dropped").hasSize(3).startsWith(events.get(1));
    }

    @Test
    void whoWaitsIsToldOfEitherHalfOfAnExchange() {
        CompletableFuture<Event> sent = history.first(0, e -> e.kind() == Event.Kind.MESSAGE_SENT);
        CompletableFuture<Event> any = history.first(0, e -> true);
        recorder.exchanged("dns", "127.0.0.1:5", exchange(new AtomicInteger()));
        assertThat(sent.join().text()).isEqualTo("DNS answer");
        assertThat(any.join().text()).isEqualTo("DNS question");
        assertThat(history.first(1, e -> e.message().isPresent()).join()).isSameAs(sent.join());
    }

    private static Exchange exchange(AtomicInteger made) {
        return new Exchange() {
            @Override
            public Message received() {
                made.incrementAndGet();
                return Message.of("DNS", "question", "", 1, 1);
            }

            @Override
            public Message sent() {
                made.incrementAndGet();
                return Message.of("DNS", "answer", "", 1, 1);
            }
        };
    }

    @Test
    void summariesAreOneBoundedLine() {
        Message message = Message.of("X", "a\r\nb\u0000c" + "d".repeat(500), "", 0, 0);
        assertThat(message.line())
                .startsWith("a b cddd")
                .hasSize(Message.SUMMARY_MAX)
                .doesNotContain("\n");
    }
}
