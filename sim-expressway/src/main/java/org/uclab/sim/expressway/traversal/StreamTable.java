package org.uclab.sim.expressway.traversal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The streams of one link, as one end sees them.
 *
 * <p>E opens a stream with a number higher than any before; C never opens. Both then send data within the credit the
 * other gave ({@link #WINDOW_BYTES} to begin with), and each ends its own direction once. A stream is over when both
 * ended or either reset it. Frames for a stream that is over may still be under way and are ignored; frames for one
 * that never was, data after the end, and data beyond the credit are violations, which end the link.
 */
final class StreamTable {

    /** Streams alive at once on a link. */
    static final int STREAMS_MAX = 1024;

    /** Data one end may send before the other has consumed any, in bytes. */
    static final int WINDOW_BYTES = 65_536;

    /** Which end this is. */
    enum End {
        OPENS,
        ACCEPTS
    }

    /** What to do with a frame. */
    enum Verdict {
        DELIVER,
        IGNORE,
        VIOLATION
    }

    private static final class Line {
        private int maySend = WINDOW_BYTES;
        private int mayReceive = WINDOW_BYTES;
        private boolean ready;
        private boolean endedHere;
        private boolean endedThere;
    }

    private final End end;
    private final Map<Integer, Line> lines = new HashMap<>();
    private int highest;
    private String violation = "";

    StreamTable(End end) {
        this.end = end;
    }

    /** Opens a stream; empty when there are too many. */
    OptionalInt open() {
        if (lines.size() >= STREAMS_MAX || highest == Integer.MAX_VALUE) {
            return OptionalInt.empty();
        }
        lines.put(++highest, new Line());
        return OptionalInt.of(highest);
    }

    /** Whether that stream is still open in either direction. */
    boolean alive(int stream) {
        return lines.containsKey(stream);
    }

    int size() {
        return lines.size();
    }

    /** Judges a frame that came, and notes what it changes. */
    Verdict received(Frame frame) {
        if (frame.kind().ofLink()) {
            return frame.stream() == 0 ? Verdict.DELIVER : violated(frame.kind() + " on stream " + frame.stream());
        }
        if (frame.kind() == Frame.Kind.OPEN) {
            return opened(frame.stream());
        }
        Line line = lines.get(frame.stream());
        if (line == null) {
            return frame.stream() > 0 && frame.stream() <= highest
                    ? Verdict.IGNORE
                    : violated(frame.kind() + " on stream " + frame.stream() + ", which never was");
        }
        return switch (frame.kind()) {
            case READY -> ready(line);
            case DATA -> data(line, frame.payload().length);
            case END -> ended(frame.stream(), line);
            case RESET -> {
                lines.remove(frame.stream());
                yield Verdict.DELIVER;
            }
            case CREDIT -> credit(line, frame.payload());
            case HELLO, OPEN, PING, PONG -> violated(frame.kind() + " out of place");
        };
    }

    /** How many bytes of data may be sent on that stream now. */
    int maySend(int stream) {
        Line line = lines.get(stream);
        return line == null || line.endedHere ? 0 : line.maySend;
    }

    /** Notes data sent. */
    void sentData(int stream, int bytes) {
        Line line = lines.get(stream);
        if (line != null) {
            line.maySend -= bytes;
        }
    }

    /** Notes that this end ended its direction. */
    void sentEnd(int stream) {
        Line line = lines.get(stream);
        if (line != null) {
            line.endedHere = true;
            forgetIfOver(stream, line);
        }
    }

    /** Notes that this end reset the stream; false when it was over before. */
    boolean sentReset(int stream) {
        return lines.remove(stream) != null;
    }

    /** Notes that so much data was consumed; whether the peer is to be given that credit. */
    boolean consumed(int stream, int bytes) {
        Line line = lines.get(stream);
        if (line == null || line.endedThere) {
            return false;
        }
        line.mayReceive += bytes;
        return true;
    }

    /** What the peer did wrong; empty while it did nothing. */
    String violation() {
        return violation;
    }

    private Verdict opened(int stream) {
        if (end != End.ACCEPTS) {
            return violated("only E opens streams");
        }
        if (stream <= highest) {
            return violated("stream " + stream + " opened after " + highest);
        }
        if (lines.size() >= STREAMS_MAX) {
            return violated("more than " + STREAMS_MAX + " streams");
        }
        highest = stream;
        lines.put(stream, new Line());
        return Verdict.DELIVER;
    }

    private Verdict ready(Line line) {
        if (end != End.OPENS || line.ready) {
            return violated("READY out of place");
        }
        line.ready = true;
        return Verdict.DELIVER;
    }

    private Verdict data(Line line, int bytes) {
        if (line.endedThere) {
            return violated("data after the end");
        }
        if (bytes > line.mayReceive) {
            return violated("data beyond the credit");
        }
        line.mayReceive -= bytes;
        return Verdict.DELIVER;
    }

    private Verdict ended(int stream, Line line) {
        if (line.endedThere) {
            return violated("a second end");
        }
        line.endedThere = true;
        forgetIfOver(stream, line);
        return Verdict.DELIVER;
    }

    private Verdict credit(Line line, byte[] payload) {
        if (payload.length != 4) {
            return violated("credit of " + payload.length + " bytes");
        }
        int more = ByteBuffer.wrap(payload).getInt();
        if (more <= 0 || more > WINDOW_BYTES - line.maySend) {
            return violated("credit for " + more + " bytes more than were sent");
        }
        line.maySend += more;
        return Verdict.DELIVER;
    }

    private void forgetIfOver(int stream, Line line) {
        if (line.endedHere && line.endedThere) {
            lines.remove(stream);
        }
    }

    private Verdict violated(String what) {
        violation = what;
        return Verdict.VIOLATION;
    }
}
