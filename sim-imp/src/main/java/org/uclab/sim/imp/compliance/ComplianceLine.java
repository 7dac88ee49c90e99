package org.uclab.sim.imp.compliance;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Dialler;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.sim.imp.cluster.Additions;

/**
 * The stream on which a node brings messages to the compliance server: dialled, and dialled again after a loss. A message goes on when
 * the server has answered; of the node's thread.
 */
public final class ComplianceLine {

    /** A message that came in (C-COMP, JSM events). */
    static final String COMES_IN = "es_IN";

    /** Lab time for a connection to come up, and again for the stream on it. */
    static final Duration DIAL_LIMIT = Duration.ofSeconds(10);

    /** C-COMP: how long an event waits for its answer, lab time. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    /** C-COMP: how long a link lasts on which nothing is answered, lab time. */
    static final Duration SILENCE_LIMIT = Duration.ofMinutes(5);

    /** Messages that wait for their answers. */
    static final int WAITING_MAX = 1000;

    /** Longest message that is brought, in octets: with what stands around it, it must be taken. */
    static final int MESSAGE_MAX = StreamLimits.SIGNED_IN.stanzaBytesMax() - 2_048;

    private record Waiting(Runnable goesOn, Consumer<StanzaCondition> comesBack, LabTimer limit) {}

    private final String node;
    private final Additions.Log terms;
    private final Dialler dialler;
    private final Agenda agenda;
    private final Duration redialPause;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private Optional<ClientStream> line = Optional.empty();
    private Instant answered;
    private long events;

    /**
     * @param node        host of the node
     * @param redialPause between two tries, lab time
     */
    public ComplianceLine(String node, Additions.Log terms, Dialler dialler, Agenda agenda, Duration redialPause) {
        this.node = node;
        this.terms = terms;
        this.dialler = dialler;
        this.agenda = agenda;
        this.redialPause = redialPause;
        this.answered = agenda.now();
    }

    /** C-COMP: as what a node connects, its name and its name once more with dashes. */
    public static String component(String host) {
        return "op-" + host.split("\\.", 2)[0] + "." + host.replace('.', '-');
    }

    /** Dials; done when the stream is up or the try has failed, which is tried again by itself. */
    public Future<Void> dial() {
        return agenda.brought(dialler.connect(terms.at(), DIAL_LIMIT))
                .onFailure(unreachable -> again())
                .compose(this::open)
                .onSuccess(this::up)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Future<ClientStream> open(NetSocket socket) {
        StreamHeader header = new StreamHeader(OpenPort.STREAM, component(node), node, "", "1.0", "");
        ClientStream.Component component = new ClientStream.Component(
                streamId -> OpenPort.handshake(streamId, terms.password()), this::heard, this::lost);
        return ClientStream.asComponent(socket, new ClientStream.Opening(header, DIAL_LIMIT), component, agenda);
    }

    private void up(ClientStream stream) {
        if (agenda.closed()) {
            stream.drop();
            return;
        }
        answered = agenda.now();
        line = Optional.of(stream);
    }

    /**
     * Brings a message that came in, stamped with its sender.
     *
     * @param goesOn    run when it is logged, or may go on without that
     * @param comesBack told why it does not go on; neither is run for a message that the server keeps
     */
    public void message(Element message, Runnable goesOn, Consumer<StanzaCondition> comesBack) {
        if (message.toXml().getBytes(StandardCharsets.UTF_8).length > MESSAGE_MAX) {
            unlogged(goesOn, comesBack, StanzaCondition.POLICY_VIOLATION);
        } else if (line.isEmpty()) {
            unlogged(goesOn, comesBack, StanzaCondition.INTERNAL_SERVER_ERROR);
        } else if (waiting.size() >= WAITING_MAX) {
            unlogged(goesOn, comesBack, StanzaCondition.RESOURCE_CONSTRAINT);
        } else {
            events++;
            String id = String.valueOf(events);
            if (waiting.isEmpty()) {
                answered = agenda.now();
            }
            waiting.put(id, new Waiting(goesOn, comesBack, agenda.after(ANSWER_LIMIT, () -> overdue(id))));
            line.get().send(OpenPort.event(id, COMES_IN, message));
        }
    }

    private void unlogged(Runnable goesOn, Consumer<StanzaCondition> comesBack, StanzaCondition why) {
        if (terms.passes()) {
            goesOn.run();
        } else {
            comesBack.accept(why);
        }
    }

    private void heard(Element element) {
        Optional<Waiting> its = OpenPort.answered(element).flatMap(id -> Optional.ofNullable(waiting.remove(id)));
        if (its.isPresent()) {
            answered = agenda.now();
            its.get().limit().cancel();
            if (OpenPort.passes(element)) {
                its.get().goesOn().run();
            }
        }
    }

    private void overdue(String id) {
        Optional.ofNullable(waiting.remove(id))
                .ifPresent(late -> unlogged(late.goesOn(), late.comesBack(), StanzaCondition.INTERNAL_SERVER_ERROR));
        if (!answered.plus(SILENCE_LIMIT).isAfter(agenda.now())) {
            line.ifPresent(ClientStream::drop);
        }
    }

    /** Whatever waits for an answer gets none. */
    private void lost() {
        line = Optional.empty();
        List<Waiting> left = new ArrayList<>(waiting.values());
        waiting.clear();
        for (Waiting one : left) {
            one.limit().cancel();
            unlogged(one.goesOn(), one.comesBack(), StanzaCondition.INTERNAL_SERVER_ERROR);
        }
        again();
    }

    private void again() {
        if (!agenda.closed()) {
            agenda.after(redialPause, this::dial);
        }
    }
}
