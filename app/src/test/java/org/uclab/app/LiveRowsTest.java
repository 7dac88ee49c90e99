package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Some of the rows that {@code explore discovery --live} plays, over sockets. */
@Timeout(300)
class LiveRowsTest {

    private static final int EACH = 12;

    @Test
    void aClientInALabDoesWhatTheTableSays() throws Exception {
        List<LiveRow> rows = LiveRows.all();
        assertThat(rows).hasSizeGreaterThan(1000);
        List<LiveRow> some = IntStream.range(0, rows.size())
                .filter(row -> row % EACH == 0)
                .mapToObj(rows::get)
                .toList();
        assertThat(LiveRows.play(some, 7)).isEmpty();
    }
}
