package org.uclab.client.cti;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import org.uclab.client.phone.call.Wish;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.cti.CtiKind;
import org.uclab.protocol.cti.CtiMessage;
import org.uclab.protocol.cti.CtiReader;
import org.uclab.protocol.framing.MessageFramer;

/** A connection with a CTI service. */
final class CtiLine {

    /** ASSUMED(CCIE quick reference): the service's port. */
    static final int PORT = 2748;

    /** Whoever holds it. Called on the connection's thread. */
    interface Owner {

        void heard(CtiMessage message);

        /** It is over, once. */
        void gone(String why);
    }

    private final NetSocket socket;

    private CtiLine(NetSocket socket) {
        this.socket = socket;
    }

    /** Connects; the service says nothing before it is asked. */
    static Future<CtiLine> open(Dialler dialler, Endpoint server, Duration limit, Owner owner) {
        return Dialler.onLoop(
                dialler.vertx(),
                () -> dialler.connect(server, limit).map(socket -> {
                    CtiReader reader = new CtiReader();
                    socket.exceptionHandler(cut -> {}); // the close handler follows
                    socket.closeHandler(closed -> owner.gone("the connection is gone"));
                    socket.handler(bytes -> {
                        MessageFramer.Turn<CtiMessage> turn = reader.take(bytes.getBytes());
                        turn.messages().forEach(owner::heard);
                        turn.broken().ifPresent(why -> socket.close());
                    });
                    return new CtiLine(socket);
                }));
    }

    void say(CtiMessage message) {
        socket.write(Buffer.buffer(message.bytes()));
    }

    Future<Void> close() {
        return socket.close();
    }

    /** What is said for a wish; nothing where phones are not controlled in that. */
    static Optional<CtiKind> kind(Wish wish) {
        return switch (wish) {
            case DIAL -> Optional.of(CtiKind.CALL);
            case ANSWER -> Optional.of(CtiKind.ANSWER);
            case HOLD -> Optional.of(CtiKind.HOLD);
            case RESUME -> Optional.of(CtiKind.RESUME);
            case HANG_UP, DECLINE -> Optional.of(CtiKind.HANG_UP);
            default -> Optional.empty();
        };
    }
}
