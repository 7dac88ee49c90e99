package org.uclab.shell.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;

/** What other threads bring to the thread of a node. */
class CrossingTest {

    /** More than are taken at a time. */
    private static final int MANY = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final WallClock clock = new WallClock(1);
    private final Context context = vertx.getOrCreateContext();
    private final Agenda agenda = Agenda.on(context, clock);
    private final LinkedBlockingQueue<Throwable> mistakes = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    private final Crossing crossing = new Crossing(agenda, mistakes::add);

    @AfterEach
    void close() {
        vertx.close().await();
        clock.close();
    }

    @Test
    void allOfItIsDoneInItsOrderOnTheThreadOfTheNode() throws InterruptedException {
        CountDownLatch free = busy();
        for (int i = 0; i < MANY; i++) {
            int number = i;
            crossing.bring(() -> done.add(agenda.current() ? number : -1));
        }
        free.countDown();
        assertThat(first(MANY)).isEqualTo(IntStream.range(0, MANY).boxed().toList());
        crossing.bring(() -> done.add(MANY));
        assertThat(first(1)).as("it is woken again").containsExactly(MANY);
    }

    @Test
    void whatComesBesideGetsItsTurnBetween() throws InterruptedException {
        CountDownLatch free = busy();
        for (int i = 0; i < MANY; i++) {
            crossing.bring(() -> done.add(1));
        }
        agenda.soon(() -> done.add(2));
        free.countDown();
        List<Integer> all = first(MANY + 1);
        assertThat(all.indexOf(2)).isBetween(1, MANY - 1);
    }

    @Test
    void aMistakeIsToldAndTheNextIsDone() throws InterruptedException {
        IllegalStateException ours = new IllegalStateException("ours");
        crossing.bring(() -> {
            throw ours;
        });
        crossing.bring(() -> done.add(1));
        assertThat(first(1)).containsExactly(1);
        assertThat(mistakes).containsExactly(ours);
    }

    @Test
    void afterTheEndOnlyLastWordsAreHeard() throws InterruptedException {
        CountDownLatch free = busy();
        crossing.bring(() -> done.add(1));
        crossing.bringLast(() -> done.add(2));
        agenda.close();
        free.countDown();
        assertThat(first(1)).containsExactly(2);
        assertThat(done).isEmpty();
    }

    /** The node does nothing until that is counted down. */
    private CountDownLatch busy() {
        CountDownLatch free = new CountDownLatch(1);
        agenda.soon(() -> {
            try {
                free.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        return free;
    }

    private List<Integer> first(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    try {
                        return done.poll(60, TimeUnit.SECONDS);
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                })
                .toList();
    }
}
