package org.uclab.sim.expressway.traversal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uclab.sim.expressway.traversal.Frame.Kind;
import org.uclab.sim.expressway.traversal.StreamTable.Verdict;

class StreamTableTest {

    private final StreamTable edge = new StreamTable(StreamTable.End.OPENS);
    private final StreamTable core = new StreamTable(StreamTable.End.ACCEPTS);

    @Test
    void aStreamIsOverWhenBothEndsHaveEndedIt() {
        int stream = open();
        edge.sentEnd(stream);
        assertThat(core.received(Frame.of(Kind.END, stream))).isEqualTo(Verdict.DELIVER);
        assertThat(core.alive(stream)).isTrue();
        core.sentEnd(stream);
        assertThat(core.alive(stream)).isFalse();
        assertThat(edge.received(Frame.of(Kind.END, stream))).isEqualTo(Verdict.DELIVER);
        assertThat(edge.alive(stream)).isFalse();
        assertThat(edge.size()).isZero();
    }

    @Test
    void whatIsUnderWayToAStreamThatIsOverIsIgnored() {
        int stream = open();
        assertThat(core.sentReset(stream)).isTrue();
        assertThat(core.sentReset(stream)).isFalse();
        assertThat(core.received(data(stream, 10))).isEqualTo(Verdict.IGNORE);
        assertThat(core.received(Frame.of(Kind.END, stream))).isEqualTo(Verdict.IGNORE);
    }

    @Test
    void aStreamThatNeverWasIsAViolation() {
        open();
        assertViolation(core, data(2, 1));
        assertViolation(core, data(0, 1));
        assertViolation(core, Frame.of(Kind.PING, 1));
    }

    @Test
    void onlyTheEdgeOpensAndOnlyUpwards() {
        int stream = open();
        assertViolation(edge, Frame.of(Kind.OPEN, 9));
        assertViolation(core, Frame.of(Kind.OPEN, stream));
        assertViolation(core, Frame.of(Kind.READY, stream));
    }

    @Test
    void readyComesOnce() {
        int stream = open();
        assertThat(edge.received(Frame.of(Kind.READY, stream))).isEqualTo(Verdict.DELIVER);
        assertViolation(edge, Frame.of(Kind.READY, stream));
    }

    @Test
    void noMoreDataThanThereIsCreditFor() {
        int stream = open();
        int pieces = StreamTable.WINDOW_BYTES / Frame.PAYLOAD_MAX_BYTES;
        for (int i = 0; i < pieces; i++) {
            assertThat(core.received(data(stream, Frame.PAYLOAD_MAX_BYTES))).isEqualTo(Verdict.DELIVER);
            edge.sentData(stream, Frame.PAYLOAD_MAX_BYTES);
        }
        assertThat(edge.maySend(stream)).isZero();
        assertThat(core.consumed(stream, 100)).isTrue();
        assertThat(edge.received(Frame.credit(stream, 100))).isEqualTo(Verdict.DELIVER);
        assertThat(edge.maySend(stream)).isEqualTo(100);
        assertThat(core.received(data(stream, 100))).isEqualTo(Verdict.DELIVER);
        assertViolation(core, data(stream, 1));
    }

    @Test
    void noCreditForMoreThanWasSent() {
        int stream = open();
        assertViolation(edge, Frame.credit(stream, 1));
        edge.sentData(stream, 10);
        assertViolation(edge, Frame.credit(stream, 11));
        assertViolation(edge, Frame.credit(stream, 0));
        assertViolation(edge, Frame.credit(stream, -1));
        assertViolation(edge, new Frame(Kind.CREDIT, stream, new byte[3]));
        assertThat(edge.received(Frame.credit(stream, 10))).isEqualTo(Verdict.DELIVER);
    }

    @Test
    void nothingAfterTheEnd() {
        int stream = open();
        assertThat(core.received(Frame.of(Kind.END, stream))).isEqualTo(Verdict.DELIVER);
        assertViolation(core, data(stream, 1));
        assertViolation(core, Frame.of(Kind.END, stream));
    }

    @Test
    void noMoreStreamsThanTheLimit() {
        for (int i = 0; i < StreamTable.STREAMS_MAX; i++) {
            open();
        }
        assertThat(edge.open()).isEmpty();
        assertViolation(core, Frame.of(Kind.OPEN, StreamTable.STREAMS_MAX + 1));
        edge.sentReset(1);
        assertThat(edge.open()).hasValue(StreamTable.STREAMS_MAX + 1);
    }

    private int open() {
        int stream = edge.open().orElseThrow();
        assertThat(core.received(Frame.of(Kind.OPEN, stream))).isEqualTo(Verdict.DELIVER);
        return stream;
    }

    private static Frame data(int stream, int bytes) {
        return new Frame(Kind.DATA, stream, new byte[bytes]);
    }

    private static void assertViolation(StreamTable table, Frame frame) {
        assertThat(table.received(frame)).isEqualTo(Verdict.VIOLATION);
        assertThat(table.violation()).isNotEmpty();
    }
}
