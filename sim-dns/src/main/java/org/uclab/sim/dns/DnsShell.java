package org.uclab.sim.dns;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.DnsFault;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.WireException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What both transports share: read, record, ask the core or the other server, apply an armed fault, record. */
final class DnsShell {

    /** Noun of the port. */
    static final String SERVICE = "dns";

    private final Responder responder;
    private final Optional<Forwarder> forwarder;
    private final Recorder recorder;
    private final FaultPoint faults;
    private final Agenda agenda;

    DnsShell(Responder responder, Optional<Forwarder> forwarder, Recorder recorder, FaultPoint faults, Agenda agenda) {
        this.responder = responder;
        this.forwarder = forwarder;
        this.recorder = recorder;
        this.faults = faults;
        this.agenda = agenda;
    }

    /** What to send to the peer, already recorded as sent; empty when it shall hear nothing. Never fails. */
    Future<Optional<byte[]>> ask(byte[] wire, String peer, Transport transport) {
        long exchange = recorder.nextExchange();
        recorder.received(SERVICE, peer, DnsText.of(wire, exchange));
        Incoming incoming = Incoming.read(wire);
        return reply(incoming, peer, transport).map(reply -> {
            reply.ifPresent(bytes -> recorder.sent(SERVICE, peer, DnsText.of(bytes, exchange)));
            return reply;
        });
    }

    private Future<Optional<byte[]>> reply(Incoming incoming, String peer, Transport transport) {
        return switch (incoming.kind()) {
            case IGNORED -> silence();
            case REJECTED -> {
                Incoming.Rejected rejected = (Incoming.Rejected) incoming;
                yield now(RawMessage.bare(rejected.wire(), rejected.rcode()));
            }
            case QUERY -> faulty((Incoming.Query) incoming, peer, transport);
        };
    }

    private Future<Optional<byte[]>> faulty(Incoming.Query query, String peer, Transport transport) {
        Optional<DnsFault> biting =
                faults.quiet() ? Optional.empty() : faults.bite(DnsFault.class, occasion(query, peer));
        if (biting.isEmpty()) {
            return right(query, peer, transport);
        }
        DnsFault fault = biting.get();
        return switch (fault.kind()) {
            case RCODE -> now(responder.rcode(query, rcode((DnsFault.Rcode) fault), transport));
            case NO_REPLY -> silence();
            case LATE -> right(query, peer, transport).compose(reply -> late((DnsFault.Late) fault, reply));
        };
    }

    private Future<Optional<byte[]>> right(Incoming.Query query, String peer, Transport transport) {
        String address = peer.substring(0, peer.lastIndexOf(':'));
        Responder.Reaction reaction = responder.respond(query, address, transport);
        if (reaction.reply().isPresent()) {
            return Future.succeededFuture(reaction.reply());
        }
        return forwarder
                .orElseThrow()
                .ask(query.wire(), transport)
                .map(reply -> RawMessage.passedOn(reply, RawMessage.id(query.wire())))
                .recover(cause -> {
                    if (!(cause instanceof WireException)) {
                        recorder.failed(cause);
                    }
                    return Future.succeededFuture(responder.rcode(query, Rcode.SERVFAIL, transport));
                })
                .map(Optional::of);
    }

    private Future<Optional<byte[]>> late(DnsFault.Late fault, Optional<byte[]> reply) {
        Promise<Optional<byte[]>> due = Promise.promise();
        agenda.after(fault.by(), () -> due.complete(reply));
        return due.future();
    }

    private Occasion occasion(Incoming.Query query, String peer) {
        return new Occasion(agenda.now(), peer, Map.of("name", query.plainName(), "type", Type.string(query.type())));
    }

    private int rcode(DnsFault.Rcode fault) {
        int value = Rcode.value(fault.name());
        if (value < 0) {
            recorder.failed(new IllegalArgumentException("there is no DNS response code " + fault.name()));
            return Rcode.SERVFAIL;
        }
        return value;
    }

    private static Future<Optional<byte[]>> now(byte[] reply) {
        return Future.succeededFuture(Optional.of(reply));
    }

    private static Future<Optional<byte[]>> silence() {
        return Future.succeededFuture(Optional.empty());
    }
}
