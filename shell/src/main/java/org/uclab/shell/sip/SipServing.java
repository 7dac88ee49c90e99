package org.uclab.shell.sip;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.history.Hop;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.seed.Draws;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipFrame;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipReading;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.AnswerRoute;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.agent.EndpointAction;
import org.uclab.protocol.sip.agent.EndpointInput;
import org.uclab.protocol.sip.agent.EndpointTerms;
import org.uclab.protocol.sip.agent.SipEndpoint;
import org.uclab.protocol.sip.transaction.TransactionTimes;

/**
 * SIP at a node: one endpoint behind all its listeners and connections. It belongs to the thread of its agenda, on which
 * everything is called and calls back. Messages at its own ports go into the history; what goes over a connection that it
 * opened is recorded by who accepted it.
 */
public final class SipServing {

    /** Bytes that make a tag or the random part of a branch. */
    private static final int TOKEN_BYTES = 12;

    private final NodeContext node;
    private final Agenda agenda;
    private final SipUser user;
    private final TransactionTimes times;
    private final SipReader reader;
    private final SipEndpoint endpoint;
    private final SipSockets sockets;
    private final SipSpoiler spoiler = new SipSpoiler();
    private final Driver<EndpointInput, EndpointAction> driver;
    private final Draws draws;

    private SipServing(NodeContext node, Agenda agenda, SipSettings settings, SipUser user) {
        this.node = node;
        this.agenda = agenda;
        this.user = user;
        this.draws = node.draws("sip");
        this.times = settings.times().each(agenda::limit);
        this.reader = new SipReader(settings.limits());
        this.sockets = new SipSockets(node, agenda, settings, new Incoming());
        this.endpoint = new SipEndpoint(new EndpointTerms(
                times,
                settings.transactionsMax(),
                EndpointTerms.SERVED_BYTES_MAX,
                settings.transactionsMax(),
                flow -> sockets.sentBy(flow.transport()),
                flow -> token(),
                new AnswerTags(node.draws("sip answers"))));
        this.driver = new Driver<>(
                new EndpointCore(endpoint), agenda, (action, none) -> act(action), () -> 0, node.recorder()::failed);
    }

    /** SIP at that node, which listens nowhere yet. */
    public static SipServing at(NodeContext node, Agenda agenda, SipSettings settings, SipUser user) {
        return new SipServing(node, agenda, settings, user);
    }

    /** Listens for datagrams on the port of that service. */
    public Future<?> udp(String service) {
        return sockets.udp(service);
    }

    /** Listens for connections on the port of that service, by TLS where the port says so. */
    public Future<?> tcp(String service) {
        return sockets.tcp(service);
    }

    /**
     * The same by TLS with a certificate demanded from the peer.
     *
     * @param letsIn whether its other end may stay; asked on the thread of the connection
     */
    public Future<?> mutualTls(String service, Predicate<NetSocket> letsIn) {
        return sockets.mutualTls(service, letsIn);
    }

    /** Something random for tags, branches and Call-IDs: characters of a token. */
    public String token() {
        return HexFormat.of().formatHex(draws.bytes(TOKEN_BYTES));
    }

    /** {@code address:port} of this node for that transport, as its Via and Contact say it. */
    public String sentBy(SipTransport transport) {
        return sockets.sentBy(transport);
    }

    /**
     * Sends a request, anything but an ACK; its Via is put on it.
     *
     * @param flow where to: one that a request came by, or {@link Flow#to}
     */
    public void ask(SipRequest request, Flow flow, Asker asker) {
        driver.input(new EndpointInput.Ask(request, flow, asker, node.recorder().nextExchange()));
    }

    /** Answers; nothing where that has been done or is too late. A final answer other than a 2xx ends the matter. */
    public void answer(Asked asked, SipResponse response) {
        SipResponse spoilt = response.provisional()
                ? response
                : spoiler.instead(asked).map(asked.request()::response).orElse(response);
        driver.input(new EndpointInput.Answer(asked, spoilt));
    }

    /** Acknowledges a 2xx. */
    public void acknowledge(SipRequest ack, Flow flow) {
        driver.input(new EndpointInput.Acknowledge(ack, flow, node.recorder().nextExchange()));
    }

    /** Gives an INVITE up that has no final answer yet; its asker is still told of the 487 that comes, or that none did. */
    public void cancel(Asker asker) {
        driver.input(new EndpointInput.Cancel(asker));
    }

    /** Closes that connection when all is sent, as after a deregistration. */
    public void end(Flow flow) {
        agenda.soon(() -> sockets.end(flow)); // behind the answers that are given in this turn
    }

    /** Open connections. */
    public int connections() {
        return sockets.open();
    }

    private void act(EndpointAction action) {
        switch (action.kind()) {
            case SEND -> send((EndpointAction.Send) action);
            case DELIVER -> deliver(((EndpointAction.Deliver) action).asked());
            case ACKED -> {
                EndpointAction.Acked acked = (EndpointAction.Acked) action;
                agenda.run(() -> user.acked(acked.asked(), acked.ack()));
            }
            case CANCELLED -> agenda.run(() -> user.cancelled(((EndpointAction.Cancelled) action).asked()));
            case UNACKED -> agenda.run(() -> user.unacked(((EndpointAction.Unacked) action).asked()));
            case TOLD -> {
                EndpointAction.Told told = (EndpointAction.Told) action;
                agenda.run(() -> told.asker().answered(told.response(), told.flow()));
            }
            case LOST -> {
                EndpointAction.Lost lost = (EndpointAction.Lost) action;
                agenda.run(() -> lost.asker().lost(lost.loss()));
            }
            case DROPPED -> {} // it is in the history, and asks for nothing
        }
    }

