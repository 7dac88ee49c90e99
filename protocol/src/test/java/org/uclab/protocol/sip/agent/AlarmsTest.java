package org.uclab.protocol.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is woken when. */
class AlarmsTest {

    private final List<Sleeper> woken = new ArrayList<>();

    private final class Sleeper extends Alarms.Sleeper {

        private Optional<Instant> wanted = Optional.empty();
        private long asked;

        @Override
        Optional<Instant> wakeAt() {
            return wanted;
        }

        @Override
        List<EndpointAction> wake(Instant now) {
            woken.add(this);
            wanted = Optional.empty();
            return List.of();
        }
    }

    /** Asked, in lines and beside them, asked anew, forgotten and woken at random, as a list that is sorted each time has it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void wakesEachInTurn(int lines) {
        Random random = new Random(11);
        Alarms alarms = new Alarms();
        List<Consumer<Alarms.Sleeper>> ways = new ArrayList<>(List.of(alarms::ask));
        for (int i = 0; i < lines; i++) {
            ways.add(alarms.line()::ask);
        }
        List<Sleeper> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(new Sleeper());
        }
        long turn = 0;
        for (int round = 0; round < 5_000; round++) {
            Sleeper who = all.get(random.nextInt(all.size()));
            if (random.nextInt(4) == 0) {
                who.wanted = Optional.empty();
                alarms.forget(who);
            } else {
                Optional<Instant> before = who.wanted;
                who.wanted = Optional.of(Instant.EPOCH.plusSeconds(round / 10 + random.nextInt(50)));
                who.asked = who.wanted.equals(before) ? who.asked : turn++;
                ways.get(random.nextInt(ways.size())).accept(who);
            }
            assertThat(alarms.next()).isEqualTo(inTurn(all).stream().findFirst().flatMap(first -> first.wanted));
            if (round % 50 == 0) {
                Instant now = Instant.EPOCH.plusSeconds(round / 10 + 20);
                List<Sleeper> due = inTurn(all).stream()
                        .filter(one -> !one.wanted.orElseThrow().isAfter(now))
                        .toList();
                woken.clear();
                alarms.wake(now);
                assertThat(woken).isEqualTo(due);
            }
        }
    }

    /** Most of a server's are of that kind: each leaves when its time has come, or before, wherever it stands then. */
    @Test
    void whoLeavesALineIsForgotten() {
        Random random = new Random(12);
        Alarms alarms = new Alarms();
        Alarms.Line line = alarms.line();
        List<Sleeper> standing = new ArrayList<>();
        List<WeakReference<Sleeper>> left = new ArrayList<>();
        for (int second = 0; second < 1_000; second++) {
            Sleeper fresh = new Sleeper();
            fresh.wanted = Optional.of(Instant.EPOCH.plusSeconds(second + 32));
            standing.add(fresh);
            line.ask(fresh);
            if (standing.size() > 10) {
                Sleeper gone = standing.remove(1 + random.nextInt(10)); // the first stays
                alarms.forget(gone);
                left.add(new WeakReference<>(gone));
            }
            assertThat(alarms.next()).isEqualTo(standing.get(0).wanted);
        }
        forgotten(left);
        alarms.wake(Instant.EPOCH.plusSeconds(2_000));
        assertThat(woken).isEqualTo(standing);
        assertThat(alarms.next()).isEmpty();
    }

    private static void forgotten(List<WeakReference<Sleeper>> left) {
        for (int i = 0; i < 100 && left.stream().anyMatch(one -> one.get() != null); i++) {
            System.gc();
        }
        assertThat(left).allMatch(one -> one.get() == null);
    }

    private static List<Sleeper> inTurn(List<Sleeper> all) {
        return all.stream()
                .filter(one -> one.wanted.isPresent())
                .sorted(Comparator.comparing((Sleeper one) -> one.wanted.orElseThrow())
                        .thenComparing(one -> one.asked))
                .toList();
    }
}
