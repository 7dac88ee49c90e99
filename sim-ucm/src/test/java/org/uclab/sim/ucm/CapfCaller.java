package org.uclab.sim.ucm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfReader;
import org.uclab.protocol.capf.CapfReason;
import org.uclab.protocol.capf.CapfTag;
import org.uclab.protocol.framing.MessageFramer;

/** A device at CAPF of the publisher, step by step. */
final class CapfCaller implements AutoCloseable {

    private static final CapfMessage CLOSED = CapfMessage.end(-1, 255);

    private final NetSocket socket;
    private final CapfReader reader = new CapfReader();
    private final BlockingQueue<CapfMessage> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Buffer> first = new CompletableFuture<>();
    private int session;

    CapfCaller(RunningCluster cluster) {
        Endpoint server = new Endpoint(cluster.node(TraceCompany.PUBLISHER).address(), RunningCluster.CAPF_PORT);
        // On the connection's own thread, because the server speaks at once.
        socket = RunningCluster.await(Dialler.onLoop(
                cluster.caller.vertx(),
                () -> cluster.caller
                        .connectTls(server, TraceCompany.PUBLISHER, cluster.tls(), RunningCluster.LIMIT)
                        .map(this::listen)));
    }

    private NetSocket listen(NetSocket connected) {
        connected.exceptionHandler(cut -> {});
        connected.closeHandler(closed -> heard.add(CLOSED));
        connected.handler(bytes -> {
            first.complete(bytes);
            MessageFramer.Turn<CapfMessage> turn = reader.take(bytes.getBytes());
            heard.addAll(turn.messages());
            turn.broken().ifPresent(why -> heard.add(CLOSED));
        });
        return connected;
    }

    /** The first write of the server, in hex. */
    String firstWrite() throws Exception {
        return HexFormat.of()
                .formatHex(first.get(RunningCluster.LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .getBytes());
    }

    /** What the server says next; an end with the reason 255 when it has hung up. */
    CapfMessage hear() throws InterruptedException {
        CapfMessage message = heard.poll(RunningCluster.LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the server says nothing");
        }
        session = message.session();
        return message;
    }

    boolean closed() throws InterruptedException {
        return CLOSED.equals(hear());
    }

    CapfCaller raw(String hex) {
        socket.write(Buffer.buffer(HexFormat.of().parseHex(hex)));
        return this;
    }

    CapfCaller say(CapfKind kind, CapfElement... elements) {
        socket.write(Buffer.buffer(CapfMessage.of(kind, session, elements).bytes()));
        return this;
    }

    /** Says who it is, once the server has asked. */
    CapfCaller introduce(String device, String string, CapfElement... more) throws InterruptedException {
        hear();
        CapfElement[] all = new CapfElement[4 + more.length];
        all[0] = CapfElement.octet(CapfTag.REASON, CapfReason.DONE);
        all[1] = CapfElement.octet(CapfTag.VERSION, CapfMessage.VERSION);
        all[2] = CapfElement.text(CapfTag.PASSWORD, string);
        all[3] = CapfElement.text(CapfTag.DEVICE_NAME, device);
        System.arraycopy(more, 0, all, 4, more.length);
        return say(CapfKind.AUTH_RESPONSE, all);
    }

    @Override
    public void close() {
        socket.close();
    }
}
