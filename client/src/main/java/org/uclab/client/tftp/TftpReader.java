package org.uclab.client.tftp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;

/** Reads files from TFTP servers. */
public final class TftpReader {

    /** ASSUMED(no public source): how long the client waits before it repeats itself; RFC 1350 leaves it open. */
    static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final Dialler dialler;

    public TftpReader(Dialler dialler) {
        this.dialler = dialler;
    }

    /**
     * Reads a file. The future does not fail.
     *
     * @param file as the server names it, without a leading slash
     */
    public Future<TftpOutcome> read(Endpoint server, String file) {
        return dialler.udp()
                .compose(socket -> new Transfer(socket, server, new TftpRead(file, server.port())).run())
                .otherwise(cause -> new TftpOutcome.Lost(String.valueOf(cause.getMessage())));
    }

    /** A file on its way. Everything here is under its own lock. */
    private final class Transfer {

        private final UdpSocket socket;
        private final Endpoint server;
        private final TftpRead core;
        private final Promise<TftpOutcome> ended = Promise.promise();
        private LabTimer retry;

        Transfer(UdpSocket socket, Endpoint server, TftpRead core) {
            this.socket = socket;
            this.server = server;
            this.core = core;
        }

        Future<TftpOutcome> run() {
            socket.onDatagram(this::take);
            synchronized (this) {
                send(Optional.of(core.first()));
                wait(dialler.clock().after(RETRY_DELAY, this::late));
            }
            return ended.future();
        }

        private synchronized void take(UdpSocket.Datagram datagram) {
            if (!datagram.sender().address().equals(server.address()) || isOver()) {
                return;
            }
            long blocks = core.blocks();
            Future<Void> sent =
                    send(core.take(datagram.sender().port(), datagram.data().getBytes()));
            if (isOver()) {
                end(sent);
            } else if (core.blocks() > blocks) {
                // What brings nothing new does not put the next repetition off.
                wait(dialler.clock().after(RETRY_DELAY, this::late));
            }
        }

        private synchronized void late() {
            if (isOver()) {
                return;
            }
            Future<Void> sent = send(core.silence());
            if (isOver()) {
                end(sent);
            } else {
                wait(dialler.clock().after(RETRY_DELAY, this::late));
            }
        }

        private boolean isOver() {
            return core.outcome().isPresent();
        }

        private Future<Void> send(Optional<TftpRead.Send> send) {
            // A send that fails is like a datagram that is lost: silence will tell.
            return send.map(word ->
                            socket.send(new Endpoint(server.address(), word.port()), Buffer.buffer(word.packet())))
                    .orElseGet(Future::succeededFuture);
        }

        private void wait(LabTimer timer) {
            if (retry != null) {
                retry.cancel();
            }
            retry = timer;
        }

        private void end(Future<Void> lastWord) {
            retry.cancel();
            TftpOutcome outcome = core.outcome().orElseThrow();
            lastWord.onComplete(gone -> socket.close().onComplete(closed -> ended.tryComplete(outcome)));
        }
    }
}
