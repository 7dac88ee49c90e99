package org.uclab.lab.wire;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** A port that listens. */
public final class Listening {

    private final Port port;
    private final Endpoint actual;
    private final Supplier<Future<Void>> close;
    private Link link;
    private Links links;

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

    /** Power cut: resets every connection and stops listening. */
    public Future<Void> cut() {
        link.cut();
        links.remove(link);
        return close.get();
    }
}
