package org.uclab.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

class FaultTest {

    /** An answer that goes wrong in no system's way. */
    private record Wrong(String only) implements AnswerFault {
        @Override
        public String text() {
            return "wrong " + only;
        }

        @Override
        public boolean concerns(Occasion occasion) {
            return only.equals("any") || "yes".equals(occasion.attributes().get(only));
        }
    }

    private static final Where UDS = Where.port("a.test", "uds");

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final History history = new History(clock);
    private final FaultBoard board = new FaultBoard(history);
    private final FaultPoint point = board.point("a.test", "uds");

    @Test
    void bitesWhenDueAndStaysSilentWhenNot() {
        assertThat(bites(Trigger.nth(3), 5)).containsExactly(3);
        assertThat(bites(Trigger.first(2), 5)).containsExactly(1, 2);
        assertThat(bites(Trigger.always(), 3)).containsExactly(1, 2, 3);
        Instant start = clock.now();
        assertThat(bites(new Trigger.Between(start.plusSeconds(1), start.plusSeconds(3)), 5))
                .containsExactly(2, 3);
        assertThat(bites(new Trigger.Seeded(7, 0.5), 40))
                .isEqualTo(bites(new Trigger.Seeded(7, 0.5), 40))
                .hasSizeBetween(10, 30);
        AtomicBoolean happened = new AtomicBoolean();
        ArmedFault until = board.arm(new LinkFault.Reset(), UDS, new Trigger.Until(happened::get));
        assertThat(bite(Map.of())).isTrue();
        happened.set(true);
        assertThat(bite(Map.of())).isFalse();
        board.heal(until);
    }

    @Test
    void bitesOnlyWhomItIsMeantFor() {
        board.arm(new Wrong("any"), UDS.only("user", "mac.donald"), Trigger.nth(1));
        assertThat(biteHttp(Map.of("user", "ada.byron"))).isFalse();
        assertThat(biteHttp(Map.of())).isFalse();
        assertThat(biteHttp(Map.of("user", "mac.donald"))).isTrue();
        assertThat(biteHttp(Map.of("user", "mac.donald"))).isFalse();
    }

    @Test
    void armingFiringAndHealingAreOneRecord() {
        ArmedFault armed = board.arm(new LinkFault.Silent(), UDS, Trigger.always());
        bite(Map.of());
        board.heal(armed);
        board.heal(armed);
        assertThat(history.events().stream().map(Event::kind))
                .containsExactly(Event.Kind.FAULT_ARMED, Event.Kind.FAULT_FIRED, Event.Kind.FAULT_HEALED);
        assertThat(point.quiet()).isTrue();
    }

    @Test
    void aPlanIsArmedAndHealedAsAWholeAndKnowsWhatNeverFired() {
        FaultPlan plan = FaultPlan.none()
                .and(new LinkFault.Reset(), UDS, Trigger.nth(1))
                .and(new Wrong("any"), UDS, Trigger.nth(9));
        plan.arm(board);
        bite(Map.of());
        board.healAll();
        assertThat(board.unfired())
                .singleElement()
                .extracting(ArmedFault::text)
                .isEqualTo("wrong any at uds of a.test");
        assertThat(point.quiet()).isTrue();
    }

    @Test
    void aFaultThatCouldNotShowDoesNotCountTheOccasion() {
        ArmedFault stale = board.arm(new Wrong("cookie"), UDS, Trigger.nth(1));
        assertThat(biteHttp(Map.of("cookie", "no"))).isFalse();
        assertThat(biteHttp(Map.of())).isFalse();
        assertThat(biteHttp(Map.of("cookie", "yes"))).isTrue();
        assertThat(stale.fired()).isEqualTo(1);
    }

    @Test
    void anUnknownPortIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> board.arm(new LinkFault.Reset(), Where.port("b.test", "uds"), Trigger.always()))
                .hasMessageContaining("there is no port 'uds' on 'b.test'")
                .hasMessageContaining("uds of a.test");
    }

    private List<Integer> bites(Trigger trigger, int occasions) {
        ArmedFault armed = board.arm(new LinkFault.Reset(), UDS, trigger);
        List<Integer> bitten = new ArrayList<>();
        for (int i = 1; i <= occasions; i++) {
            if (bite(Map.of())) {
                bitten.add(i);
            }
            clock.advance(Duration.ofSeconds(1));
        }
        board.heal(armed);
        return bitten;
    }

    private boolean bite(Map<String, String> attributes) {
        return point.bite(LinkFault.class, new Occasion(clock.now(), "127.0.0.1:9", attributes))
                .isPresent();
    }

    private boolean biteHttp(Map<String, String> attributes) {
        return point.bite(Wrong.class, new Occasion(clock.now(), "127.0.0.1:9", attributes))
                .isPresent();
    }
}
