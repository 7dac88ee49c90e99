package org.uclab.sim.ucm.tftp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Places;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.UdpSocket.Datagram;
import org.uclab.sim.ucm.fault.TftpFault;
import org.uclab.sim.ucm.fault.WrongDocuments;

/**
 * Classic TFTP on UDP, reading only. A request is answered from a new port, the transfer's own id; what is refused at
 * once is refused from the port asked, so that a flood of requests opens no sockets.
 */
public final class TftpDatagrams {

    /** How the history tells TFTP. */
    public static final Teller TELLER = TftpTeller.TFTP;

    /** Noun of the port. */
    public static final String SERVICE = "tftp";

    /** Most transfers at a time; how they are shared is the rule of {@link Places}. */
    static final int TRANSFERS_MAX = 256;

    private final Tftp tree;
    private final NodeContext node;
    private final WrongDocuments wrong;
    private final Map<Endpoint, Running> transfers = new HashMap<>();
    private final Places<Running> places = new Places<>(TRANSFERS_MAX);
    private Context context;
    private boolean over;

    public TftpDatagrams(Tftp tree, NodeContext node) {
        this.tree = tree;
        this.node = node;
        this.wrong = WrongDocuments.at(node.faults(SERVICE));
    }

    /** Opens the port. To be called on the context of the node. */
    public Future<?> start() {
        context = node.vertx().getOrCreateContext();
        return node.udp(SERVICE, socket -> socket.onDatagram(asked -> onRequest(socket, asked)));
    }

    /** Drops timers. */
    public void stop() {
        synchronized (this) {
            over = true;
            transfers.values().forEach(Running::cancel);
            transfers.clear(); // the sockets are cut with the node
        }
    }

    private void onRequest(UdpSocket socket, Datagram asked) {
        byte[] bytes = asked.data().getBytes();
        TftpPacket packet = TftpPacket.read(bytes);
        long exchange = node.recorder().nextExchange();
        received(asked, exchange);
        switch (packet.kind()) {
            case READ -> onRead(socket, asked.sender(), packet, exchange);
            case WRITE -> refuse(socket, asked.sender(), exchange, TftpPacket.ACCESS_VIOLATION, "files are read only");
            // RFC 1350 §4: a packet for no transfer, and nothing to end.
            case ACKNOWLEDGE, OTHER ->
                refuse(socket, asked.sender(), exchange, TftpPacket.UNKNOWN_TRANSFER_ID, "no such transfer");
            case BROKEN -> refuse(socket, asked.sender(), exchange, TftpPacket.ILLEGAL_OPERATION, "not a request");
            case ERROR -> {} // RFC 1350 §7: an error is not acknowledged
        }
    }

    private void onRead(UdpSocket socket, Endpoint client, TftpPacket request, long exchange) {
        FileName name = FileName.plain(request.name());
        boolean mode = request.mode().equals("octet") || request.mode().equals("netascii");
        if (!mode) {
            refuse(socket, client, exchange, TftpPacket.ILLEGAL_OPERATION, "no such mode");
        } else if (name.kind() != FileName.Kind.NAME) {
            refuse(socket, client, exchange, TftpPacket.ACCESS_VIOLATION, "not the name of a file");
        } else {
            Future<?> ready = tree.ready(name.text());
            if (ready.isComplete()) {
                onFile(socket, client, request, name.text(), exchange);
            } else {
                ready.onComplete(
                        done -> context.runOnContext(turn -> onFile(socket, client, request, name.text(), exchange)));
            }
        }
    }

    private void onFile(UdpSocket socket, Endpoint client, TftpPacket request, String file, long exchange) {
        Instant now = node.clock().now();
        TftpReply reply = biting(file, client, now)
                .through(
                        () -> tree.file(file, wrong, now, client.toString())
                                .map(TftpReply::file)
                                .orElseGet(() -> TftpReply.error(TftpPacket.FILE_NOT_FOUND, "File not found")),
                        () -> TftpReply.error(TftpPacket.NOT_DEFINED, "not asked"),
                        (fault, made) -> made.with(fault));
        if (reply.file().isPresent()) {
            open(socket, client, new TftpTransfer(request, reply.file().get()), exchange, reply.later());
        } else {
            refuse(socket, client, exchange, reply.code(), reply.why());
        }
    }

    /** A file that is not there is no occasion. */
    private Biting<TftpFault> biting(String file, Endpoint client, Instant now) {
        FaultPoint faults = node.faults(SERVICE);
        return faults.quiet() || !tree.has(file)
                ? Biting.none()
                : faults.biting(TftpFault.class, new Occasion(now, client.toString(), Map.of("file", file)));
    }

