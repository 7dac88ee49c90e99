package org.uclab.sim.expressway.turn;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.function.Consumer;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.framing.MessageFramer;

/** A client that has come by TCP. Data that it is too slow to read is lost, as it would be by UDP. */
final class TurnConnection {

    private final NetSocket socket;
    private final TurnClient client;
    private final Hop hop;
    private final TurnReader reader = new TurnReader();

    TurnConnection(NetSocket socket) {
        this.socket = socket;
        this.hop = Hops.of(socket);
        this.client = new TurnClient(Transport.TCP, Endpoint.of(socket.remoteAddress()));
    }

    TurnClient client() {
        return client;
    }

    Hop hop() {
        return hop;
    }

    /** What has come whole; hangs up where something is wrong with what follows. */
    List<byte[]> take(Buffer bytes) {
        MessageFramer.Turn<byte[]> turn = reader.take(bytes.getBytes());
        turn.broken().ifPresent(why -> socket.close());
        return turn.messages();
    }

    void answer(byte[] message) {
        socket.write(Buffer.buffer(message));
    }

    void deliver(byte[] message) {
        if (!socket.writeQueueFull()) {
            answer(message);
        }
    }

    void known() {
        Wire.known(socket);
    }

    /** Serves it: what comes is handed over; {@code over} runs at its end. */
    void serve(Consumer<Buffer> heard, Runnable over) {
        socket.exceptionHandler(cut -> {}); // the close handler follows
        socket.closeHandler(closed -> over.run());
        socket.handler(heard::accept);
    }

    void close() {
        socket.close();
    }
}
