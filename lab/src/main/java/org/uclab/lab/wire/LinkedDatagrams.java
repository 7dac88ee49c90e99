package org.uclab.lab.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Occasion;

/**
 * The link faults of a datagram port. Each datagram received is an occasion for each of them, and all that bite act
 * together: it is lost if one loses it, else there are twice as many of it for each {@code duplicate}, all later by the sum
 * of the delays, and then the last of them waits for the one that follows where one says {@code reorder}. So the order of
 * arming does not matter. What is sent passes unless {@code silent} lies in wait for that peer.
 */
final class LinkedDatagrams extends ChannelDuplexHandler {

    /** Senders whose names are kept; a power of two. */
    private static final int PEERS = 256;

    /** Longest datagram that can be answered at once, in bytes. */
    private static final int QUICK_MAX_BYTES = 65_507;

    private static final int DATAGRAMS_AT_A_TIME = 32;

    /** Datagrams that are handed to the system together, if so many are there at once: few, so that the first does not wait. */
    private static final int FLUSHED_AT_A_TIME = 8;

    /** Where answers are written; one for each event loop, since a call has many sockets. */
    private static final FastThreadLocal<byte[]> ANSWER = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[QUICK_MAX_BYTES];
        }
    };

    private final Links links;
    private final Peer[] peers = new Peer[PEERS];
    private final Endpoint[] recipients = new Endpoint[PEERS];
    private final InetSocketAddress[] addresses = new InetSocketAddress[PEERS];
    private ChannelHandlerContext at;
    /** Whether several that came are dealt with, behind which {@link #channelReadComplete} follows. */
    private boolean reading;

    private int unflushed;
    private final LeavingDatagrams leaving = new LeavingDatagrams();
    private Link link;
    private Hold hold = new Hold();
    /** The published address of a socket without a link. */
    private String own = "";

    private boolean answered;
    private DatagramPacket heldBack;
    private final Underway incoming = new Underway();
    private final Underway outgoing = new Underway();

    LinkedDatagrams(Links links) {
        this.links = links;
    }

    @Override
    public void bind(ChannelHandlerContext ctx, SocketAddress address, ChannelPromise promise) {
        Endpoint wanted = Links.endpoint((InetSocketAddress) address);
        promise.addListener(done -> {
            if (done.isSuccess()) {
                link = links.udp((InetSocketAddress) ctx.channel().localAddress());
                readSeveral(ctx, link);
                told(ctx);
            }
        });
        // A dialled socket is bound to a published address; a port to the endpoint where it really is.
        hold = links.hold(wanted.address());
        own = wanted.address();
        ctx.bind(new InetSocketAddress(links.plan().local(wanted.address()), wanted.port()), promise);
    }

    private void told(ChannelHandlerContext ctx) {
        Channel socket = ctx.channel();
        at = ctx;
        if (link != null) {
            link.marking(() -> Dscp.of(socket));
            link.datagrams(this);
        }
    }

    /**
     * Sends from the port, on the thread of the socket whoever calls. What goes out while several that came are dealt with goes
     * out a few at a time.
     *
     * @param to     where it really is
     * @param unsent runs on the thread of the socket where the system does not take it, and at once where that has ended
     */
    void send(Endpoint to, byte[] data, Runnable unsent) {
        if (at.executor().inEventLoop()) {
            sendHere(to, data, unsent);
            if (!reading) {
                flushWritten(at);
            }
            return;
        }
        leaving.add(new LeavingDatagrams.Leaving(to, data, unsent), at.executor(), this::leave);
    }

    private void leave() {
        leaving.drain(next -> sendHere(next.to(), next.data(), next.unsent()));
        flushWritten(at);
    }

    private void sendHere(Endpoint to, byte[] data, Runnable unsent) {
        ChannelHandlerContext ctx = at;
        ByteBuf content = ctx.alloc().directBuffer(data.length).writeBytes(data);
        ChannelPromise promise = ctx.newPromise();
        promise.addListener(done -> {
            if (!done.isSuccess()) {
                unsent.run();
            }
        });
        write(ctx, new DatagramPacket(content, recipient(to)), promise);
        unflushed++;
        if (unflushed >= FLUSHED_AT_A_TIME) {
            flushWritten(ctx);
        }
    }

    private void flushWritten(ChannelHandlerContext ctx) {
        if (unflushed > 0) {
            unflushed = 0;
            ctx.flush();
        }
    }

    /** Who is often told something is looked up once a datagram, so its address is not made anew each time. */
    private InetSocketAddress recipient(Endpoint to) {
        int slot = to.hashCode() & (PEERS - 1);
        if (!to.equals(recipients[slot])) {
            recipients[slot] = to;
            addresses[slot] = new InetSocketAddress(to.address(), to.port());
        }
        return addresses[slot];
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        reading = true;
        if (link == null || !(message instanceof DatagramPacket packet)) {
            unlinked(ctx, message);
            return;
        }
        Peer known = peer(packet.sender());
        Endpoint peer = known.endpoint();
        if (link.paused() || link.stopped() || !lets(known)) {
            packet.release();
        } else if (link.faults().quiet()) {
            if (heldBack == null && answerAtOnce(ctx, packet, known)) {
                return;
            }
            arrive(ctx, packet, Fate.USUAL);
        } else {
            applyFaults(ctx, packet, peer);
        }
    }

    /** A firewall that lets nobody in lets answers in: from where the port has sent something to lately. */
    private boolean lets(Peer known) {
        String address = known.endpoint().address();
        return link.reachableFrom(address) || (asked(known.actual()) && !link.cutOffFrom(address));
    }

    private boolean asked(InetSocketAddress peer) {
        Endpoint there = Links.endpoint(peer);
        return there.equals(recipients[there.hashCode() & (PEERS - 1)]);
    }

    private void unlinked(ChannelHandlerContext ctx, Object message) {
        if (hold.frozen() || (message instanceof DatagramPacket packet && cutOffFrom(packet))) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private boolean cutOffFrom(DatagramPacket packet) {
        return links.cuts()
                .separate(
                        links.plan()
                                .published(Transport.UDP, Links.endpoint(packet.sender()))
                                .address(),
                        own);
    }

    /** Who often asks is looked up here once a datagram, so it is not made anew each time. */
    private Peer peer(InetSocketAddress sender) {
        int slot = sender.hashCode() & (PEERS - 1);
        Peer peer = peers[slot];
        if (peer == null || !peer.actual().equals(sender)) {
            peer = new Peer(sender, links.plan(), link);
            peers[slot] = peer;
        }
        return peer;
    }

    private boolean answerAtOnce(ChannelHandlerContext ctx, DatagramPacket packet, Peer peer) {
        QuickAnswer quickAnswer = link.quickAnswer();
        if (quickAnswer == null) {
            return false;
        }
        if (!ctx.channel().isWritable()) {
            packet.release(); // more answers wait than the system takes: this question is lost, as on any full queue
            return true;
        }
        ByteBuf content = packet.content();
        byte[] question = new byte[content.readableBytes()];
        content.getBytes(content.readerIndex(), question);
        byte[] answer = ANSWER.get();
        int length = quickAnswer.answer(peer, question, answer);
        if (length == QuickAnswer.NOT_ANSWERED) {
            return false;
        }
        if (length == QuickAnswer.TAKEN) {
            packet.release();
            return true;
        }
        // The datagram's own buffer carries the answer back where it fits.
        content.clear();
        content.writeBytes(answer, 0, length);
        ctx.write(new DatagramPacket(content, peer.actual()), ctx.voidPromise());
        answered = true;
        return true;
    }

    /**
     * Vert.x reads one datagram for each round of the event loop; what waits may as well be read at once. At a port of a call nothing
     * does, and to look would take another call of the system for each packet.
     */
    private static void readSeveral(ChannelHandlerContext ctx, Link link) {
        if ((link == null || !link.isOfCall())
                && ctx.channel().config().getRecvByteBufAllocator()
                        instanceof MaxMessagesRecvByteBufAllocator allocator) {
            allocator.maxMessagesPerRead(DATAGRAMS_AT_A_TIME);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reading = false;
        if (answered) {
            answered = false;
            unflushed++;
        }
        flushWritten(ctx);
        ctx.fireChannelReadComplete();
    }

    private void applyFaults(ChannelHandlerContext ctx, DatagramPacket packet, Endpoint peer) {
        Occasion occasion = Occasion.of(link.clock().now(), peer.toString());
        Fate fate = Fate.USUAL;
        for (ArmedFault fault : link.faults().linkFaults()) {
            if (fault.fault() instanceof LinkFault.Path) {
                fate = fate.and(way(fault, Paths.Direction.IN, occasion, packet));
            } else if (link.faults().bites(fault, occasion)) {
                fate = fate.and((LinkFault) fault.fault());
            }
        }
        if (fate.lost()) {
            packet.release();
        } else if (fate.delay().isZero()) {
            arrive(ctx, packet, fate);
        } else {
            Fate late = fate;
            incoming.add(
                    link.clock(), ctx.executor(), occasion.now().plus(fate.delay()), () -> pass(ctx, packet, late));
        }
    }

    private Optional<Duration> way(
            ArmedFault path, Paths.Direction direction, Occasion occasion, DatagramPacket packet) {
        return link.paths()
                .datagram(path, link, direction, occasion, packet.content().readableBytes());
    }

    private void pass(ChannelHandlerContext ctx, DatagramPacket packet, Fate fate) {
        if (ctx.channel().isOpen()) {
            arrive(ctx, packet, fate);
            ctx.fireChannelReadComplete();
        } else {
            packet.release();
        }
    }

    private void arrive(ChannelHandlerContext ctx, DatagramPacket packet, Fate fate) {
        DatagramPacket followed = heldBack;
        heldBack = null;
        for (int copies = fate.copies(); copies > 1; copies--) {
            ctx.fireChannelRead(packet.copy());
        }
        if (fate.reordered()) {
            heldBack = packet;
        } else {
            ctx.fireChannelRead(packet);
        }
        if (followed != null) {
            ctx.fireChannelRead(followed);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean frozen = link == null
                ? hold.frozen()
                : link.paused()
                        || link.stopped()
                        || cutOff(message)
                        || (!link.faults().quiet() && silentTo(message));
        if (frozen) {
            ReferenceCountUtil.release(message);
            promise.setSuccess();
            return;
        }
        if (link != null && !link.faults().quiet() && message instanceof DatagramPacket packet) {
            leave(ctx, packet, promise);
            return;
        }
        ctx.write(message, promise);
    }

    /** It leaves as the paths to that peer have it; who sends does not learn of it. */
    private void leave(ChannelHandlerContext ctx, DatagramPacket packet, ChannelPromise promise) {
        Occasion occasion = Occasion.of(
                link.clock().now(), peer(packet.recipient()).endpoint().toString());
        Fate fate = Fate.USUAL;
        for (ArmedFault fault : link.faults().linkFaults()) {
            if (fault.fault() instanceof LinkFault.Path) {
                fate = fate.and(way(fault, Paths.Direction.OUT, occasion, packet));
            }
        }
        if (fate.lost()) {
            packet.release();
            promise.setSuccess();
        } else if (fate.delay().isZero()) {
            ctx.write(packet, promise);
        } else {
            outgoing.add(
                    link.clock(),
                    ctx.executor(),
                    occasion.now().plus(fate.delay()),
                    () -> ctx.writeAndFlush(packet, promise));
        }
    }

    private boolean cutOff(Object message) {
        return message instanceof DatagramPacket packet
                && link.cutOffFrom(peer(packet.recipient()).endpoint().address());
    }

    private boolean silentTo(Object message) {
        return message instanceof DatagramPacket packet
                && link.faults()
                        .awaits(
                                LinkFault.Silent.class,
                                Occasion.of(
                                        link.clock().now(),
                                        peer(packet.recipient()).endpoint().toString()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ReferenceCountUtil.release(heldBack);
        heldBack = null;
        ctx.fireChannelInactive();
    }
}
