package org.uclab.shell.sip;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipFrame;
import org.uclab.protocol.sip.SipFramer;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipTransport;

/** One connection that carries SIP, accepted or opened by us: bytes become frames, and what is written is bounded. */
final class SipConnection {

    /** Bytes a peer may leave unread before it is cut off. */
    static final int OUTPUT_BYTES_MAX = 4 * 1024 * 1024;

    /** Reads that may wait for the node, which may be on another thread: beyond them the peer's own window is filled. */
    private static final int READS_AHEAD_MAX = 4;

    private static final Buffer PONG = Buffer.buffer("\r\n");

    /** Whoever has connections. */
    interface Owner {

        void message(SipConnection from, byte[] bytes);

        /** It cannot be read on, and is closed once what it deserves is written. */
        void broken(SipConnection from, SipFrame.Broken how);

        void gone(SipConnection connection);

        /** Runs what a socket brought, and answers for our mistakes. */
        void guarded(Runnable work);

        /** Runs that behind all that sockets have brought before, also where nothing of theirs is taken any more. */
        void last(Runnable word);

        Instant now();
    }

    private final NetSocket socket;
    private final Owner owner;
    private final SipFramer framer;
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

    private int reads;
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
            byte[] came = bytes.getBytes();
            owner.guarded(() -> take(came));
        });
        socket.fetch(READS_AHEAD_MAX);
    }

    private static Endpoint peer(Hop hop) {
        int colon = hop.peer().lastIndexOf(':');
        return new Endpoint(
                hop.peer().substring(0, colon), Integer.parseInt(hop.peer().substring(colon + 1)));
    }

    private void take(byte[] bytes) {
        heard = owner.now();
        reads++;
        if (reads == READS_AHEAD_MAX / 2) {
            reads = 0;
            thread.runOnContext(turn -> socket.fetch(READS_AHEAD_MAX / 2));
        }
        framer.feed(bytes);
        for (Optional<SipFrame> frame = framer.next(); frame.isPresent() && !over; frame = framer.next()) {
            switch (frame.get().kind()) {
                case MESSAGE -> owner.message(this, ((SipFrame.Message) frame.get()).bytes());
                case PING -> write(PONG);
                case PONG -> {}
                case BROKEN -> owner.broken(this, (SipFrame.Broken) frame.get());
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

    /** Whether it went. */
    boolean send(byte[] bytes) {
        return !over && write(Wire.uncopied(bytes));
    }

    private boolean write(Buffer bytes) {
        int length = bytes.length();
        if (unsent.get() + length > OUTPUT_BYTES_MAX) {
            drop();
            return false;
        }
        unsent.addAndGet(length);
        socket.write(bytes).onComplete(done -> unsent.addAndGet(-length));
        return true;
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
            socket.end();
            gone();
        }
    }

    /** Closes it at once. */
    void drop() {
        if (!over) {
            Wire.hangUp(socket);
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
