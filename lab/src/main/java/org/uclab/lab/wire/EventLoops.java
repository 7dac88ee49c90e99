package org.uclab.lab.wire;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The threads on which a lab's sockets live. */
final class EventLoops {

    /** How many there are. */
    static final int COUNT = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final VertxInternal vertx;

    EventLoops(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    /** Does the same on each event loop but this one. */
    <T> Future<List<T>> others(Supplier<Future<T>> what) {
        Set<EventLoop> done = new HashSet<>(Set.of(vertx.getOrCreateContext().nettyEventLoop()));
        List<Future<T>> doing = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ContextInternal context = vertx.createEventLoopContext();
            if (done.add(context.nettyEventLoop())) {
                doing.add(on(context, what));
            }
        }
        return Future.all(doing).map(all -> all.<T>list());
    }

    /** The context of the caller where it has one for sockets, otherwise a new one. */
    ContextInternal here() {
        ContextInternal current = vertx.getContext();
        return current != null && current.isEventLoopContext() ? current : vertx.createEventLoopContext();
    }

    /** A context on another event loop than the caller's, where there is more than one. */
    ContextInternal elsewhere() {
        EventLoop mine = here().nettyEventLoop();
        ContextInternal other = vertx.createEventLoopContext();
        for (int i = 1; i < COUNT && other.nettyEventLoop() == mine; i++) {
            other = vertx.createEventLoopContext();
        }
        return other;
    }

    /** The same, of which the caller is told in its own context, where it has one. */
    <T> Future<T> told(Future<T> work) {
        ContextInternal mine = vertx.getContext();
        if (mine == null) {
            return work;
        }
        PromiseInternal<T> promise = mine.promise();
        work.onComplete(promise);
        return promise.future();
    }

    /** Does it in that context. */
    static <T> Future<T> on(ContextInternal context, Supplier<Future<T>> what) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(there -> what.get().onComplete(promise));
        return promise.future();
    }
}
