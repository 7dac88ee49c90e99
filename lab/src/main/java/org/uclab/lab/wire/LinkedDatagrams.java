package org.uclab.lab.wire;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
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

    private final Links links;
    private Link link;
    private DatagramPacket heldBack;

    LinkedDatagrams(Links links) {
        this.links = links;
    }

    @Override
    public void bind(ChannelHandlerContext ctx, SocketAddress address, ChannelPromise promise) {
        promise.addListener(done -> {
            if (done.isSuccess()) {
                link = links.udp((InetSocketAddress) ctx.channel().localAddress());
            }
        });
        ctx.bind(address, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (link == null || !(message instanceof DatagramPacket packet)) {
            ctx.fireChannelRead(message);
            return;
        }
        Endpoint peer = Links.endpoint(packet.sender());
        if (link.paused() || !link.reachableFrom(peer.address())) {
            packet.release();
        } else if (link.faults().quiet()) {
            ctx.fireChannelRead(packet);
        } else {
            applyFaults(ctx, packet, peer);
        }
        releaseHeldBack(ctx, packet);
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
        if (link != null && (link.paused() || link.faults().has(LinkFault.Silent.class))) {
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
