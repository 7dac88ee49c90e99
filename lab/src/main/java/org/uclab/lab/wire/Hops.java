package org.uclab.lab.wire;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import org.uclab.lab.history.Hop;

/** Which way the messages of a connection go: what its link knows of it, for the history. */
public final class Hops {

    private static final AttributeKey<Hop> KEY = AttributeKey.valueOf(Hops.class, "hop");

    private Hops() {}

    static void put(Channel channel, Hop hop) {
        channel.attr(KEY).set(hop);
    }

    /** The way of a connection as it stands now; ask again when TLS has begun on it. */
    public static Hop of(NetSocket socket) {
        Hop accepted = ((NetSocketInternal) socket)
                .channelHandlerContext()
                .channel()
                .attr(KEY)
                .get();
        Hop hop = accepted == null ? dialled(socket) : accepted;
        return socket.isSsl() ? hop.secured() : hop;
    }

    /** The way of an accepted connection. */
    public static Hop of(HttpConnection connection) {
        return ((HttpServerConnection) connection)
                .channelHandlerContext()
                .channel()
                .attr(KEY)
                .get();
    }

    private static Hop dialled(NetSocket socket) {
        return Hop.between(
                Hop.Over.TCP,
                Endpoint.of(socket.localAddress()).toString(),
                Endpoint.of(socket.remoteAddress()).toString());
    }
}
