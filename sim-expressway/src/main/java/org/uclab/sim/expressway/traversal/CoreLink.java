package org.uclab.sim.expressway.traversal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.WireException;
import org.uclab.sim.expressway.cluster.Settings;

/** C's end of the link to one port of one E: it dials, and after a loss dials again, as long as the node runs. */
public final class CoreLink {

    /**
     * Whom to dial.
     *
     * @param host    host name of E, which its certificate must show
     * @param service {@code traversal-https} or {@code traversal-xmpp}
     */
    public record Target(String host, String service, Endpoint endpoint) {}

    /** First attempts that may end without an answer before {@link #join} is done. A time-out proves nothing. */
    private static final int UNANSWERED_MAX = 3;

    private final NodeContext node;
    private final Agenda loop;
    private final Target target;
    private final TraversalLink.Acceptor acceptor;
    private final Settings.Timing timing;
    private final ClientSSLOptions tls;
    private final Promise<Void> attempted = Promise.promise();
    private boolean linked;
    private boolean lossTold;
    private int unanswered;

    public CoreLink(
            NodeContext node,
            Agenda loop,
            Target target,
            TraversalLink.Acceptor acceptor,
            Settings.Timing timing,
            ClientSSLOptions tls) {
        this.node = node;
        this.loop = loop;
        this.target = target;
        this.acceptor = acceptor;
        this.timing = timing;
        this.tls = tls;
    }

    /** Starts dialling. Done, always well, when the link stands or the first attempts have failed. */
    public Future<Void> join() {
        loop.soon(this::dial);
        return attempted.future();
    }

    /** The program stops: nobody is to wait for an attempt any more. */
    public void stop() {
        attempted.tryComplete();
    }

    private void dial() {
        // The socket's handlers are set where it is made: E's greeting may be in the next read.
        Future<TraversalLink> dialled = node.dialler()
                .connectTls(target.endpoint(), target.host(), tls, timing.dial())
                .map(this::connected);
        loop.brought(dialled).onFailure(this::failed);
    }

    private TraversalLink connected(NetSocket socket) {
        return new TraversalLink(
                socket,
                loop,
                new TraversalLink.Role(
                        StreamTable.End.ACCEPTS,
                        node.name(),
                        target.host()::equalsIgnoreCase,
                        acceptor,
                        link -> live(),
                        this::lost),
                timing);
    }

    private void live() {
        linked = true;
        lossTold = false;
        node.recorder()
                .decided(subject(), TraversalDecisions.LINKED.of(), TraversalDecisions.GREETED.of(target.endpoint()));
        attempted.tryComplete();
    }

    private void failed(Throwable cause) {
        boolean unknown = cause instanceof WireException wire && wire.way() == WireException.Way.TIMED_OUT;
        if (unknown && !attempted.future().isComplete() && ++unanswered < UNANSWERED_MAX) {
            dial();
        } else {
            lost(cause.getMessage());
        }
    }

    private void lost(String why) {
        if (loop.closed()) {
            return;
        }
        if (linked || !lossTold) {
            lossTold = true;
            node.recorder()
                    .decided(
                            subject(),
                            TraversalDecisions.NOT_LINKED.of(),
                            TraversalDecisions.DIALLING_AGAIN.of(
                                    why, timing.redial().toSeconds()));
        }
        linked = false;
        attempted.tryComplete();
        loop.after(timing.redial(), this::dial);
    }

    private Phrase subject() {
        return TraversalDecisions.link(target.service(), target.host());
    }
}
