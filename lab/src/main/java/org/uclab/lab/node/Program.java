package org.uclab.lab.node;

import io.vertx.core.Future;

/** What runs on a node, from one power-up to the next power cut. A new one is made for each power-up. */
public interface Program {

    /** Opens the listeners. Done when every port of the node answers. */
    Future<?> start(NodeContext node);

    /**
     * Dials peers. Called when every node of the lab listens, and after a restart of this one. Done when the first
     * attempts have been made, whether they succeeded or not.
     */
    default Future<?> join() {
        return Future.succeededFuture();
    }

    /** Drops timers. The sockets are cut by the node. */
    default void stop() {}
}
