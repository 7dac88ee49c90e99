package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.function.Supplier;

/**
 * An HTTP listener that is no part of a world: no link is in front of it, no fault acts on it, and the history has nothing
 * of it. For what commands a lab from outside.
 */
public final class Aside {

    /**
     * A request that has come with its header.
     *
     * @param lives to be called while an answer goes on, so that its connection is not taken for an idle one
     */
    public record Call(HttpServerRequest request, Runnable lives) {

        /** Its connection is no stranger's: it keeps its place while strangers come. */
        public void known() {
            LinkServerChannel.known(((HttpServerConnection) request.connection())
                    .channelHandlerContext()
                    .channel());
        }

        /** Ends its connection at once: what the other side has not taken by now is not waited for. */
        public void hangUp() {
            ((HttpServerConnection) request.connection())
                    .channelHandlerContext()
                    .close(); // the connection itself would wait for what is still to be sent
        }
    }

    private final Endpoint at;
    private final Supplier<Future<Void>> close;

    Aside(Endpoint at, Supplier<Future<Void>> close) {
        this.at = at;
        this.close = close;
    }

    /** Where it listens. */
    public Endpoint at() {
        return at;
    }

    /** Stops listening and closes its connections. */
    public Future<Void> close() {
        return close.get();
    }
}
