package org.uclab.sim.imp;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.wire.Dialler;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.sim.imp.cluster.ImpConfig;

/**
 * The stream on which this node speaks to another: dialled, dialled again after a loss, silent in between. With it goes what
 * the other node has not confirmed, and what this one has to confirm of what it hears.
 */
final class XcpOutlet {

    /** Lab time for a connection to come up, and again for the stream on it. */
    static final Duration DIAL_LIMIT = Duration.ofSeconds(10);

    /** Lab time after which what the other node has not confirmed is given back. C-HA: the keep-alive timeout of 60 s. */
    static final Duration CONFIRM_LIMIT = Duration.ofSeconds(60);

    /** Lab time within which what was heard is confirmed. */
    static final Duration CONFIRM_PAUSE = Duration.ofSeconds(1);

    private final ImpNode node;
    private final ImpConfig.Node peer;
    private final Dialler dialler;
    private final Optional<ClientSSLOptions> tls;
    private final Duration redialPause;
    private final XcpBacklog backlog = new XcpBacklog();
    private final XcpReceipt receipt = new XcpReceipt();
    private Optional<ClientStream> line = Optional.empty();
    private Optional<LabTimer> pause = Optional.empty();
    private Optional<LabTimer> confirming = Optional.empty();
    private Optional<LabTimer> watch = Optional.empty();
    private long streams;
    /** Whether the other node has said on this stream what it has of those before. */
    private boolean agreed;

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

    /** The list of all clients is the first thing said, what waits comes when the other node has confirmed what it has. */
    private void up(ClientStream stream) {
        if (node.stopped()) {
            stream.drop();
            return;
        }
        line = Optional.of(stream);
        agreed = false;
        backlog.begun();
        streams++;
        say(Xcp.of(new Xcp.Begun(node.life(), streams)));
        node.everythingHere().forEach(news -> say(Xcp.of(news)));
        say(Xcp.SYNCED);
        sayConfirmed();
    }

    /** Says something that the next stream need not repeat, if the stream is up. */
    void say(Element element) {
        line.ifPresent(stream -> stream.send(element));
    }

    /** Takes something for the other node if the stream is up; says whether it did. The node may get it back. */
    boolean send(Element element) {
        Optional<Element> numbered = line.flatMap(up -> backlog.add(element, node.now()));
        numbered.ifPresent(one -> {
            if (agreed) {
                backlog.said();
                say(one);
            }
            watch();
        });
        return numbered.isPresent();
    }

    /** The other node has a stream to here, and has said so. */
    void heardBy(Xcp.Begun stream) {
        receipt.begun(stream);
        sayConfirmed();
    }

    /** Whether this node has not acted on that element of the other node yet. */
    boolean isNew(Element element) {
        OptionalLong number = Xcp.number(element);
        return number.isEmpty() || receipt.isNew(number.getAsLong());
    }

    /** Sees to it that what was acted on is confirmed, some of it together. */
    void confirm() {
        if (receipt.due()) {
            sayConfirmed();
        } else if (receipt.pending() && confirming.isEmpty()) {
            confirming = Optional.of(node.agenda().after(CONFIRM_PAUSE, () -> {
                confirming = Optional.empty();
                sayConfirmed();
            }));
        }
    }

    /** The other node has confirmed what was said to it. */
    void confirmed(Xcp.Confirmed what) {
        if (!what.of().life().equals(node.life())) {
            return;
        }
        List<Element> doubtful = backlog.confirmed(what.by(), what.upTo());
        if (what.of().stream() == streams && line.isPresent() && !agreed) {
            agreed = true;
            backlog.say().forEach(this::say);
        }
        node.returned(doubtful);
    }

    private void sayConfirmed() {
        receipt.confirmation(node.life()).ifPresent(this::say);
    }

    private void watch() {
        if (watch.isEmpty()) {
            Duration limit = node.agenda().limit(CONFIRM_LIMIT);
            watch = backlog.oldest().map(since -> node.agenda().at(since.plus(limit), this::look));
        }
    }

    /** A node that confirms nothing is not there: another stream to it is tried, and what waited is given back. */
    private void look() {
        watch = Optional.empty();
        List<Element> late = backlog.overdue(node.now().minus(node.agenda().limit(CONFIRM_LIMIT)));
        if (!late.isEmpty()) {
            line.ifPresent(ClientStream::drop);
        }
        watch();
        node.returned(late);
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
