package org.uclab.lab.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

class GrowingLadderTest {

    private final StepClock clock = new StepClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final History history = new History(clock);
    private final GrowingLadder ladder = new GrowingLadder();

    private String stopped(String host, Columns columns) {
        history.recorder(host).nodeStopped("pulled");
        List<Event> events = history.events();
        return ladder.draw(events.get(events.size() - 1), columns);
    }

    @Test
    void aHostGetsItsColumnWithItsFirstEventAndHeadsAreDrawnAnewOnlyThen() {
        Columns columns = new Columns(List.of("a.uclab.com", "b.uclab.com", "c.uclab.com"), Map.of());
        assertThat(stopped("c.uclab.com", columns)).isEqualTo("""
                              c
                    +0.000 s  #  stopped: pulled
                """);
        clock.advance(Duration.ofMillis(1500));
        assertThat(stopped("a.uclab.com", columns)).isEqualTo("""
                              a
                              |   c
                    +1.500 s  #   |  stopped: pulled
                """);
        assertThat(stopped("c.uclab.com", columns)).isEqualTo("""
                    +1.500 s  |   #  stopped: pulled
                """);
    }

    @Test
    void whoWasHeardOfLongestAgoGivesItsColumnUp() {
        Columns columns = new Columns(List.of(), Map.of());
        for (int i = 0; i < GrowingLadder.COLUMNS_MAX; i++) {
            stopped("h" + i, columns);
        }
        stopped("h0", columns);
        String one = stopped("another", columns);
        assertThat(one.lines()).hasSize(GrowingLadder.COLUMNS_MAX + 1);
        assertThat(one).contains("h0\n", "another\n").doesNotContain("h1\n");
        assertThat(stopped("h0", columns).lines()).hasSize(1);
        assertThat(stopped("h1", columns)).contains("h1\n").doesNotContain("h2\n");
    }
}
