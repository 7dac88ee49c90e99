package org.uclab.lab.wire;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends HTTP connections of one port on which no request has come for the limit, though bytes may have: a header or a body
 * that drips. It looks once in the limit, so that such a connection lasts for one to two of them. Wall time: it is the
 * machine's.
 */
final class IdleWatch {

    private final Vertx vertx;
    private final long timer;
    private final Map<HttpConnection, Turn> turns = new ConcurrentHashMap<>();

    /** Whether a request has come since the last look. */
    private static final class Turn {
        private volatile boolean fresh = true;
    }

    IdleWatch(Vertx vertx, Duration limit) {
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(limit.toMillis(), look -> turns.forEach(IdleWatch::look));
    }

    void opened(HttpConnection connection) {
        turns.put(connection, new Turn());
        connection.closeHandler(gone -> turns.remove(connection));
    }

    /** A request has come whole. */
    void asked(HttpServerRequest request) {
        Turn turn = turns.get(request.connection());
        if (turn != null) {
            turn.fresh = true;
        }
    }

    private static void look(HttpConnection connection, Turn turn) {
        if (!turn.fresh) {
            connection.close();
        }
        turn.fresh = false;
    }

    void close() {
        vertx.cancelTimer(timer);
    }
}
