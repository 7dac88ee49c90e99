package org.uclab.sim.dns.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Transport;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Acts the faults out: what a question gets when some bite on it. */
final class FaultyAnswers {

    /** Targets kept in mind as having no address. */
    private static final int HOMELESS_MAX = 1_000;

    private final Responder responder;
    private final Agenda agenda;
    private final Set<Name> homeless = new HashSet<>();

    FaultyAnswers(Responder responder, Agenda agenda) {
        this.responder = responder;
        this.agenda = agenda;
    }

    /**
     * What a fault makes of what there is. An answer that is lost stays lost.
     *
     * @param before none where nobody has been asked yet
     */
    Delivery spoilt(DnsFault fault, Question question, Optional<Delivery> before) {
        Incoming.Query query = question.query();
        if (before.isPresent() && before.get().messages().isEmpty()) {
            return before.get();
        }
        boolean tcp = question.transport() == Transport.TCP;
        int max = responder.answerMax(query, question.transport());
        Delivery made = before.orElseGet(Delivery::silence);
        return switch (fault.kind()) {
            case RCODE -> made.with(List.of(responder.failure(query, ((DnsRcode) fault).code(), question.transport())));
            case NO_REPLY -> made.with(List.of());
            case LATE -> made.after(((DnsFault.Late) fault).by());
            case WRONG_PORT -> tcp ? made.with(List.of()) : made.by(Delivery.Way.OTHER_PORT);
            case WRONG_ID -> made.made(Mistakes::wrongId);
            case TRUNCATED -> tcp ? made.with(List.of()).by(Delivery.Way.HANG_UP) : made.made(Mistakes::truncated);
            case LAME -> made.with(List.of(Mistakes.lame(responder.rcode(query, 0, question.transport()))));
            case MISSING_GLUE -> made.made(Mistakes::withoutGlue);
            case EMPTY_ADDITIONAL -> made.made(Mistakes::withoutAdditional);
            case NO_ADDRESS -> made.made(reply -> withoutAddress(question, reply));
            case STALE ->
                responder
                        .stale(query, question.caller(), question.transport())
                        .map(stale -> made.with(List.of(stale)))
                        .orElse(made);
            case PRIORITY -> made.made(reply -> Mistakes.priorities(reply, ((DnsFault.Priority) fault).by(), max));
            case WEIGHT -> made.made(reply -> Mistakes.weights(reply, ((DnsFault.Weight) fault).by(), max));
            case OVERSIZED -> made.made(reply -> Mistakes.oversized(reply, ((DnsFault.Oversized) fault).bytes()));
            case MALFORMED -> made.made(reply -> Mistakes.malformed(reply, ((DnsFault.Malformed) fault).seed()));
            case TTL -> made.made(reply -> Mistakes.living(reply, ((DnsFault.Ttl) fault).seconds(), max));
        };
    }

    /** The same, once it is time to send it. */
    Future<Delivery> due(Delivery delivery) {
        if (delivery.later().isZero()) {
            return Future.succeededFuture(delivery);
        }
        Promise<Delivery> due = Promise.promise();
        agenda.after(delivery.later(), () -> due.complete(delivery));
        return due.future();
    }

    /** Whether the question is for the address of a target that the fault has bitten on. */
    boolean hasNoAddress(Question question) {
        return isAddress(question) && homeless.contains(question.query().name());
    }

    private byte[] withoutAddress(Question question, byte[] reply) {
        for (Name target : Mistakes.targets(reply)) {
            if (homeless.size() < HOMELESS_MAX) {
                homeless.add(target);
            }
        }
        return Mistakes.withoutAddress(reply, responder.negativeSoa(question.query(), question.caller()));
    }

    private static boolean isAddress(Question question) {
        int type = question.query().type();
        return type == Type.A || type == Type.AAAA;
    }
}