    /** A request that comes again while its transfer runs is a duplicate: the transfer repeats by itself. */
    private void open(UdpSocket socket, Endpoint client, TftpTransfer transfer, long exchange, Duration later) {
        Running running = new Running(client, transfer, exchange);
        synchronized (this) {
            if (over || transfers.containsKey(client)) {
                return;
            }
            Places.Turn<Running> turn = places.take(client.address(), running);
            turn.leaves().ifPresent(other -> other.makeRoom(socket));
            if (!turn.taken()) {
                refuse(socket, client, exchange, TftpPacket.NOT_DEFINED, "too many transfers");
                return;
            }
            transfers.put(client, running);
            if (!later.isZero()) {
                running.retry = node.clock().after(later, () -> context.runOnContext(due -> bind(running)));
                return;
            }
        }
        bind(running);
    }

    private void bind(Running running) {
        node.dialler().udp().onComplete(bound -> {
            synchronized (this) {
                if (bound.failed()) {
                    running.end();
                } else if (transfers.get(running.client) != running) {
                    bound.result().close(); // it has ended meanwhile
                } else {
                    running.begin(bound.result());
                }
            }
        });
    }

    private void refuse(UdpSocket socket, Endpoint client, long exchange, int code, String why) {
        send(socket, client, TftpPacket.error(code, why), exchange);
    }

    private void send(UdpSocket socket, Endpoint client, byte[] packet, long exchange) {
        Hop hop = Hop.between(Hop.Over.UDP, socket.local().toString(), client.toString());
        node.recorder().sent(SERVICE, Message.of(TftpTeller.TFTP, hop, exchange, new TftpContent(packet)));
        socket.send(client, Buffer.buffer(packet)); // a datagram that cannot be sent is a datagram lost
    }

    private void received(Datagram datagram, long exchange) {
        TftpContent content = new TftpContent(datagram.data().getBytes());
        node.recorder().received(SERVICE, Message.of(TftpTeller.TFTP, datagram.hop(), exchange, content));
    }

    /** A transfer on its own socket. Everything here is under the lock of the service. */
    private final class Running {

        private final Endpoint client;
        private final TftpTransfer transfer;
        private final long exchange;
        private UdpSocket socket;
        private LabTimer retry;

        /** When it last got on. */
        private Instant progress = node.clock().now();

        Running(Endpoint client, TftpTransfer transfer, long exchange) {
            this.client = client;
            this.transfer = transfer;
            this.exchange = exchange;
        }

        void begin(UdpSocket own) {
            socket = own;
            own.onDatagram(datagram -> {
                synchronized (TftpDatagrams.this) {
                    on(datagram);
                }
            });
            next();
        }

        private void on(Datagram datagram) {
            received(datagram, exchange);
            if (!datagram.sender().equals(client)) {
                // RFC 1350 §4: an error packet should be sent to the wrong source, the transfer is not disturbed.
                refuse(socket, datagram.sender(), exchange, TftpPacket.UNKNOWN_TRANSFER_ID, "not your transfer");
                return;
            }
            TftpPacket packet = TftpPacket.read(datagram.data().getBytes());
            switch (packet.kind()) {
                case ACKNOWLEDGE -> {
                    if (transfer.acknowledged(packet.number())) {
                        progress();
                        next();
                    } else if (transfer.state() == TftpTransfer.State.DONE) {
                        end();
                    }
                }
                case ERROR -> end();
                case READ, WRITE, OTHER, BROKEN -> {
                    refuse(socket, client, exchange, TftpPacket.ILLEGAL_OPERATION, "only acknowledgements here");
                    end();
                }
            }
        }

        private void progress() {
            progress = node.clock().now();
            places.known(this);
        }

        /** A client may agree on long times, but not on holding a transfer for ever. */
        private void next() {
            cancel();
            send(socket, client, transfer.packet(), exchange);
            Duration left = left();
            Duration delay = transfer.retryDelay().compareTo(left) < 0 ? transfer.retryDelay() : left;
            retry = node.clock().after(delay, () -> context.runOnContext(due -> late()));
        }

        private Duration left() {
            return node.patience()
                    .unfinishedMax(node.clock())
                    .minus(Duration.between(progress, node.clock().now()));
        }

        private void late() {
            synchronized (TftpDatagrams.this) {
                if (transfers.get(client) != this) {
                    return;
                }
                if (transfer.givenUp() || left().isNegative() || left().isZero()) {
                    end();
                } else {
                    next();
                }
            }
        }

        /** RFC 1350 §7: an error ends a transfer, from the port of the transfer where it has one yet. */
        void makeRoom(UdpSocket asked) {
            refuse(socket == null ? asked : socket, client, exchange, TftpPacket.NOT_DEFINED, "too many transfers");
            end();
        }

        void end() {
            cancel();
            transfers.remove(client, this);
            places.leave(this);
            if (socket != null) {
                socket.close();
            }
        }

        void cancel() {
            if (retry != null) {
                retry.cancel();
            }
        }
    }
}
