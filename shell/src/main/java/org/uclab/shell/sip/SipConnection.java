package org.uclab.shell.sip;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipFrame;
import org.uclab.protocol.sip.SipFramer;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipReading;
import org.uclab.protocol.sip.SipTransport;

/** One connection that carries SIP, accepted or opened by us: bytes become frames, and what is written is bounded. */
final class SipConnection {

    /** Bytes a peer may leave unread before it is cut off. */
    static final int OUTPUT_BYTES_MAX = 4 * 1024 * 1024;

    /** Reads that may wait for the node, which may be on another thread: beyond them the peer's own window is filled. */
    private static final int READS_AHEAD_MAX = 4;

    /** Messages of one read that are read on the thread of the socket: what they become takes more room than their bytes. */
    private static final int MESSAGES_AHEAD_MAX = 16;

    private static final byte[] PONG = {'\r', '\n'};

    private static final byte[] NOTHING = {};

    /** Whoever has connections. */
    interface Owner {

        void message(SipConnection from, byte[] bytes, SipReading reading);

        /** It cannot be read on, and is closed once what it deserves is written. */
        void broken(SipConnection from, SipFrame.Broken how);

        void gone(SipConnection connection);

        /** Runs what a socket brought, and answers for our mistakes. */
        void guarded(Runnable work);

        /** Runs that behind all that sockets have brought before, also where nothing of theirs is taken any more. */
        void last(Runnable word);

        /** Has {@link SipConnection#leave} called on the thread of its socket, soon. */
        void leaves(SipConnection connection);

        Instant now();
    }

    /**
     * What a read was taken apart into.
     *
     * @param reading of a message, where it has been read already
     */
    private record Piece(SipFrame frame, Optional<SipReading> reading) {}

    private final NetSocket socket;
    private final Owner owner;
    /** Of the thread of the socket. */
    private final SipFramer framer;

    private final SipReader reader;
    private final Flow flow;
    private final Optional<String> service;
    private final Hop hop;
    private Instant heard;
    /** Bytes that were written and are not out; told on the thread of the connection, which may be another. */
    private final AtomicInteger unsent = new AtomicInteger();
    /** Of the socket. */
    private final Context thread = Vertx.currentContext();

    /** What tells the history of the end; of the thread of the socket. */
    private Runnable farewell = () -> {};

    /** Written, and to be handed to the socket as one: the system and TLS take as long for a short piece as for a long one. */
    private final Queue<byte[]> written = new ConcurrentLinkedQueue<>();

    /** Reads that were taken, for which others may be asked for. */
    private final AtomicInteger taken = new AtomicInteger();

    /** Whether it is to leave already. */
    private final AtomicBoolean leaving = new AtomicBoolean();

    private boolean over;

    /**
     * To be made on the thread of the socket.
     *
     * @param number  of the connection
     * @param service whose port accepted it; none where we opened it
     */
    SipConnection(NetSocket socket, Owner owner, SipLimits limits, long number, Optional<String> service) {
        this.socket = socket;
        this.owner = owner;
        this.framer = new SipFramer(limits);
        this.reader = new SipReader(limits);
        this.service = service;
        this.hop = Hops.of(socket);
        Endpoint peer = peer(hop);
        this.flow = new Flow(socket.isSsl() ? SipTransport.TLS : SipTransport.TCP, peer.address(), peer.port(), number);
        this.heard = owner.now();
        socket.pause();
        socket.exceptionHandler(broken -> {}); // the close handler follows
        // What came before the end and waits for its turn still gets it: nothing more comes, so there is no bound to
        // keep.
        socket.closeHandler(closed -> socket.resume());
        socket.endHandler(ended -> {
            Runnable word = farewell;
            owner.last(() -> {
                word.run();
                owner.guarded(this::gone);
            });
        });
        Wire.farewell(socket, word -> farewell = word);
        socket.handler(bytes -> {
            List<Piece> pieces = apart(bytes.getBytes());
            owner.guarded(() -> take(pieces));
        });
        socket.fetch(READS_AHEAD_MAX);
    }

