package org.uclab.sim.imp;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.wire.Dialler;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.sim.imp.cluster.ImpConfig;

/** The stream on which this node speaks to another: dialled, dialled again after a loss, silent in between. */
final class XcpOutlet {

    /** Lab time for a connection to come up, and again for the stream on it. */
    static final Duration DIAL_LIMIT = Duration.ofSeconds(10);

    private final ImpNode node;
    private final ImpConfig.Node peer;
    private final Dialler dialler;
    private final Optional<ClientSSLOptions> tls;
    private final Duration redialPause;
    private Optional<ClientStream> line = Optional.empty();
    private Optional<LabTimer> pause = Optional.empty();

    /**
     * @param tls empty where nodes speak in the clear
     */
    XcpOutlet(
            ImpNode node, ImpConfig.Node peer, Dialler dialler, Optional<ClientSSLOptions> tls, Duration redialPause) {
        this.node = node;
        this.peer = peer;
        this.dialler = dialler;
        this.tls = tls;
        this.redialPause = redialPause;
    }

    /** Dials; done when the stream is up or the try has failed, which is tried again by itself. */
    Future<Void> dial() {
        return node.agenda()
                .brought(connect())
                .onFailure(unreachable -> again())
                .compose(this::open)
                .onSuccess(this::up)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Future<NetSocket> connect() {
        return tls.map(options -> dialler.connectTls(peer.xcp(), peer.host(), options, DIAL_LIMIT))
                .orElseGet(() -> dialler.connect(peer.xcp(), DIAL_LIMIT));
    }

    private Future<ClientStream> open(NetSocket socket) {
        StreamHeader header = new StreamHeader(Xcp.NAMESPACE, peer.host(), node.name(), "", "1.0", "");
        return ClientStream.open(socket, new ClientStream.Opening(header, DIAL_LIMIT), node.agenda(), this::lost);
    }

    /** The list of all clients is the first thing said. */
    private void up(ClientStream stream) {
        if (node.stopped()) {
            stream.drop();
            return;
        }
        line = Optional.of(stream);
        node.everythingHere().forEach(news -> send(Xcp.of(news)));
        send(Xcp.SYNCED);
    }

    /** Sends if the stream is up; says whether it did. */
    boolean send(Element element) {
        line.ifPresent(stream -> stream.send(element));
        return line.isPresent();
    }

    private void lost() {
        line = Optional.empty();
        again();
    }

    private void again() {
        if (!node.stopped()) {
            pause = Optional.of(node.agenda().after(redialPause, this::redial));
        }
    }

    private void redial() {
        pause = Optional.empty();
        dial();
    }

    /** The other node has come to this one, so it is there: nothing is waited for. */
    void called() {
        pause.ifPresent(timer -> {
            timer.cancel();
            redial();
        });
    }
}
