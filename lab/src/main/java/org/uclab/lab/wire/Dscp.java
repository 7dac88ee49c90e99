package org.uclab.lab.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/** Differentiated services code points of sockets: six bits of the octet that IPv4 calls type of service. RFC 2474 §3. */
final class Dscp {

    /** What is not marked. RFC 2474 §4.1. */
    static final int DEFAULT = 0;

    static final int MAX = 63;

    /** The lower bits are for congestion, RFC 3168 §5. */
    static final int CONGESTION_BITS = 2;

    private Dscp() {}

    /** The octet with that code point. */
    static int octet(int dscp) {
        return dscp << CONGESTION_BITS;
    }

    /** What the system says of that socket; 0 once it is closed. */
    static int of(Channel socket) {
        try {
            Integer octet = socket.isOpen() ? socket.config().getOption(ChannelOption.IP_TOS) : null;
            return octet == null ? DEFAULT : octet >> CONGESTION_BITS;
        } catch (ChannelException closed) { // just now
            return DEFAULT;
        }
    }

    /** Marks what is sent on a connection from now on; nothing is sent any more on one that is closed. */
    static void mark(NetSocket socket, int dscp) {
        try {
            channel(socket).config().setOption(ChannelOption.IP_TOS, octet(dscp));
        } catch (ChannelException closed) {
            // The other side was quicker, or the power is cut.
        }
    }

    /** What the system says of that connection; 0 once it is closed. */
    static int of(NetSocket socket) {
        return of(channel(socket));
    }

    private static Channel channel(NetSocket socket) {
        return ((NetSocketInternal) socket).channelHandlerContext().channel();
    }
}