    private static Endpoint peer(Hop hop) {
        int colon = hop.peer().lastIndexOf(':');
        return new Endpoint(
                hop.peer().substring(0, colon), Integer.parseInt(hop.peer().substring(colon + 1)));
    }

    /** On the thread of the socket. */
    private List<Piece> apart(byte[] bytes) {
        List<Piece> pieces = new ArrayList<>(2);
        try {
            framer.feed(bytes);
            for (Optional<SipFrame> frame = framer.next(); frame.isPresent(); frame = framer.next()) {
                boolean ahead = frame.get() instanceof SipFrame.Message && pieces.size() < MESSAGES_AHEAD_MAX;
                pieces.add(new Piece(
                        frame.get(),
                        ahead ? Optional.of(reader.read(((SipFrame.Message) frame.get()).bytes())) : Optional.empty()));
            }
        } catch (RuntimeException ours) {
            owner.guarded(() -> {
                throw ours;
            });
        }
        return pieces;
    }

    private void take(List<Piece> pieces) {
        heard = owner.now();
        if (taken.incrementAndGet() >= READS_AHEAD_MAX / 2) {
            leaves();
        }
        for (Piece piece : pieces) {
            if (over) {
                return;
            }
            switch (piece.frame().kind()) {
                case MESSAGE -> {
                    byte[] bytes = ((SipFrame.Message) piece.frame()).bytes();
                    owner.message(this, bytes, piece.reading().orElseGet(() -> reader.read(bytes)));
                }
                case PING -> write(PONG);
                case PONG -> {}
                case BROKEN -> owner.broken(this, (SipFrame.Broken) piece.frame());
            }
        }
    }

    Flow flow() {
        return flow;
    }

    Hop hop() {
        return hop;
    }

    Optional<String> service() {
        return service;
    }

    NetSocket socket() {
        return socket;
    }

    Instant heard() {
        return heard;
    }

    /** Whether it went. The bytes may not be changed from now on. */
    boolean send(byte[] bytes) {
        return !over && write(bytes);
    }

    private boolean write(byte[] bytes) {
        if (unsent.get() + bytes.length > OUTPUT_BYTES_MAX) {
            drop();
            return false;
        }
        unsent.addAndGet(bytes.length);
        written.add(bytes);
        leaves();
        return true;
    }

    private void leaves() {
        if (leaving.compareAndSet(false, true)) {
            owner.leaves(this);
        }
    }

    /** On the thread of the socket: what was written goes, and what was taken makes room. */
    void leave() {
        leaving.set(false); // before looking: what is written from now on leaves once more
        int more = taken.getAndSet(0);
        if (more > 0) {
            socket.fetch(more);
        }
        byte[] all = joined();
        if (all.length > 0) {
            socket.write(Wire.uncopied(all)).onComplete(done -> unsent.addAndGet(-all.length));
        }
    }

    private byte[] joined() {
        byte[] first = written.poll();
        if (first == null) {
            return NOTHING;
        }
        byte[] second = written.poll();
        if (second == null) {
            return first;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(2 * (first.length + second.length));
        all.writeBytes(first);
        for (byte[] next = second; next != null; next = written.poll()) {
            all.writeBytes(next);
        }
        return all.toByteArray();
    }

    /** Whether its socket is on the same thread as that of another one. */
    boolean sharesThread(SipConnection other) {
        return thread == other.thread;
    }

    /** Does that on the thread of the socket, at once where that is the caller's. */
    void there(Runnable work) {
        if (Vertx.currentContext() == thread) {
            work.run();
        } else {
            thread.runOnContext(turn -> work.run());
        }
    }

    /** Whoever speaks on it has finished an exchange. */
    void known() {
        if (service.isPresent()) {
            Wire.known(socket);
        }
    }

    /** Closes it when all is sent. */
    void end() {
        if (!over) {
            there(() -> {
                leave();
                socket.end();
            });
            gone();
        }
    }

    /** Closes it at once. */
    void drop() {
        if (!over) {
            there(() -> {
                leave();
                Wire.hangUp(socket);
            });
            gone();
        }
    }

    private void gone() {
        if (!over) {
            over = true;
            owner.gone(this);
        }
    }

    @Override
    public String toString() {
        return flow.toString();
    }
}
