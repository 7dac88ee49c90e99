package org.uclab.shell.xmpp;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;

/** What is written to a socket, and how much of it the peer has not taken yet. */
final class StreamOutput {

    /** Bytes a peer may leave unread before it is cut off. */
    static final int OUTPUT_BYTES_MAX = 4 * 1024 * 1024;

    private final NetSocket socket;
    private int unsent;
    private boolean ended;

    StreamOutput(NetSocket socket) {
        this.socket = socket;
    }

    /** Whether nothing more can be said. */
    boolean ended() {
        return ended;
    }

    /** Whether so many bytes more are within the bound; where they are not, the connection has ended. */
    boolean takes(int bytes) {
        if (!ended && unsent + bytes > OUTPUT_BYTES_MAX) {
            drop();
        }
        return !ended;
    }

    void write(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        if (takes(bytes.length)) {
            unsent += bytes.length;
            socket.write(Buffer.buffer(bytes)).onComplete(done -> unsent -= bytes.length);
        }
    }

    /** Bytes of somebody who waits for them to be taken. */
    Future<Void> write(byte[] bytes) {
        return ended ? Future.failedFuture("the stream is over") : socket.write(Buffer.buffer(bytes));
    }

    /** Ends the connection when all is sent. */
    void end() {
        if (!ended) {
            ended = true;
            socket.resume(); // a paused socket would not notice its end
            socket.end();
        }
    }

    /** Ends the connection without a word. */
    void drop() {
        if (!ended) {
            ended = true;
            socket.resume();
            socket.close();
        }
    }
}
