package org.uclab.sim.expressway.traversal;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.uclab.lab.history.Hop;

/**
 * One stream of a link. Writes queue while the other end has given no credit; a user that relays an endless flow
 * pauses its source while {@link #full} and goes on when drained. Used on the node's loop only.
 */
public final class TraversalStream {

    /** Queued bytes from which on a relaying user should pause. */
    public static final int QUEUE_HIGH_BYTES = StreamTable.WINDOW_BYTES;

    private final TraversalLink link;
    private final int number;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private StreamListener listener;
    private Runnable drained = () -> {};
    private int queued;
    private boolean ending;
    private boolean endSent;
    private boolean over;

    TraversalStream(TraversalLink link, int number) {
        this.link = link;
        this.number = number;
    }

    void listener(StreamListener user) {
        listener = user;
    }

    /** Tells the opener that what the stream is for has been reached. */
    public void ready() {
        if (!over) {
            link.send(Frame.of(Frame.Kind.READY, number));
        }
    }

    /** Sends data in order; dropped once the stream is over. */
    public void write(byte[] bytes) {
        if (!over && !ending && bytes.length > 0) {
            queue.add(bytes);
            queued += bytes.length;
            flush();
        }
    }

    /** Ends this direction when all data is sent. */
    public void end() {
        if (!over && !ending) {
            ending = true;
            flush();
        }
    }

    /** Ends the stream at once. */
    public void reset(String why) {
        if (!over) {
            over = true;
            queue.clear();
            link.reset(number, why);
        }
    }

    /** So much of the data that came is dealt with: the other end may send as much again. */
    public void consumed(int bytes) {
        if (!over) {
            link.consumed(number, bytes);
        }
    }

    /** Whether a relaying user should pause its source. */
    public boolean full() {
        return queued >= QUEUE_HIGH_BYTES;
    }

    /** Called each time the queue has become empty. */
    public void onDrain(Runnable user) {
        drained = user;
    }

    /** The way that the messages of the link go. */
    public Hop hop() {
        return link.hop();
    }

    void received(Frame frame) {
        switch (frame.kind()) {
            case READY -> listener.ready();
            case DATA -> listener.data(frame.payload());
            case END -> listener.ended();
            case RESET -> broken(frame.text());
            case CREDIT -> flush();
            case HELLO, OPEN, PING, PONG -> throw new IllegalStateException(frame.kind() + " is no stream's");
        }
    }

    void broken(String why) {
        if (!over) {
            over = true;
            queue.clear();
            listener.broken(why);
        }
    }

    private void flush() {
        boolean wrote = false;
        while (!queue.isEmpty() && link.maySend(number) > 0) {
            int room = Math.min(link.maySend(number), Frame.PAYLOAD_MAX_BYTES);
            byte[] head = queue.poll();
            byte[] piece = head.length <= room ? head : Arrays.copyOf(head, room);
            if (piece != head) {
                queue.addFirst(Arrays.copyOfRange(head, room, head.length));
            }
            queued -= piece.length;
            link.sendData(number, piece);
            wrote = true;
        }
        if (wrote && queue.isEmpty()) {
            drained.run();
        }
        if (ending && !endSent && queue.isEmpty()) {
            endSent = true;
            link.sendEnd(number);
        }
    }
}
