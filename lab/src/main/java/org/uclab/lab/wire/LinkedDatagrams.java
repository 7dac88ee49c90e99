package org.uclab.lab.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Occasion;

/** The link faults of a datagram port. Each datagram received is an occasion; what is sent passes unless silent. */
final class LinkedDatagrams extends ChannelDuplexHandler {

    /** Senders whose names are kept; a power of two. */
    private static final int PEERS = 256;

    /** Longest datagram that can be answered at once, in bytes. */
    private static final int QUICK_MAX_BYTES = 65_507;

    private static final int DATAGRAMS_AT_A_TIME = 32;

    private final Links links;
    private final Peer[] peers = new Peer[PEERS];
    private Link link;
    private Hold hold = new Hold();
    private byte[] answer;
    private boolean answered;
    private DatagramPacket heldBack;

    LinkedDatagrams(Links links) {
        this.links = links;
    }

    @Override
    public void bind(ChannelHandlerContext ctx, SocketAddress address, ChannelPromise promise) {
        Endpoint wanted = Links.endpoint((InetSocketAddress) address);
        promise.addListener(done -> {
            if (done.isSuccess()) {
                link = links.udp((InetSocketAddress) ctx.channel().localAddress());
            }
        });
        // A dialled socket is bound to a published address; a port to the endpoint where it really is.
        hold = links.hold(wanted.address());
        ctx.bind(new InetSocketAddress(links.plan().local(wanted.address()), wanted.port()), promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (link == null || !(message instanceof DatagramPacket packet)) {
            unlinked(ctx, message);
            return;
        }
        Peer known = peer(packet.sender());
        Endpoint peer = known.endpoint();
        if (link.paused() || !link.reachableFrom(peer.address())) {
            packet.release();
        } else if (link.faults().quiet()) {
            if (heldBack == null && answerAtOnce(ctx, packet, known)) {
                return;
            }
            ctx.fireChannelRead(packet);
        } else {
            applyFaults(ctx, packet, peer);
        }
        releaseHeldBack(ctx, packet);
    }

    private void unlinked(ChannelHandlerContext ctx, Object message) {
        if (hold.frozen()) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    /** Who often asks is looked up here once a datagram, so it is not made anew each time. */
    private Peer peer(InetSocketAddress sender) {
        int slot = sender.hashCode() & (PEERS - 1);
        Peer peer = peers[slot];
        if (peer == null || !peer.actual().equals(sender)) {
            peer = new Peer(sender, links.plan());
            peers[slot] = peer;
        }
        return peer;
    }

    private boolean answerAtOnce(ChannelHandlerContext ctx, DatagramPacket packet, Peer peer) {
        QuickAnswer quick = link.quickAnswer();
        if (quick == null) {
            return false;
        }
        if (answer == null) {
            answer = new byte[QUICK_MAX_BYTES];
            readSeveral(ctx);
        }
        if (!ctx.channel().isWritable()) {
            packet.release(); // more answers wait than the system takes: this question is lost, as on any full queue
            return true;
        }
        ByteBuf content = packet.content();
        byte[] question = new byte[content.readableBytes()];
        content.getBytes(content.readerIndex(), question);
        int length = quick.answer(peer, question, answer);
        if (length == QuickAnswer.NOT_ANSWERED) {
            return false;
        }
        // The datagram's own buffer carries the answer back where it fits.
        content.clear();
        content.writeBytes(answer, 0, length);
        ctx.write(new DatagramPacket(content, peer.actual()), ctx.voidPromise());
        answered = true;
        return true;
    }

    /** Vert.x reads one datagram for each round of the event loop; what waits may as well be read at once. */
    private static void readSeveral(ChannelHandlerContext ctx) {
        if (ctx.channel().config().getRecvByteBufAllocator() instanceof MaxMessagesRecvByteBufAllocator allocator) {
            allocator.maxMessagesPerRead(DATAGRAMS_AT_A_TIME);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (answered) {
            answered = false;
            ctx.flush();
        }
        ctx.fireChannelReadComplete();
    }

    private void applyFaults(ChannelHandlerContext ctx, DatagramPacket packet, Endpoint peer) {
        Occasion occasion = Occasion.of(link.clock().now(), peer.toString());
        List<ArmedFault> armed = link.faults().linkFaults();
        for (ArmedFault fault : armed) {
            if (link.faults().bites(fault, occasion)) {
                act(ctx, (LinkFault) fault.fault(), packet);
                return;
            }
        }
        ctx.fireChannelRead(packet);
    }

    private void act(ChannelHandlerContext ctx, LinkFault fault, DatagramPacket packet) {
        switch (fault.kind()) {
            case LOSE, SILENT, REFUSE, RESET, CUT_AFTER -> packet.release();
            case DUPLICATE -> {
                ctx.fireChannelRead(packet.copy());
                ctx.fireChannelRead(packet);
            }
            case REORDER -> {
                ReferenceCountUtil.release(heldBack);
                heldBack = packet;
            }
            case DELAY ->
                link.clock()
                        .after(
                                ((LinkFault.Delay) fault).by(),
                                () -> ctx.executor().execute(() -> pass(ctx, packet)));
            case THROTTLE, SLICE -> ctx.fireChannelRead(packet);
        }
    }

    /** A packet held back by {@code reorder} follows the next one. */
    private void releaseHeldBack(ChannelHandlerContext ctx, DatagramPacket newest) {
        DatagramPacket held = heldBack;
        if (held != null && held != newest) {
            heldBack = null;
            ctx.fireChannelRead(held);
        }
    }

    private static void pass(ChannelHandlerContext ctx, DatagramPacket packet) {
        if (ctx.channel().isOpen()) {
            ctx.fireChannelRead(packet);
            ctx.fireChannelReadComplete();
        } else {
            packet.release();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (link == null ? hold.frozen() : link.paused() || link.faults().has(LinkFault.Silent.class)) {
            ReferenceCountUtil.release(message);
            promise.setSuccess();
            return;
        }
        ctx.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ReferenceCountUtil.release(heldBack);
        heldBack = null;
        ctx.fireChannelInactive();
    }
}
