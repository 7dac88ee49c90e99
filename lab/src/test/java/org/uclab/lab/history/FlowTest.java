package org.uclab.lab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;

class FlowTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Flow flow(Flow.Tally tally, Flow.Sample... samples) {
        return new Flow(7, 96, tally, Optional.empty(), START, START, false, List.of(samples));
    }

    @Test
    void twoReportsTellWhatCameBetweenThem() {
        Flow earlier = flow(new Flow.Tally(100, 1000, 3, 1, 1));
        Flow later = flow(new Flow.Tally(150, 1500, 2, 1, 2)); // one of those lost was only late
        assertThat(later.since(earlier)).isEqualTo(new Flow.Tally(50, 500, -1, 0, 1));
    }

    @Test
    void isBounded() {
        Flow.Sample sample = new Flow.Sample(START, 12, "80");
        Flow.Sample[] tooMany =
                Collections.nCopies(Flow.SAMPLES_MAX + 1, sample).toArray(Flow.Sample[]::new);
        assertThatThrownBy(() -> flow(new Flow.Tally(1, 1, 0, 0, 0), tooMany)).hasMessageContaining("are more than 3");
        assertThatThrownBy(() -> new Flow.Sample(START, 33, "80".repeat(33))).hasMessageContaining("32 octets at most");
    }

    @Test
    void isAnEventOfThePortThatReceives() {
        History history = new History(new StepClock(START));
        history.recorder("mac").media("rtp", "127.1.1.1:16384", flow(new Flow.Tally(5, 60, 0, 2, 0)));
        Event event = history.events().get(0);
        assertThat(event.kind()).isEqualTo(Event.Kind.MEDIA_FLOW);
        assertThat(event.node() + " " + event.stamp().port()).isEqualTo("mac rtp");
        assertThat(event.text())
                .isEqualTo("media from 127.1.1.1:16384 ssrc 00000007, payload type 96: 5 packets, 60 bytes, 2 twice");
        assertThat(new Flow(
                                7,
                                0,
                                new Flow.Tally(2, 2, 0, 0, 0),
                                Optional.of(Duration.ofMillis(12)),
                                START,
                                START,
                                true,
                                List.of())
                        .text())
                .endsWith(", jitter 12.0 ms, ended");
    }
}
