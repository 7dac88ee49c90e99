package org.uclab.lab.wire;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A port that listens. */
public final class Listening {

    private final Port port;
    private final Endpoint actual;
    private final Supplier<Future<Void>> close;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Link link;
    private Links links;
    private Runnable atEnd = () -> {};
    private Runnable afterEnd = () -> {};

    Listening(Port port, Endpoint actual, Supplier<Future<Void>> close) {
        this.port = port;
        this.actual = actual;
        this.close = close;
    }

    Listening with(Link ofPort, Links all) {
        link = ofPort;
        links = all;
        return this;
    }

    /** What is to be done once, when it ends by itself or by a power cut, and when that is done. */
    void owned(Runnable before, Runnable after) {
        atEnd = before;
        afterEnd = after;
    }

    public Port port() {
        return port;
    }

    /** Where it really listens. */
    public Endpoint actual() {
        return actual;
    }

    /** Stops or resumes all traffic, as a frozen machine does. */
    public void pause(boolean stop) {
        link.pause(stop);
    }

    /** Stops or resumes the service: nothing listens, and its connections are reset. Done when it is so. */
    public Future<Void> stop(boolean stopped) {
        return link.stop(stopped);
    }

    /** Stops listening and closes its connections; what has been written to them still goes. */
    public Future<Void> close() {
        return end(() -> {}).onComplete(gone -> unplug());
    }

    /** Power cut: resets every connection and stops listening. */
    public Future<Void> cut() {
        return end(() -> {
            link.cut();
            unplug();
        });
    }

    private Future<Void> end(Runnable first) {
        if (!ended.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        link.ends();
        atEnd.run();
        first.run();
        return close.get().onComplete(gone -> afterEnd.run());
    }

    private void unplug() {
        link.unplugged();
        links.remove(link);
    }
}