    private void deliver(Asked asked) {
        Biting<SipFault> biting = sockets.service(asked.flow())
                .map(service -> spoiler.bite(node.faults(service), asked, agenda.now()))
                .orElse(Biting.none());
        if (biting.letsAct()) {
            try {
                user.asked(asked);
            } catch (RuntimeException ours) {
                node.recorder().failed(ours);
                answer(asked, asked.request().response(500));
            }
            return;
        }
        SipSpoiler.refusal(biting)
                .ifPresentOrElse(
                        status -> refuse(asked, status),
                        () -> agenda.after(times.patience(), () -> refuse(asked, 408)));
    }

    /** Past what the user would say: it was not asked. */
    private void refuse(Asked asked, int status) {
        driver.input(new EndpointInput.Answer(asked, asked.request().response(status)));
    }

    private void send(EndpointAction.Send send) {
        if (send.message() instanceof SipResponse response) {
            for (SipSpoiler.Going going : spoiler.goes(send.key(), response)) {
                if (going.later().isZero()) {
                    send(going.response(), send);
                } else {
                    agenda.after(going.later(), () -> send(going.response(), send));
                }
            }
        } else {
            send(send.message(), send);
        }
    }

    private void send(SipMessage message, EndpointAction.Send send) {
        byte[] bytes = message.bytes();
        sockets.send(bytes, send.flow(), new SipSockets.Sending() {
            @Override
            public void sent(Hop hop, Optional<String> service) {
                service.ifPresent(port -> node.recorder().sent(port, SipTeller.SIP.later(hop, send.number(), bytes)));
                if (message instanceof SipResponse response && response.success()) {
                    sockets.known(send.flow());
                }
            }

            @Override
            public void unsent() {
                driver.input(new EndpointInput.Unsent(send.key()));
            }
        });
    }

    /** What comes from the sockets. */
    private final class Incoming implements SipSockets.Owner {

        @Override
        public void came(byte[] bytes, SipReading reading, Flow flow, Hop hop, Optional<String> service) {
            if (reading instanceof SipReading.Refused refused) {
                refused(refused, bytes.length, flow, hop, service);
                return;
            }
            SipMessage message = reading.message().orElseThrow();
            long number = endpoint.numberOf(message).orElseGet(node.recorder()::nextExchange);
            service.ifPresent(port -> node.recorder().received(port, SipTeller.SIP.later(hop, number, bytes)));
            driver.input(new EndpointInput.Received(message, flow, number));
        }

        private void refused(SipReading.Refused refused, int size, Flow flow, Hop hop, Optional<String> service) {
            long number = node.recorder().nextExchange();
            service.ifPresent(
                    port -> node.recorder().received(port, SipTeller.SIP.unreadable(hop, number, refused.why(), size)));
            driver.input(new EndpointInput.Unreadable(refused.headers()));
            refused.answer().ifPresent(answer -> {
                // Stateless, as nothing of it can be trusted to tell it from another (RFC 3261 §8.2.7).
                reply(answer, flow, number);
            });
        }

        private void reply(SipResponse untagged, Flow flow, long number) {
            boolean named =
                    untagged.header(HeaderName.TO).flatMap(NameAddress::parse).isPresent();
            SipResponse answer = (named ? untagged.withToTag(token()) : untagged)
                    .withTopVia(untagged.topVia().seenFrom(flow.host(), flow.port()));
            byte[] bytes = answer.bytes();
            sockets.send(bytes, AnswerRoute.of(answer, flow), new SipSockets.Sending() {
                @Override
                public void sent(Hop hop, Optional<String> service) {
                    service.ifPresent(port -> node.recorder().sent(port, SipTeller.SIP.later(hop, number, bytes)));
                }

                @Override
                public void unsent() {}
            });
        }

        @Override
        public void broken(SipFrame.Broken how, SipConnection connection) {
            SipReading reading = reader.read(how.head());
            SipReading.Refused refused = reading instanceof SipReading.Refused no
                    ? new SipReading.Refused(no.answer(), how.why())
                    : new SipReading.Refused(reading.message().flatMap(this::bad), how.why());
            refused(refused, how.head().length, connection.flow(), connection.hop(), connection.service());
            connection.end();
        }

        /** A head that can be read and a body that cannot be measured. */
        private Optional<SipResponse> bad(SipMessage message) {
            return message instanceof SipRequest request && !request.is(SipRequest.ACK)
                    ? Optional.of(request.response(400))
                    : Optional.empty();
        }

        @Override
        public void gone(Flow flow) {
            driver.input(new EndpointInput.Gone(flow.connection()));
            agenda.run(() -> user.gone(flow));
        }

        @Override
        public void mistaken(Throwable ours) {
            node.recorder().failed(ours);
        }
    }
}
