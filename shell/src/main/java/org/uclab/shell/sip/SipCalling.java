package org.uclab.shell.sip;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipReading;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.agent.EndpointAction;
import org.uclab.protocol.sip.agent.EndpointInput;
import org.uclab.protocol.sip.agent.EndpointTerms;
import org.uclab.protocol.sip.agent.SipEndpoint;

/**
 * SIP of somebody who listens nowhere, as a phone does: one endpoint over the connections that it opens. Requests of the
 * other side come over them too. It belongs to the thread of its agenda, on which everything is called and calls back. What
 * it says and hears is recorded by who accepted its connections.
 */
public final class SipCalling {

    /** Bytes that make a tag or the random part of a branch. */
    private static final int TOKEN_BYTES = 12;

    /** Transactions of either side at once: a phone has few calls. */
    private static final int TRANSACTIONS_MAX = 200;

    /** Bytes of the requests of others that are in work. */
    private static final long SERVED_BYTES_MAX = 4L * 1024 * 1024;

    /**
     * Who speaks.
     *
     * @param tls      trust and keys for TLS
     * @param draws    where tags, branches and Call-IDs come from, by what they are for: what is drawn for one node shifts
     *     nothing that is drawn for another at the same time
     * @param recorder is told mistakes of ours
     */
    public record Caller(Dialler dialler, ClientSSLOptions tls, Function<String, Draws> draws, Recorder recorder) {}

    /**
     * Where somebody can be reached.
     *
     * @param serverName the name that its certificate must show where the transport is TLS
     */
    public record Peer(SipTransport transport, String serverName, Endpoint at) {}

    /**
     * A way that stands.
     *
     * @param local where its other end sees us
     */
    public record Line(Flow flow, Endpoint local) {}

    /** Who sends what nobody has opened a way for. */
    private static final String STRANGERS = "strangers";

    private final Agenda agenda;
    private final SipUser user;
    private final Caller caller;
    private final SipEndpoint endpoint;
    private final SipLines lines;
    /** Those to whom a way was opened, by their addresses. */
    private final Map<String, String> names = new HashMap<>();

    private final Driver<EndpointInput, EndpointAction> driver;

    private SipCalling(Caller caller, Agenda agenda, SipSettings settings, SipUser user) {
        this.agenda = agenda;
        this.user = user;
        this.caller = caller;
        this.lines = new SipLines(caller, agenda, settings, new Incoming());
        this.endpoint = new SipEndpoint(new EndpointTerms(
                settings.times().each(agenda::limit),
                TRANSACTIONS_MAX,
                SERVED_BYTES_MAX,
                TRANSACTIONS_MAX,
                flow -> lines.local(flow).toString(),
                flow -> token("with " + name(flow)),
                new AnswerTags(caller.draws().apply("answers"))));
        this.driver = new Driver<>(
                new EndpointCore(endpoint), agenda, (action, none) -> act(action), () -> 0, caller.recorder()::failed);
    }

    private String name(Flow flow) {
        return names.getOrDefault(flow.host(), STRANGERS);
    }

    /** SIP from there, with no way to anybody yet. */
    public static SipCalling from(Caller caller, Agenda agenda, SipSettings settings, SipUser user) {
        return new SipCalling(caller, agenda, settings, user);
    }

    /** Opens a way to somebody; its end is told by {@link SipUser#gone}. */
    public Future<Line> open(Peer peer) {
        names.put(peer.at().address(), peer.serverName());
        return lines.open(peer);
    }

    /** Something random for tags, branches and Call-IDs of that purpose: characters of a token. */
    public String token(String purpose) {
        return HexFormat.of().formatHex(caller.draws().apply(purpose).bytes(TOKEN_BYTES));
    }

    /** Sends a request, anything but an ACK, over a way that stands; its Via is put on it. */
    public void ask(SipRequest request, Flow flow, Asker asker) {
        driver.input(new EndpointInput.Ask(request, flow, asker, 0));
    }

    /** Answers; nothing where that has been done or is too late. */
    public void answer(Asked asked, SipResponse response) {
        driver.input(new EndpointInput.Answer(asked, response));
    }

    /** Acknowledges a 2xx. */
    public void acknowledge(SipRequest ack, Flow flow) {
        driver.input(new EndpointInput.Acknowledge(ack, flow, 0));
    }

    /** Gives an INVITE up that has no final answer yet; its asker is still told of the 487 that comes, or that none did. */
    public void cancel(Asker asker) {
        driver.input(new EndpointInput.Cancel(asker));
    }

    /** Closes that way when all is sent. */
    public void end(Flow flow) {
        lines.end(flow);
    }

    /** Closes everything at once, and does nothing from now on. */
    public Future<Void> close() {
        driver.close();
        return lines.close();
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
            case DROPPED -> {} // it asks for nothing
        }
    }

    private void deliver(Asked asked) {
        try {
            user.asked(asked);
        } catch (RuntimeException ours) {
            caller.recorder().failed(ours);
            answer(asked, asked.request().response(500));
        }
    }

    private void send(EndpointAction.Send send) {
        if (!lines.send(send.message().bytes(), send.flow())) {
            driver.input(new EndpointInput.Unsent(send.key()));
        }
    }

    /** What comes from the sockets. */
    private final class Incoming implements SipLines.Owner {

        @Override
        public void came(SipReading reading, Flow flow) {
            if (reading.message().isPresent()) {
                SipMessage message = reading.message().get();
                driver.input(new EndpointInput.Received(message, flow, 0));
            } else if (reading instanceof SipReading.Refused refused) {
                // Stateless, as nothing of it can be trusted to tell it from another (RFC 3261 §8.2.7).
                refused.answer().ifPresent(answer -> lines.send(answer.bytes(), flow));
                driver.input(new EndpointInput.Unreadable(refused.headers()));
            }
        }

        @Override
        public void gone(Flow flow) {
            driver.input(new EndpointInput.Gone(flow.connection()));
            agenda.run(() -> user.gone(flow));
        }

        @Override
        public void mistaken(Throwable ours) {
            caller.recorder().failed(ours);
        }
    }
}
