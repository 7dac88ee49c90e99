package org.uclab.lab.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;

/**
 * The link of one accepted connection. It asks each armed fault once whether it bites this connection, also faults
 * armed later, and forgets those that are healed. While none bites, bytes pass untouched; otherwise they queue here,
 * in order, until they may go on. Everything runs on the connection's event loop.
 */
final class LinkedConnection extends ChannelDuplexHandler {

    /** Above this many waiting bytes the server is told to stop writing. */
    private static final int QUEUE_HIGH_BYTES = 256 * 1024;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static final AttributeKey<LinkedConnection> KEY =
            AttributeKey.valueOf(LinkedConnection.class, "connection");

    private record Outgoing(ByteBuf bytes, ChannelPromise promise, Instant due) {}

    private final Link link;
    private final SocketChannel channel;
    private final Hop hop;
    private volatile boolean blocked;
    private final Set<ArmedFault> asked = new HashSet<>();
    private final List<ArmedFault> biting = new ArrayList<>();
    private final ArrayDeque<Outgoing> outgoing = new ArrayDeque<>();
    private final ArrayDeque<ByteBuf> incoming = new ArrayDeque<>();
    /** What came, asked for before, while nothing may pass. */
    private final ArrayDeque<Object> held = new ArrayDeque<>();

    private ChannelHandlerContext ctx;
    /** Whether something has come, and nothing has to be told of it any more. */
    private boolean spoken;

    /** Whether it is not listened to, as far as was looked last. */
    private volatile boolean deaf;

    private boolean begun;
    private volatile boolean known;
    private boolean flushSet;
    private boolean readHeld;
    private Instant pacedUntil = Instant.MIN;
    private boolean wakeSet;
    private boolean closeWhenSent;
    private long sentBytes;
    private int queuedBytes;
    private String endedBy = "closed by peer";

    LinkedConnection(Link link, SocketChannel channel) {
        this.link = link;
        this.channel = channel;
        Endpoint from = Links.endpoint(channel.remoteAddress());
        this.hop = link.hop(from);
        Hops.put(channel, hop);
        channel.attr(KEY).set(this);
        this.blocked = !link.reachableFrom(from.address());
    }

    /** The link of that channel, or null where it was not accepted by a port. */
    static LinkedConnection of(Channel channel) {
        return channel.attr(KEY).get();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin();
        context.fireChannelActive();
    }

    /** A server that speaks first does so before it is told that the connection stands. */
    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        link.opened(this, hop);
        if (link.stopped()) {
            reset("service stopped"); // it was accepted while the listener went
        }
        if (!link.faults().quiet()) {
            askFaults();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        link.closed(this, hop, endedBy, Farewell.of(channel));
        outgoing.forEach(waiting -> ReferenceCountUtil.release(waiting.bytes()));
        outgoing.clear();
        incoming.forEach(ReferenceCountUtil::release);
        incoming.clear();
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        context.fireChannelInactive();
    }

    /** Looks at the armed faults again; any thread. */
    Future<?> reconsider() {
        return ctx.executor().submit(() -> {
            if (!channel.isActive()) {
                return;
            }
            blocked = !link.reachableFrom(hop.peerAddress());
            biting.removeIf(fault -> !link.faults().linkFaults().contains(fault));
            askFaults();
            sendSome();
            if (!silent()) {
                readOn();
            }
        });
    }

    private void readOn() {
        if (!held.isEmpty()) {
            while (!held.isEmpty()) {
                channelRead(ctx, held.poll());
            }
            ctx.fireChannelReadComplete();
        }
        if (readHeld) {
            readHeld = false;
            ctx.read();
        }
    }

    /** Resets the connection; any thread. */
    Future<?> abort(String why) {
        return ctx.executor().submit(() -> reset(why));
    }

    private void askFaults() {
        Occasion occasion = Occasion.of(link.clock().now(), hop.peer());
        boolean resets = false;
        for (ArmedFault fault : link.faults().linkFaults()) {
            // A refusal is the listener's matter: connections that stand are not its occasion.
            if (fault.fault() instanceof LinkFault.Refuse || !asked.add(fault)) {
                continue;
            }
            if (fault.fault() instanceof LinkFault.Path) {
                biting.add(fault); // whom it bites, and when, is decided with what passes
            } else if (link.faults().bites(fault, occasion)) {
                biting.add(fault);
                resets |= fault.fault() instanceof LinkFault.Reset;
            }
        }
        if (resets) {
            reset("fault: reset");
        }
    }

    /** It has finished an exchange; any thread. */
    void known() {
        if (!known) {
            known = true;
            link.strangers().noLonger(this);
        }
    }

    /** Whether nothing is taken from it for now, which is not its fault; any thread. */
    boolean unheard() {
        return deaf;
    }

    private boolean silent() {
        boolean silent = silentNow();
        deaf = silent && !blocked;
        return silent;
    }

    private boolean silentNow() {
        return blocked
                || link.paused()
                || (!biting.isEmpty()
                        && biting(LinkFault.Silent.class).findAny().isPresent());
    }

    private <F extends LinkFault> Stream<F> biting(Class<F> kind) {
        return biting.stream().map(ArmedFault::fault).filter(kind::isInstance).map(kind::cast);
    }

