package org.uclab.shell.bfcp;

import io.vertx.core.buffer.Buffer;
import java.util.function.BiConsumer;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.bfcp.BfcpMessage;

/** A datagram socket on which floors are asked for and granted. What is no BFCP is told to the history, and ignored. */
public final class BfcpPort {

    private final UdpSocket socket;
    private final String service;
    private final Recorder recorder;

    /**
     * @param service as the history knows the port
     * @param heard   takes each message that comes, and from whom
     */
    public BfcpPort(UdpSocket socket, String service, Recorder recorder, BiConsumer<Endpoint, BfcpMessage> heard) {
        this.socket = socket;
        this.service = service;
        this.recorder = recorder;
        socket.onDatagram(datagram -> {
            byte[] octets = datagram.data().getBytes();
            recorder.received(service, () -> BfcpTeller.BFCP.datagram(datagram.hop(), octets));
            BfcpMessage.read(octets).ifPresent(message -> heard.accept(datagram.sender(), message));
        });
    }

    /** Where messages are taken. */
    public Endpoint local() {
        return socket.local();
    }

    /** Sends that message. */
    public void send(BfcpMessage message, Endpoint to) {
        byte[] octets = message.octets();
        recorder.sent(
                service,
                () -> BfcpTeller.BFCP.datagram(
                        Hop.between(Hop.Over.UDP, socket.local().toString(), to.toString()), octets));
        socket.send(to, Buffer.buffer(octets));
    }
}
