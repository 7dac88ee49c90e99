package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what one address has dialled while its host is frozen. Safe for any thread. */
final class Hold {

    private final Set<DialledConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean frozen;

    boolean frozen() {
        return frozen;
    }

    void add(DialledConnection connection) {
        connections.add(connection);
    }

    void remove(DialledConnection connection) {
        connections.remove(connection);
    }

    /** Freezes, or thaws and lets everything go on where it stood. */
    void freeze(boolean stop) {
        frozen = stop;
        if (!stop) {
            connections.forEach(DialledConnection::resume);
        }
    }

    /** Power cut of a frozen host: what is held is lost. Nothing happens to one that is awake. */
    Future<Void> drop() {
        if (!frozen) {
            return Future.succeededFuture();
        }
        List<Future<Void>> dropping = connections.stream()
                .map(connection -> {
                    Promise<Void> dropped = Promise.promise();
                    connection.drop(dropped::complete);
                    return dropped.future();
                })
                .toList();
        return Future.join(dropping)
                .onComplete(gone -> freeze(false))
                .mapEmpty(); // who came too late to be dropped must not wait for ever
    }
}
