package org.uclab.shell.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.uclab.lab.wire.Aside;

/** An answer that goes on for as long as both sides want it. Safe for any thread, one at a time. */
public final class HttpFlow {

    /** Bytes that may wait for a peer that reads slowly before it is told to be {@link #full}. */
    private static final int QUEUE_MAX_BYTES = 256 * 1024;

    private final HttpServerResponse response;
    private final Aside.Call call;

    HttpFlow(HttpServerResponse response, Aside.Call call, Runnable gone) {
        this.response = response;
        this.call = call;
        response.setWriteQueueMaxSize(QUEUE_MAX_BYTES);
        AtomicBoolean told = new AtomicBoolean();
        Runnable once = () -> {
            if (told.compareAndSet(false, true)) {
                gone.run();
            }
        };
        response.closeHandler(left -> once.run());
        response.endHandler(ended -> once.run());
    }

    /** Sends that, unless the peer has left. */
    public void send(String text) {
        if (!over()) {
            call.lives().run();
            response.write(Buffer.buffer(text));
        }
    }

    /** Whether the peer does not read as fast as is sent. */
    public boolean full() {
        return response.writeQueueFull();
    }

    /** Tells once when there is room again, which may be now. */
    public void whenRoom(Runnable task) {
        AtomicBoolean told = new AtomicBoolean();
        Runnable once = () -> {
            if (told.compareAndSet(false, true)) {
                task.run();
            }
        };
        response.drainHandler(room -> once.run());
        if (!full()) { // it came between the question and the handler
            once.run();
        }
    }

    /** Sends a last word and ends it. */
    public void end(String text) {
        if (!over()) {
            response.end(Buffer.buffer(text))
                    .onComplete(sent -> call.request().connection().close());
        }
    }

    /** Ends the connection at once; what the peer has not taken is lost. */
    public void hangUp() {
        call.hangUp();
    }

    /** Whether it has ended, or the peer has left. */
    public boolean over() {
        return response.ended() || response.closed();
    }
}
