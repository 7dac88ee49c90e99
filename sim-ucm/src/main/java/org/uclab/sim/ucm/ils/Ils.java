package org.uclab.sim.ucm.ils;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.history.Subject;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.WireReasons;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.shell.http.HttpServing;
import org.uclab.sim.ucm.cluster.UcmServices;

/**
 * ILS of a publisher, from one power-up to the next. A spoke exchanges with its hub, a hub with the other hubs and with
 * its spokes; a hub that hears something new tells it on before it answers, so that whoever has registered knows that
 * all who are up know of him. ASSUMED(ILS guides): hubs, spokes, registration and the interval are public, when a hub
 * passes news on is not.
 */
public final class Ils implements HttpResponder {

    private static final String SERVICE = UcmServices.ILS.noun();

    static final String EXCHANGE = "/ils/exchange";
    private static final String XML = "application/xml";

    /** What the publisher says of its own cluster at the moment. */
    public interface Self {
        long stamp();

        String cluster();

        String release();
    }

    private final IlsMember member;
    private final IlsCatalogue catalogue;
    private final Self self;
    private final NodeContext node;
    private final HttpDialler dialler;
    private Context context;
    private LabTimer next;
    private boolean over;

    public Ils(IlsMember member, IlsCatalogue catalogue, Self self, NodeContext node, HttpDialler dialler) {
        this.member = member;
        this.catalogue = catalogue;
        this.self = self;
        this.node = node;
        this.dialler = dialler;
    }

    /** Opens the port. */
    public Future<?> start() {
        context = Vertx.currentContext();
        return HttpServing.serveMutual(node, SERVICE, this);
    }

    /** Exchanges with everybody there is to exchange with; done when all have answered or shown that they do not. */
    public Future<?> join() {
        later();
        List<IlsMember.Server> asked = new ArrayList<>();
        member.registration().ifPresent(asked::add);
        peers("").stream()
                .filter(peer -> asked.stream().noneMatch(known -> known.host().equals(peer.host())))
                .forEach(asked::add);
        return Future.join(asked.stream().map(this::exchange).toList()).otherwiseEmpty();
    }

    public synchronized void stop() {
        over = true;
        if (next != null) {
            next.cancel();
        }
    }

    /** A round that was due when the power was cut may come to its turn afterwards. */
    private synchronized void again() {
        if (!over) {
            join();
        }
    }

    private synchronized void later() {
        if (!over) {
            next = node.clock().after(member.syncInterval(), () -> context.runOnContext(due -> again()));
        }
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        if (!question.path().equals(EXCHANGE)) {
            return Future.succeededFuture(HttpAnswer.empty(404));
        }
        if (!question.method().equals("POST")) {
            return Future.succeededFuture(HttpAnswer.empty(405).with("Allow", "POST"));
        }
        Optional<IlsMessage> message = IlsMessage.read(question.body());
        if (message.isEmpty()) {
            return Future.succeededFuture(HttpAnswer.empty(415));
        }
        if (!message.get().network().equals(member.network())) {
            return Future.succeededFuture(HttpAnswer.empty(403));
        }
        return learned(message.get().from(), message.get())
                .map(told -> new HttpAnswer(200, HttpFields.of("Content-Type", XML), everything()));
    }

    private Future<?> exchange(IlsMember.Server peer) {
        HttpCall call = new HttpCall(
                "POST",
                "https",
                peer.host(),
                peer.ils(),
                EXCHANGE,
                HttpFields.of("Content-Type", XML),
                everything(),
                member.limit());
        return dialler.call(call)
                .compose(reply -> heard(peer, reply))
                .onFailure(cause -> node.recorder()
                        .decided(
                                IlsDecisions.EXCHANGE.of(peer.host()),
                                IlsDecisions.NO_ANSWER.of(),
                                WireReasons.of(cause)))
                .otherwiseEmpty();
    }

    private Future<?> heard(IlsMember.Server peer, HttpReply reply) {
        Optional<IlsMessage> message =
                reply.status() == 200 ? IlsMessage.read(reply.body()) : Optional.<IlsMessage>empty();
        if (message.filter(told -> told.network().equals(member.network())).isEmpty()) {
            node.recorder()
                    .decided(
                            IlsDecisions.EXCHANGE.of(peer.host()),
                            IlsDecisions.REFUSED.of(),
                            IlsDecisions.STATUS.of(reply.status()));
            return Future.succeededFuture();
        }
        return learned(message.get().from(), message.get());
    }

    private Future<?> learned(String from, IlsMessage message) {
        List<String> news = catalogue.learn(message.entries());
        if (news.isEmpty()) {
            return Future.succeededFuture();
        }
        node.recorder()
                .decided(
                        IlsDecisions.EXCHANGE.of(from),
                        IlsDecisions.LEARNED.of(),
                        IlsDecisions.CLUSTERS.of(String.join(", ", news)));
        return Future.join(peers(from).stream().map(this::exchange).toList()).otherwiseEmpty();
    }

    /** Whom this cluster talks to of its own accord, but for one: a hub to hubs and to its spokes. */
    private List<IlsMember.Server> peers(String except) {
        return catalogue.entries().stream()
                .filter(entry -> member.isHub()
                        && (entry.hub().isEmpty() || entry.hub().equals(self.cluster()))
                        && !entry.cluster().equals(except))
                .map(IlsEntry::server)
                .toList();
    }

    private byte[] everything() {
        List<IlsEntry> all = new ArrayList<>();
        all.add(new IlsEntry(
                self.cluster(),
                self.release(),
                member.self().nodes(),
                node.port(SERVICE, Transport.TCP).published().port(),
                member.hub(),
                self.stamp()));
        all.addAll(catalogue.entries());
        return new IlsMessage(member.network(), self.cluster(), all).bytes();
    }

    /** What it decides. */
    public static List<Subject> decisions() {
        return IlsDecisions.all();
    }
}
