package org.uclab.lab.wire;

import io.netty.channel.AbstractServerChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A listening socket that can go away and come back while its server lives on, so that a port can refuse new
 * connections for a while and keep the standing ones. The real socket is an inner channel on the same event loop;
 * this one only hands its children on, each with its {@link LinkedConnection} first in the pipeline.
 */
final class LinkServerChannel extends AbstractServerChannel {

    /** Connections at a time to what is nobody's port. */
    static final int ASIDE_MAX = 1024;

    private static final AttributeKey<Places<Channel>> PLACES = AttributeKey.valueOf(LinkServerChannel.class, "places");

    private final Links links;
    private final Places<Channel> places = new Places<>(ASIDE_MAX);
    private NioServerSocketChannel acceptor = new NioServerSocketChannel();
    private InetSocketAddress bound;
    private Link link;
    private boolean open = true;

    LinkServerChannel(Links links) {
        this.links = links;
    }

    @Override
    protected void doBind(SocketAddress address) throws Exception {
        listen((InetSocketAddress) address);
        bound = acceptor.localAddress();
        link = links.tcp(bound);
        if (link != null) {
            link.listensOn(this);
        }
    }

    /**
     * Opens or closes the real socket. Connections already accepted stay.
     *
     * @return done when the kernel has it so. It closes a listener only after the selector has looked once more, which
     *     it has before a timer set now can run
     */
    Future<?> accepting(boolean wanted) {
        Promise<Void> settled = eventLoop().newPromise();
        eventLoop().execute(() -> {
            change(wanted);
            eventLoop().schedule(() -> settled.trySuccess(null), 1, TimeUnit.NANOSECONDS);
        });
        return settled;
    }

    private void change(boolean wanted) {
        if (!open || bound == null || wanted == acceptor.isActive()) {
            return;
        }
        if (!wanted) {
            acceptor.close();
            return;
        }
        acceptor = new NioServerSocketChannel();
        try {
            listen(bound);
        } catch (IOException taken) {
            pipeline().fireExceptionCaught(taken);
        }
    }

    /** Runs on the event loop, where registering and binding complete before they return. */
    private void listen(InetSocketAddress address) throws IOException {
        NioServerSocketChannel socket = acceptor;
        socket.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object child) {
                accepted((SocketChannel) child);
            }
        });
        completed(eventLoop().register(socket));
        completed(socket.bind(address));
    }

    private void accepted(SocketChannel child) {
        if (link != null && link.ending()) {
            // Whoever would serve it has gone already.
            child.config().setSoLinger(0);
            child.unsafe().closeForcibly();
            return;
        }
        if (link != null) {
            child.pipeline().addFirst("link", new LinkedConnection(link, child));
        } else if (!placed(child)) {
            child.unsafe().closeForcibly();
            return;
        }
        pipeline().fireChannelRead(child);
        pipeline().fireChannelReadComplete();
    }

    /** Nobody's port has no link to share its places out; they count from here, so that a handshake needs one, too. */
    private boolean placed(SocketChannel child) {
        InetSocketAddress peer = child.remoteAddress();
        if (peer == null) {
            return false; // it has gone already
        }
        Places.Turn<Channel> turn = places.take(peer.getAddress().getHostAddress(), child);
        turn.leaves().ifPresent(Channel::close);
        if (turn.taken()) {
            child.attr(PLACES).set(places);
            child.closeFuture().addListener(gone -> places.leave(child));
        }
        return turn.taken();
    }

    /** That connection to nobody's port is no stranger's. */
    static void known(Channel child) {
        child.attr(PLACES).get().known(child);
    }

    private static void completed(ChannelFuture future) throws IOException {
        if (!future.isDone()) {
            throw new IllegalStateException("a bind must run on its own event loop");
        }
        if (!future.isSuccess()) {
            throw future.cause() instanceof IOException io ? io : new IOException(future.cause());
        }
    }

    @Override
    public ChannelConfig config() {
        return acceptor.config();
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected void doRegister(ChannelPromise promise) {
        // The inner channel registers itself when it binds; this one has no socket of its own.
        promise.setSuccess();
    }

    @Override
    protected SocketAddress localAddress0() {
        return bound;
    }

    @Override
    public InetSocketAddress localAddress() {
        return bound;
    }

    @Override
    protected void doBeginRead() {
        // The inner channel accepts by itself.
    }

    @Override
    protected void doClose() {
        open = false;
        acceptor.close();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isActive() {
        return open && bound != null;
    }
}
