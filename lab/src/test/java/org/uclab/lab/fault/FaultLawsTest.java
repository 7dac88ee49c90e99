package org.uclab.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

/** The algebra of faults, on worlds drawn from seeds. */
class FaultLawsTest {

    private static final int WORLDS = 300;
    private static final int OCCASIONS = 40;
    private static final Where UDS = Where.port("a.test", "uds");
    private static final List<String> USERS = List.of("mac", "ada", "eve");

    /** A fault that leaves its name on what it touches. */
    private record Mark(String name, List<Phase> phases) implements AnswerFault {
        @Override
        public String text() {
            return "mark " + name;
        }

        @Override
        public boolean concerns(Occasion occasion) {
            return !name.startsWith("ada") || "ada".equals(occasion.attribute("user"));
        }
    }

    /** One lab with one port. */
    private static final class Port {

        private final StepClock clock = new StepClock(Instant.EPOCH);
        private final History history = new History(clock);
        private final FaultBoard board = new FaultBoard(history);
        private final FaultPoint point = board.point("a.test", "uds");

        ArmedFault arm(Planned planned) {
            return board.arm(planned.fault().in(planned.phase()), UDS, planned.trigger());
        }

        Biting<Mark> occasion(String user) {
            clock.advance(Duration.ofSeconds(1));
            return point.biting(Mark.class, new Occasion(clock.now(), "127.0.0.1:9", Map.of("user", user)));
        }

        /** What happened, without the numbers of the faults. */
        List<String> told() {
            return history.events().stream()
                    .map(event -> event.stamp().lab() + " " + event.text().replaceFirst("fault [0-9]+ ", ""))
                    .toList();
        }
    }

    private record Planned(AnswerFault fault, AnswerFault.Phase phase, Trigger trigger) {}

    private static Planned some(Random random, int number) {
        AnswerFault.Phase phase = random.nextBoolean() ? AnswerFault.Phase.BEFORE : AnswerFault.Phase.AFTER;
        String name = (random.nextInt(4) == 0 ? "ada" : "any") + number;
        Trigger trigger = Trigger.always();
        if (random.nextBoolean()) {
            int first = 1 + random.nextInt(8);
            trigger = trigger.and(Trigger.times(first, first + random.nextInt(8)));
        }
        if (random.nextInt(3) == 0) {
            Duration from = Duration.ofSeconds(random.nextInt(20));
            trigger = trigger.and(Trigger.between(from, from.plusSeconds(1 + random.nextInt(20))));
        }
        if (random.nextInt(3) == 0) {
            trigger = trigger.and(Trigger.user(USERS.get(random.nextInt(USERS.size()))));
        }
        if (random.nextInt(3) == 0) {
            trigger = trigger.and(Trigger.chance(1 + random.nextInt(100), random.nextInt(1000)));
        }
        return new Planned(new Mark(name, List.of(AnswerFault.Phase.values())), phase, trigger);
    }

