package org.uclab.sim.expressway.traversal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Hops;
import org.uclab.sim.expressway.cluster.Settings;

/**
 * One standing connection, either end. It lives from the greeting to the first of: the peer gone, silent too long, or
 * breaking the rules. Streams still open then are told. Used on the node's loop only.
 */
public final class TraversalLink {

    /** Makes the user of a stream that the peer opened. */
    public interface Acceptor {

        /**
         * @param head what the stream is for, as the opener wrote it
         */
        StreamListener opened(TraversalStream stream, byte[] head);
    }

    /**
     * What an end is and does.
     *
     * @param name     its host name, told in the greeting
     * @param admits   whether the peer may have the name it greets with
     * @param onLive   told when both have greeted
     * @param onClosed told once, with the reason
     */
    record Role(
            StreamTable.End end,
            String name,
            Predicate<String> admits,
            Acceptor acceptor,
            Consumer<TraversalLink> onLive,
            Consumer<String> onClosed) {}

    private final NetSocket socket;
    private final Agenda loop;
    private final Role role;
    private final Settings.Timing timing;
    private final Hop hop;
    private final StreamTable table;
    private final FrameReader reader = new FrameReader();
    private final Map<Integer, TraversalStream> streams = new HashMap<>();
    /** Frames that leave together when the loop's turn is over: each write is a record of TLS. */
    private Buffer unsent = Buffer.buffer();

    private boolean leaving;
    private String peerName = "";
    private Instant heard;
    private LabTimer timer;
    private boolean closed;

    TraversalLink(NetSocket socket, Agenda loop, Role role, Settings.Timing timing) {
        this.socket = socket;
        this.loop = loop;
        this.role = role;
        this.timing = timing;
        this.hop = Hops.of(socket);
        this.table = new StreamTable(role.end());
        this.heard = loop.now();
        socket.handler(buffer -> loop.run(() -> received(buffer.getBytes())));
        socket.closeHandler(gone -> loop.run(() -> over("connection lost")));
        socket.exceptionHandler(broken -> {}); // the close handler follows
        timer = loop.after(loop.limit(timing.dial()), () -> close("no greeting"));
        if (role.end() == StreamTable.End.ACCEPTS) {
            greet();
        }
    }

    /** Host name of the other end. */
    public String peerName() {
        return peerName;
    }

    /** {@code address:port} of the other end. */
    public String peer() {
        return hop.peer();
    }

    /** The way that its messages go. */
    public Hop hop() {
        return hop;
    }

    /** Opens a stream; empty when the link is closed or has too many. */
    public Optional<TraversalStream> open(byte[] head, StreamListener listener) {
        OptionalInt number = closed || peerName.isEmpty() ? OptionalInt.empty() : table.open();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        TraversalStream stream = new TraversalStream(this, number.getAsInt());
        stream.listener(listener);
        streams.put(number.getAsInt(), stream);
        send(new Frame(Frame.Kind.OPEN, number.getAsInt(), head));
        return Optional.of(stream);
    }

    void close(String why) {
        if (!closed) {
            leave();
            socket.close();
            over(why);
        }
    }

    void send(Frame frame) {
        if (closed) {
            return;
        }
        frame.appendTo(unsent);
        if (!leaving) {
            leaving = true;
            loop.soon(this::leave);
        }
    }

    private void leave() {
        leaving = false;
        if (!closed && unsent.length() > 0) {
            Buffer all = unsent;
            unsent = Buffer.buffer();
            socket.write(all);
        }
    }

    int maySend(int stream) {
        return table.maySend(stream);
    }

    void sendData(int stream, byte[] bytes) {
        table.sentData(stream, bytes.length);
        send(new Frame(Frame.Kind.DATA, stream, bytes));
    }

    void sendEnd(int stream) {
        table.sentEnd(stream);
        send(Frame.of(Frame.Kind.END, stream));
        forget(stream);
    }

    void reset(int stream, String why) {
        streams.remove(stream);
        if (table.sentReset(stream)) {
            send(Frame.text(Frame.Kind.RESET, stream, why));
        }
    }

    void consumed(int stream, int bytes) {
        if (bytes > 0 && table.consumed(stream, bytes)) {
            send(Frame.credit(stream, bytes));
        }
    }

    private void greet() {
        send(Frame.text(Frame.Kind.HELLO, 0, role.name()));
    }

    private void received(byte[] bytes) {
        heard = loop.now();
        reader.feed(bytes);
        for (Optional<Frame> frame = reader.next(); frame.isPresent() && !closed; frame = reader.next()) {
            received(frame.get());
        }
        if (!reader.fault().isEmpty()) {
            close("protocol error: " + reader.fault());
        }
    }

    private void received(Frame frame) {
        if (peerName.isEmpty() != (frame.kind() == Frame.Kind.HELLO)) {
            close("protocol error: " + frame.kind() + " out of place");
            return;
        }
        switch (table.received(frame)) {
            case DELIVER -> deliver(frame);
            case IGNORE -> {} // a stream that is over here
            case VIOLATION -> close("protocol error: " + table.violation());
        }
    }

    private void deliver(Frame frame) {
        switch (frame.kind()) {
            case HELLO -> greeted(frame.text());
            case OPEN -> accept(frame);
            case PING -> send(new Frame(Frame.Kind.PONG, 0, frame.payload()));
            case PONG -> {} // having heard it is all
            case READY, DATA, END, RESET, CREDIT -> {
                TraversalStream stream = streams.get(frame.stream());
                if (frame.kind() == Frame.Kind.RESET) {
                    streams.remove(frame.stream());
                }
                if (stream != null) {
                    stream.received(frame);
                }
            }
        }
        forget(frame.stream());
    }

    private void accept(Frame frame) {
        TraversalStream stream = new TraversalStream(this, frame.stream());
        streams.put(frame.stream(), stream);
        stream.listener(role.acceptor().opened(stream, frame.payload()));
    }

    private void greeted(String name) {
        if (!role.admits().test(name)) {
            close("'" + name + "' is not the peer expected");
            return;
        }
        peerName = name;
        if (role.end() == StreamTable.End.OPENS) {
            greet();
        }
        timer.cancel();
        timer = loop.after(timing.keepAlive(), this::keepAlive);
        role.onLive().accept(this);
    }

    private void keepAlive() {
        Duration quiet = Duration.between(heard, loop.now());
        if (quiet.compareTo(loop.limit(timing.silence())) >= 0) {
            close("silent for " + quiet.toSeconds() + " s");
            return;
        }
        send(Frame.of(Frame.Kind.PING, 0));
        timer = loop.after(timing.keepAlive(), this::keepAlive);
    }

    /** Lets go of a stream that both directions have ended. */
    private void forget(int stream) {
        if (!table.alive(stream)) {
            streams.remove(stream);
        }
    }

    private void over(String why) {
        if (closed) {
            return;
        }
        closed = true;
        timer.cancel();
        List<TraversalStream> open = new ArrayList<>(streams.values());
        streams.clear();
        // The owner first: who loses a stream may look for another link at once.
        role.onClosed().accept(why);
        open.forEach(stream -> stream.broken(why));
    }
}
