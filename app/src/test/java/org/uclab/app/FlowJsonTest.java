package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Flow;
import org.uclab.lab.history.Stamp;

class FlowJsonTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.123Z");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void mediaComesBackAsItWasWritten(boolean clockKnown) throws IOException {
        Event.MediaFlow media = new Event.MediaFlow(
                new Stamp(5, START, START, "mac", "rtp"),
                "127.1.1.1:16384",
                new Flow(
                        0xffff_ffffL,
                        96,
                        new Flow.Tally(5_000_000_000L, 1L << 40, 3, 2, 1),
                        clockKnown ? Optional.of(Duration.ofNanos(1_234_567)) : Optional.empty(),
                        START,
                        START.plusMillis(1),
                        clockKnown,
                        List.of(new Flow.Sample(START, 172, "8000"))));
        StringWriter line = new StringWriter();
        EventJson.line(media, line);
        assertThat(EventJson.read(line.toString())).contains(media);
    }
}
