package org.uclab.sim.dns.server;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.QuickAnswer;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.WireException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What both transports share: read, record, ask the core or the other server, apply the armed faults, record. */
final class DnsShell {

    /** Noun of the port. */
    static final String SERVICE = "dns";

    private final Responder responder;
    private final Optional<Forwarder> forwarder;
    private final Recorder recorder;
    private final FaultPoint faults;
    private final Agenda agenda;
    private final FaultyAnswers faulty;

    DnsShell(Responder responder, Optional<Forwarder> forwarder, Recorder recorder, FaultPoint faults, Agenda agenda) {
        this.responder = responder;
        this.forwarder = forwarder;
        this.recorder = recorder;
        this.faults = faults;
        this.agenda = agenda;
        this.faulty = new FaultyAnswers(responder, agenda);
    }

    /** What to send to the peer, already recorded as sent. Never fails. */
    Future<Delivery> ask(byte[] wire, Hop hop, Transport transport) {
        long exchange = recorder.nextExchange();
        recorder.received(SERVICE, DnsTeller.message(wire, hop, exchange));
        return delivery(Incoming.read(wire), hop.peer(), transport).map(delivery -> {
            delivery.messages().forEach(bytes -> recorder.sent(SERVICE, DnsTeller.message(bytes, hop, exchange)));
            return delivery;
        });
    }

    /**
     * Writes the answer that is at hand, already recorded like any other. Only while no fault is armed.
     *
     * @param hop    the way it came
     * @param caller the address as a number
     * @return its length in bytes, or {@link QuickAnswer#NOT_ANSWERED}: then {@link #ask} it
     */
    int quick(byte[] wire, Hop hop, int caller, Transport transport, byte[] to, int at) {
        if (!faults.quiet()) {
            return QuickAnswer.NOT_ANSWERED;
        }
        int length = responder.quick(wire, caller, transport, to, at);
        if (length != QuickAnswer.NOT_ANSWERED) {
            byte[] sent = Arrays.copyOfRange(to, at, at + length);
            recorder.exchanged(SERVICE, new QuickExchange(hop, recorder.nextExchange(), wire, sent));
        }
        return length;
    }

    private Future<Delivery> delivery(Incoming incoming, String peer, Transport transport) {
        return switch (incoming.kind()) {
            case IGNORED -> Future.succeededFuture(Delivery.silence());
            case REJECTED -> {
                Incoming.Rejected rejected = (Incoming.Rejected) incoming;
                yield Future.succeededFuture(Delivery.of(RawMessage.bare(rejected.wire(), rejected.rcode())));
            }
            case QUERY -> answer(new Question((Incoming.Query) incoming, address(peer), transport), peer);
        };
    }

    private Future<Delivery> answer(Question question, String peer) {
        if (faults.quiet()) {
            return right(question).map(Delivery::of);
        }
        Biting<DnsFault> biting = faults.biting(DnsFault.class, occasion(question, peer));
        Future<Optional<Delivery>> spoilt = biting.through(
                () -> right(question).map(replies -> Optional.of(homeless(question, Delivery.of(replies)))),
                () -> Future.succeededFuture(Optional.empty()),
                (fault, made) -> made.map(before -> Optional.of(faulty.spoilt(fault, question, before))));
        return spoilt.compose(made -> faulty.due(made.orElseGet(Delivery::silence)));
    }

    /** A target that {@code dns-no-address} has bitten on has none, whoever asks for it, while the fault is armed. */
    private Delivery homeless(Question question, Delivery right) {
        return faults.has(DnsFault.NoAddress.class) && faulty.hasNoAddress(question)
                ? faulty.spoilt(new DnsFault.NoAddress(), question, Optional.of(right))
                : right;
    }

    private Future<List<byte[]>> right(Question question) {
        Responder.Reaction reaction = responder.respond(question.query(), question.caller(), question.transport());
        if (!reaction.replies().isEmpty()) {
            return Future.succeededFuture(reaction.replies());
        }
        byte[] wire = question.query().wire();
        return forwarder
                .orElseThrow()
                .ask(wire, question.transport())
                .map(reply -> RawMessage.passedOn(reply, RawMessage.id(wire)))
                .recover(cause -> {
                    if (!(cause instanceof WireException)) {
                        recorder.failed(cause);
                    }
                    return Future.succeededFuture(
                            responder.rcode(question.query(), Rcode.SERVFAIL, question.transport()));
                })
                .map(List::of);
    }

    private Occasion occasion(Question question, String peer) {
        String view = responder.view(question.caller()).map(View::name).orElse("");
        return new Occasion(
                agenda.now(),
                peer,
                Map.of(
                        "name", question.query().plainName(),
                        "type", Type.string(question.query().type()),
                        "transport", question.transport().name().toLowerCase(Locale.ROOT),
                        "view", view));
    }

    private static String address(String peer) {
        return peer.substring(0, peer.lastIndexOf(':'));
    }
}
