package org.uclab.lab.wire;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.Executor;

/** Who has the history told of the end of a connection: its own thread at once, or whoever has asked to. */
final class Farewell {

    private static final AttributeKey<Executor> KEY = AttributeKey.valueOf(Farewell.class, "by");

    private Farewell() {}

    static void by(Channel channel, Executor by) {
        channel.attr(KEY).set(by);
    }

    static Executor of(Channel channel) {
        Executor by = channel.attr(KEY).get();
        return by == null ? Runnable::run : by;
    }
}
