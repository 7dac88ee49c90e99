package org.uclab.lab.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;

/**
 * The near end of a connection that was dialled: it speaks from where the published address really is, and holds
 * everything, its connect too, while its host is frozen. Link faults are the far end's matter. Everything runs on the
 * connection's event loop.
 */
final class DialledConnection extends ChannelDuplexHandler {

    /** Above this many waiting bytes the caller is told to stop writing. */
    private static final int QUEUE_HIGH_BYTES = 256 * 1024;

    private record Outgoing(Object message, ChannelPromise promise) {}

    private record Connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {}

    private final Links links;
    private final ArrayDeque<Object> incoming = new ArrayDeque<>();
    private final ArrayDeque<Outgoing> outgoing = new ArrayDeque<>();
    private ChannelHandlerContext ctx;
    private Hold hold = new Hold();
    private Connect connect;
    private boolean readHeld;
    private int queuedBytes;

    DialledConnection(Links links) {
        this.links = links;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        if (!(local instanceof InetSocketAddress published)) {
            context.connect(remote, local, promise);
            return;
        }
        Endpoint from = Links.endpoint(published);
        hold = links.hold(from.address());
        hold.add(this);
        context.channel().closeFuture().addListener(gone -> hold.remove(this));
        connect = new Connect(remote, new InetSocketAddress(links.plan().local(from.address()), from.port()), promise);
        connectNow();
    }

    private void connectNow() {
        Connect waiting = connect;
        if (waiting != null && !hold.frozen()) {
            connect = null;
            ctx.connect(waiting.remote(), waiting.local(), waiting.promise());
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (hold.frozen()) {
            readHeld = true;
        } else {
            context.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (hold.frozen()) {
            incoming.add(message); // asked for before the freeze
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!hold.frozen() && outgoing.isEmpty()) {
            context.write(message, promise);
            return;
        }
        outgoing.add(new Outgoing(message, promise));
        queuedBytes += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        if (queuedBytes > QUEUE_HIGH_BYTES) {
            writable(false);
        }
    }

    /** Goes on where it stood; any thread. */
    void resume() {
        ctx.executor().execute(() -> {
            if (hold.frozen()) {
                return;
            }
            connectNow();
            sendHeld();
            if (!incoming.isEmpty()) {
                while (!incoming.isEmpty()) {
                    ctx.fireChannelRead(incoming.poll());
                }
                ctx.fireChannelReadComplete();
            }
            if (readHeld) {
                readHeld = false;
                ctx.read();
            }
        });
    }

    private void sendHeld() {
        while (!outgoing.isEmpty()) {
            Outgoing head = outgoing.poll();
            ctx.write(head.message(), head.promise());
        }
        queuedBytes = 0;
        writable(true);
        ctx.flush();
    }

    private void writable(boolean yes) {
        var buffer = ctx.channel().unsafe().outboundBuffer();
        if (buffer != null) {
            buffer.setUserDefinedWritability(1, yes);
        }
    }

    /** Power cut while frozen: what is held is lost and the connection is reset; any thread. */
    void drop(Runnable done) {
        ctx.executor().execute(() -> {
            if (ctx.channel() instanceof SocketChannel socket && socket.isActive()) {
                socket.config().setSoLinger(0);
            }
            loseHeld();
            ctx.close();
            done.run();
        });
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        loseHeld();
        context.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        loseHeld();
        context.fireChannelInactive();
    }

    private void loseHeld() {
        incoming.forEach(ReferenceCountUtil::release);
        incoming.clear();
        while (!outgoing.isEmpty()) {
            Outgoing lost = outgoing.poll();
            ReferenceCountUtil.release(lost.message());
            if (!lost.promise().isVoid()) {
                lost.promise().tryFailure(new ClosedChannelException());
            }
        }
        if (connect != null) {
            connect.promise().tryFailure(new IOException("the caller lost power before it could connect"));
            connect = null;
        }
    }
}
