package org.uclab.shell.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Flow;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Subject;
import org.uclab.lab.wire.Endpoint;

class FlowCoreTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Endpoint FROM = new Endpoint("127.209.1.100", 16_384);
    private static final Duration EACH = Duration.ofMillis(20);

    static byte[] packet(long ssrc, int payloadType, int sequence) {
        return ByteBuffer.allocate(172)
                .put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) sequence)
                .putInt(sequence * 160)
                .putInt((int) ssrc)
                .array();
    }

    private static List<FlowCore.Told> arrive(FlowCore core, long ssrc, int sequence, Instant now) {
        return core.on(new FlowCore.Arrived(FROM, packet(ssrc, 0, sequence)), now);
    }

    @Test
    void reportsEveryFiveSecondsWhileThereIsNewsAndRestsWhenAllHasEnded() {
        FlowCore core = new FlowCore();
        assertThat(core.wakeAt()).isEmpty();
        Instant now = START;
        for (int i = 0; i < 250; i++) {
            assertThat(arrive(core, 7, i, now)).isEmpty();
            now = now.plus(EACH);
        }
        assertThat(core.wakeAt()).contains(START.plus(FlowCore.FLOW_REPORT_EVERY));
        Flow flow = ((FlowCore.Flowed) core.wake(now).get(0)).flow();
        assertThat(flow.text()).isEqualTo("ssrc 00000007, payload type 0: 250 packets, 43000 bytes, jitter 0.0 ms");
        assertThat(flow.samples()).hasSize(Flow.SAMPLES_MAX);
        assertThat(flow.samples().get(1).start()).startsWith("80000064");
        List<FlowCore.Told> later = new ArrayList<>();
        int wakings = 0;
        while (core.wakeAt().isPresent()) {
            wakings++;
            later.addAll(core.wake(core.wakeAt().get()));
        }
        assertThat(wakings).isEqualTo(6); // 30 s of silence
        assertThat(later)
                .singleElement()
                .satisfies(told ->
                        assertThat(((FlowCore.Flowed) told).flow().ended()).isTrue());
    }

    @Test
    void tellsOfGarbageOnceInAWhileAndNotOnceADatagram() {
        FlowCore core = new FlowCore();
        for (int i = 0; i < 10_000; i++) {
            core.on(new FlowCore.Arrived(FROM, new byte[] {1, 2, 3}), START);
        }
        List<FlowCore.Told> told = core.wake(START.plusSeconds(5));
        assertThat(told)
                .singleElement()
                .satisfies(one ->
                        assertThat(((FlowCore.Astray) one).what().noRtp()).isEqualTo(10_000));
        assertThat(core.wakeAt()).isEmpty();
    }

    /** A minute of 500 streams of 50 packets a second: the history keeps all of what is told, and everything else. */
    @Test
    void fiveHundredStreamsLeaveTheHistoryIntact() {
        StepClock clock = new StepClock(START);
        History history = new History(clock);
        List<FlowCore> sockets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sockets.add(new FlowCore());
        }
        history.recorder("mac")
                .decided(
                        Subject.named("call", "call").of(),
                        Outcome.noted("begins", "begins").of(),
                        Phrase.none());
        for (int packet = 0; packet < 60 * 50; packet++) {
            for (FlowCore socket : sockets) {
                Instant now = clock.now();
                socket.wakeAt().filter(due -> !due.isAfter(now)).ifPresent(due -> record(history, socket.wake(now)));
                if (packet % 100 != 50) { // one in a hundred is lost
                    arrive(socket, 7, packet, now);
                }
            }
            clock.advance(EACH);
        }
        for (FlowCore socket : sockets) {
            record(history, socket.on(new FlowCore.Ended(), clock.now()));
        }
        assertThat(history.dropped()).isZero();
        List<Event> events = history.events();
        assertThat(events).hasSize(1 + 500 * 12);
        Map<String, Flow> last = new HashMap<>();
        events.stream()
                .filter(event -> event instanceof Event.MediaFlow)
                .map(event -> (Event.MediaFlow) event)
                .forEach(media -> last.put(media.node(), media.flow()));
        assertThat(last.get("phone").tally()).isEqualTo(new Flow.Tally(2970, 2970 * 172, 30, 0, 0));
    }

    private static void record(History history, List<FlowCore.Told> told) {
        for (FlowCore.Told each : told) {
            FlowCore.Flowed flowed = (FlowCore.Flowed) each;
            history.recorder("phone").media("rtp", flowed.from().toString(), flowed.flow());
        }
    }
}
