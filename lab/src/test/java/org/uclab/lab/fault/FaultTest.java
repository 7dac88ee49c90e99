package org.uclab.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertThat(bites(Trigger.times(2, 4), 6)).containsExactly(2, 3, 4);
        assertThat(bites(Trigger.between(Duration.ofSeconds(1), Duration.ofSeconds(3)), 5))
                .containsExactly(2, 3);
        assertThat(bites(Trigger.after(Duration.ofSeconds(2)).and(Trigger.first(1)), 5))
                .as("what is out of its time does not count")
                .containsExactly(3);
        assertThat(bites(Trigger.chance(50, 7), 40))
                .isEqualTo(bites(Trigger.chance(50, 7), 40))
                .hasSizeBetween(10, 30);
    }

    @Test
    void aFaultWhoseTimeIsOverIsHealedByItself() {
        ArmedFault armed = board.arm(new Wrong("any"), UDS, Trigger.lasting(Duration.ofSeconds(30)));
        assertThat(biteHttp(Map.of())).isTrue();
        clock.advance(Duration.ofSeconds(29));
        assertThat(biteHttp(Map.of())).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(point.quiet()).isTrue();
        assertThat(board.armed()).isEmpty();
        assertThat(history.events().stream().map(Event::kind)).endsWith(Event.Kind.FAULT_HEALED);
        assertThat(armed.fired()).isEqualTo(2);
        assertThat(clock.pending()).isZero();
    }

    @Test
    void healingTakesTheTimersOfAFaultAlong() {
        ArmedFault armed = board.arm(new LinkFault.Silent(), UDS, Trigger.parse("from 10 s to 40 s"));
        assertThat(point.linkFaults()).as("its time has not come").isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(point.linkFaults()).containsExactly(armed);
        board.heal(armed);
        assertThat(clock.pending()).isZero();
        assertThat(point.linkFaults()).isEmpty();
    }

    /** A host that does at once what it is told. */
    private static final class Puppet implements Machine {

        private final String name;
        private final List<Condition> became = new ArrayList<>();

        Puppet(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean powered() {
            return became.isEmpty() || became.get(became.size() - 1).powered();
        }

        @Override
        public Future<Void> become(Condition condition) {
            became.add(condition);
            return Future.succeededFuture();
        }

        Condition now() {
            return became.get(became.size() - 1);
        }
    }

    @Test
    void nodeFaultsAddUpAndEachIsHealedForItself() {
        Puppet a = new Puppet("a.test");
        board.add(a);
        ArmedFault cut = board.arm(new NodeFault.PowerCut(), Where.host("a"), Trigger.always());
        ArmedFault again = board.arm(new NodeFault.PowerCut(), Where.host("a.test"), Trigger.always());
        ArmedFault pause = board.arm(new NodeFault.Pause(), Where.host("a"), Trigger.always());
        ArmedFault stopped = board.arm(new NodeFault.ServiceStopped(), UDS, Trigger.always());
        assertThat(cut.held().succeeded()).isTrue();
        assertThat(List.of(cut, again, pause, stopped)).allMatch(armed -> armed.fired() == 1);
        assertThat(a.now()).isEqualTo(new Machine.Condition(false, true, false, Set.of("uds")));
        board.heal(cut);
        assertThat(a.powered()).as("the other one still keeps it off").isFalse();
        board.heal(again);
        assertThat(a.now()).isEqualTo(new Machine.Condition(true, true, false, Set.of("uds")));
        assertThat(board.healAll().succeeded()).isTrue();
        assertThat(a.now()).isEqualTo(new Machine.Condition(true, false, false, Set.of()));
        assertThat(board.unfired()).isEmpty();
    }

    @Test
    void timesDriveNodeFaults() {
        Puppet a = new Puppet("a.test");
        board.add(a);
        ArmedFault cut = board.arm(new NodeFault.PowerCut(), Where.host("a"), Trigger.parse("from 10 s to 40 s"));
        assertThat(cut.held().succeeded()).as("it lies in wait").isTrue();
        assertThat(a.powered()).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(a.powered()).isFalse();
        assertThat(cut.fired()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(30));
        assertThat(a.powered()).isTrue();
        assertThat(history.events().stream().map(Event::text))
                .containsExactly(
                        "fault 1 armed: power-cut at a.test, from 10 s to 40 s",
                        "fault 1 fired: power-cut",
                        "fault 1 healed: power-cut at a.test, from 10 s to 40 s");
        ArmedFault never = board.arm(new NodeFault.Pause(), Where.host("a"), Trigger.after(Duration.ofSeconds(5)));
        board.healAll();
        clock.advance(Duration.ofMinutes(1));
        assertThat(board.unfired()).containsExactly(never);
    }

    @Test
    void aFaultUntilAHostHasPowerIsHealedThen() {
        Puppet b = new Puppet("b.test");
        board.add(b);
        assertThatThrownBy(() -> board.arm(new LinkFault.Reset(), UDS, Trigger.parse("until b has power")))
                .hasMessageContaining("'reset at uds of a.test, until b has power' would be over at once: b has power");
        ArmedFault cut = board.arm(new NodeFault.PowerCut(), Where.host("b"), Trigger.always());
        board.power("b.test", false);
        ArmedFault reset = board.arm(new LinkFault.Reset(), UDS, Trigger.parse("until b has power"));
        assertThat(bite(Map.of())).isTrue();
        board.power("a.test", true);
        assertThat(bite(Map.of())).as("another host").isTrue();
        board.heal(cut);
        board.power("b.test", true);
        assertThat(board.armed()).isEmpty();
        assertThat(reset.fired()).isEqualTo(2);
        assertThatThrownBy(() -> board.arm(new LinkFault.Reset(), UDS, Trigger.untilPowered("c.test")))
                .hasMessageContaining("there is no host 'c.test'; hosts: [b.test]; nearest: b.test");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedWithARemedy() {
        board.add(new Puppet("a.test"));
        refused(
                new NodeFault.PowerCut(),
                UDS,
                Trigger.always(),
                "'power-cut' is for a host as a whole; write: at a.test");
        refused(
                new LinkFault.Silent(),
                Where.host("a"),
                Trigger.always(),
                "write: at SERVICE of a.test; services: [uds]");
        refused(new NodeFault.ServiceStopped(), Where.host("a"), Trigger.always(), "write: at SERVICE of a.test");
        refused(new NodeFault.Pause(), Where.host("a"), Trigger.first(2), "cannot be armed with 'the first 2 times'");
        refused(new LinkFault.Refuse(), UDS, Trigger.user("mac"), "cannot be armed with 'for mac'");
        refused(new LinkFault.Reset(), UDS, Trigger.where("pear", "x"), "known: [peer]; nearest: peer");
        refused(new LinkFault.Reset(), Where.port("a.test", "usd"), Trigger.always(), "nearest: uds of a.test");
        board.add(new Puppet("a.example"));
        refused(new NodeFault.Pause(), Where.host("a"), Trigger.always(), "'a' may be any of [a.example, a.test]");
        assertThat(board.armed()).isEmpty();
        assertThat(history.events()).isEmpty();
    }

    private void refused(Fault fault, Where where, Trigger trigger, String why) {
        assertThatThrownBy(() -> board.arm(fault, where, trigger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aBoardForgetsWhatHasBittenAndRefusesMoreThanItCanKnow() {
        for (int i = 0; i < FaultBoard.KEPT_MAX + 10; i++) {
            ArmedFault armed = board.arm(new LinkFault.Reset(), UDS, Trigger.always());
            bite(Map.of());
            board.heal(armed);
        }
        assertThat(board.unfired()).isEmpty();
        for (int i = 0; i < FaultBoard.KEPT_MAX; i++) {
            board.heal(board.arm(new Wrong("any"), UDS, Trigger.always()));
        }
        assertThat(board.unfired()).hasSize(FaultBoard.KEPT_MAX);
        assertThatThrownBy(() -> board.arm(new Wrong("any"), UDS, Trigger.always()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10000 faults are armed or were healed without ever biting");
    }

    @Test
    void bitesOnlyWhomItIsMeantFor() {
        board.arm(new Wrong("any"), UDS, Trigger.nth(1).and(Trigger.user("mac.donald")));
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
                .isEqualTo("wrong any at uds of a.test, the 9th time");
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