    private Duration delay() {
        return biting.isEmpty()
                ? Duration.ZERO
                : biting(LinkFault.Delay.class).map(LinkFault.Delay::by).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration way(Paths.Direction direction, int bytes) {
        return biting.isEmpty() ? Duration.ZERO : link.paths().segment(biting, link, direction, hop.peer(), bytes);
    }

    /** The narrowest of several limits. */
    private <F extends LinkFault> OptionalInt narrowest(Class<F> kind, ToIntFunction<F> limit) {
        return biting(kind).mapToInt(limit).min();
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (silent()) {
            readHeld = true;
        } else {
            context.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (silent()) {
            held.add(message);
            return;
        }
        if (!spoken) {
            spoken = true;
            link.heard(this);
        }
        if (!(message instanceof ByteBuf bytes) || (biting.isEmpty() && incoming.isEmpty())) {
            context.fireChannelRead(message);
            return;
        }
        Duration delay = delay().plus(way(Paths.Direction.IN, bytes.readableBytes()));
        if (delay.isZero() && incoming.isEmpty()) {
            context.fireChannelRead(message);
            return;
        }
        incoming.add(bytes);
        link.clock()
                .after(
                        delay.isZero() ? Duration.ofMillis(1) : delay,
                        () -> context.executor().execute(this::receiveOne));
    }

    private void receiveOne() {
        ByteBuf bytes = incoming.poll();
        if (bytes != null) {
            ctx.fireChannelRead(bytes);
            ctx.fireChannelReadComplete();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        begin();
        boolean direct = biting.isEmpty() && outgoing.isEmpty() && !blocked && !link.paused();
        if (direct || !(message instanceof ByteBuf bytes)) {
            context.write(message, promise);
            return;
        }
        queuedBytes += bytes.readableBytes();
        Instant sent = link.clock().now().plus(delay());
        while (bytes.readableBytes() > Paths.SEGMENT_BYTES && Paths.among(biting)) {
            ByteBuf segment = bytes.readRetainedSlice(Paths.SEGMENT_BYTES);
            Instant due = sent.plus(way(Paths.Direction.OUT, Paths.SEGMENT_BYTES));
            outgoing.add(new Outgoing(segment, channel.voidPromise(), due));
        }
        outgoing.add(new Outgoing(bytes, promise, sent.plus(way(Paths.Direction.OUT, bytes.readableBytes()))));
        if (queuedBytes > QUEUE_HIGH_BYTES) {
            writable(false);
        }
        sendSome();
    }

    /**
     * What is written in one round of the event loop leaves at its end, on all connections: the other sides then wake
     * once for many answers instead of once for each, which is half the cost of a short answer under load.
     */
    @Override
    public void flush(ChannelHandlerContext context) {
        if (context.executor().isShuttingDown()) {
            context.flush();
        } else if (!flushSet) {
            flushSet = true;
            context.executor().execute(this::flushNow);
        }
    }

    private void flushNow() {
        if (flushSet) {
            flushSet = false;
            ctx.flush();
        }
    }

    /** Sends what may go now; sets a timer for the rest where time is what it waits for. */
    private void sendSome() {
        while (!outgoing.isEmpty() && !silent() && channel.isActive()) {
            Outgoing head = outgoing.peek();
            Instant due = head.due().isAfter(pacedUntil) ? head.due() : pacedUntil;
            if (due.isAfter(link.clock().now())) {
                wakeAt(due);
                return;
            }
            OptionalInt cut = narrowest(LinkFault.CutAfter.class, LinkFault.CutAfter::bytes);
            int size = pieceSize(head.bytes().readableBytes());
            if (cut.isPresent() && sentBytes + size >= cut.getAsInt()) {
                size = (int) Math.max(0, cut.getAsInt() - sentBytes);
                ctx.writeAndFlush(head.bytes().readRetainedSlice(size));
                reset("fault: " + new LinkFault.CutAfter(cut.getAsInt()).text());
                return;
            }
            send(head, size);
            OptionalInt throttle = narrowest(LinkFault.Throttle.class, LinkFault.Throttle::bytesPerSecond);
            if (throttle.isPresent()) {
                pacedUntil = link.clock().now().plusNanos(size * NANOS_PER_SECOND / throttle.getAsInt());
            }
        }
        if (outgoing.isEmpty() && closeWhenSent) {
            closeWhenSent = false;
            ctx.close();
        }
    }

    private int pieceSize(int available) {
        OptionalInt slice = narrowest(LinkFault.Slice.class, LinkFault.Slice::bytes);
        OptionalInt throttle = narrowest(LinkFault.Throttle.class, LinkFault.Throttle::bytesPerSecond);
        int size = Math.min(available, slice.orElse(available));
        return throttle.isPresent() ? Math.min(size, Math.max(1, throttle.getAsInt() / 10)) : size;
    }

    private void send(Outgoing head, int size) {
        sentBytes += size;
        queuedBytes -= size;
        if (size < head.bytes().readableBytes()) {
            ctx.writeAndFlush(head.bytes().readRetainedSlice(size));
        } else {
            outgoing.poll();
            ctx.writeAndFlush(head.bytes(), head.promise());
        }
        if (queuedBytes < QUEUE_HIGH_BYTES / 2) {
            writable(true);
        }
    }

    private void wakeAt(Instant due) {
        if (!wakeSet) {
            wakeSet = true;
            link.clock()
                    .at(
                            due,
                            () -> ctx.executor().execute(() -> {
                                wakeSet = false;
                                sendSome();
                            }));
        }
    }

    private void writable(boolean yes) {
        var buffer = channel.unsafe().outboundBuffer();
        if (buffer != null) {
            buffer.setUserDefinedWritability(1, yes);
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        flushNow(); // what was said before a farewell is still said
        endedBy = endedBy.equals("closed by peer") ? "closed by server" : endedBy;
        if (outgoing.isEmpty() || silent()) {
            context.close(promise);
        } else {
            closeWhenSent = true;
            context.channel().closeFuture().addListener(done -> promise.trySuccess());
        }
    }

    private void reset(String why) {
        if (channel.isOpen()) {
            endedBy = why;
            channel.config().setSoLinger(0);
            ctx.close();
        }
    }
}