    private static List<Planned> plan(Random random) {
        List<Planned> plan = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            plan.add(some(random, i));
        }
        return plan;
    }

    private static List<String> callers(Random random) {
        return random.ints(OCCASIONS, 0, USERS.size()).mapToObj(USERS::get).toList();
    }

    /** At which occasions the fault of that name bites in that company. */
    private static Set<Integer> bites(String name, List<Planned> company, List<String> callers) {
        Port port = new Port();
        company.forEach(port::arm);
        Set<Integer> bitten = new TreeSet<>();
        for (int i = 0; i < callers.size(); i++) {
            if (port.occasion(callers.get(i)).inOrder().stream()
                    .anyMatch(bite -> bite.fault().name().equals(name))) {
                bitten.add(i);
            }
        }
        return bitten;
    }

    @Test
    void aFaultCountsItsOccasionsAsIfItWereAlone() {
        long bites = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            List<Planned> plan = plan(random);
            List<String> callers = callers(random);
            for (Planned planned : plan) {
                String name = ((Mark) planned.fault()).name();
                Set<Integer> alone = bites(name, List.of(planned), callers);
                assertThat(bites(name, plan, callers))
                        .as("seed %d, %s", seed, planned)
                        .isEqualTo(alone);
                bites += alone.size();
            }
        }
        assertThat(bites).as("the law is not about nothing").isGreaterThan(1000);
    }

    @Test
    void faultsActInTheOrderOfTheirArmingWithinTheirPhaseAndOneBeforeLeavesTheCoreUnasked() {
        int unasked = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            Port port = new Port();
            List<Planned> plan = plan(random);
            plan.forEach(port::arm);
            for (String caller : callers(random)) {
                Biting<Mark> biting = port.occasion(caller);
                List<String> acts = new ArrayList<>();
                biting.through(() -> acts.add("core"), () -> false, (fault, before) -> acts.add(fault.name()));
                List<String> expected = new ArrayList<>();
                List<String> before = names(biting, plan, AnswerFault.Phase.BEFORE);
                expected.addAll(before);
                if (before.isEmpty()) {
                    expected.add("core");
                } else {
                    unasked++;
                }
                expected.addAll(names(biting, plan, AnswerFault.Phase.AFTER));
                assertThat(acts).as("seed %d", seed).isEqualTo(expected);
                assertThat(biting.letsAct()).isEqualTo(before.isEmpty());
            }
        }
        assertThat(unasked).isGreaterThan(1000);
    }

    /** The biting faults of a phase as they stand in the plan. */
    private static List<String> names(Biting<Mark> biting, List<Planned> plan, AnswerFault.Phase phase) {
        Set<String> bit = new TreeSet<>();
        biting.inOrder().forEach(bite -> bit.add(bite.fault().name()));
        return plan.stream()
                .filter(planned -> planned.phase() == phase)
                .map(planned -> ((Mark) planned.fault()).name())
                .filter(bit::contains)
                .toList();
    }

    @Test
    void healingOneLeavesTheCountsOfTheOthers() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            List<Planned> plan = plan(random);
            List<String> callers = callers(random);
            Port port = new Port();
            List<ArmedFault> armed = new ArrayList<>();
            plan.forEach(planned -> armed.add(port.arm(planned)));
            int healed = random.nextInt(armed.size());
            int when = random.nextInt(OCCASIONS);
            for (int i = 0; i < OCCASIONS; i++) {
                if (i == when) {
                    port.board.heal(armed.get(healed));
                }
                port.occasion(callers.get(i));
            }
            for (int i = 0; i < plan.size(); i++) {
                Set<Integer> alone = bites(((Mark) plan.get(i).fault()).name(), List.of(plan.get(i)), callers);
                if (i == healed) {
                    alone.removeIf(occasion -> occasion >= when);
                }
                assertThat(armed.get(i).fired())
                        .as("seed %d, %s", seed, plan.get(i))
                        .isEqualTo(alone.size());
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameHistoryAndAPlanReadFromItsTextsToo() {
        for (int seed = 0; seed < WORLDS; seed++) {
            assertThat(run(seed, false)).isEqualTo(run(seed, false)).isEqualTo(run(seed, true));
        }
    }

    private static List<String> run(int seed, boolean throughText) {
        Random random = new Random(seed);
        Port port = new Port();
        for (Planned planned : plan(random)) {
            port.arm(
                    throughText
                            ? new Planned(
                                    planned.fault(),
                                    planned.phase(),
                                    Trigger.parse(planned.trigger().text()))
                            : planned);
        }
        callers(random).forEach(port::occasion);
        port.board.healAll();
        assertThat(port.point.quiet()).isTrue();
        return port.told();
    }

    @Test
    void everyBiteIsRecordedAndCounted() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            Port port = new Port();
            List<ArmedFault> armed = new ArrayList<>();
            plan(random).forEach(planned -> armed.add(port.arm(planned)));
            long bites = 0;
            for (String caller : callers(random)) {
                bites += port.occasion(caller).inOrder().size();
            }
            assertThat(port.history.events().stream().filter(event -> event instanceof Event.FaultFired))
                    .hasSize((int) bites);
            assertThat(armed.stream().mapToLong(ArmedFault::fired).sum()).isEqualTo(bites);
        }
    }
}
