package org.uclab.sim.dns.server;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Transport;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Acts the faults out: what a question gets when one bites on it. */
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
     * @param right asks for the right answer; not called when the fault needs none
     */
    Future<Delivery> answer(DnsFault fault, Question question, Supplier<Future<List<byte[]>>> right) {
        Incoming.Query query = question.query();
        boolean tcp = question.transport() == Transport.TCP;
        int max = responder.answerMax(query, question.transport());
        return switch (fault.kind()) {
            case RCODE -> now(responder.failure(query, ((DnsFault.Rcode) fault).code(), question.transport()));
            case NO_REPLY -> Future.succeededFuture(Delivery.silence());
            case LATE -> right.get().compose(replies -> late((DnsFault.Late) fault, replies));
            case WRONG_PORT ->
                right.get().map(replies -> tcp ? Delivery.silence() : new Delivery(replies, Delivery.Way.OTHER_PORT));
            case WRONG_ID -> made(right, Mistakes::wrongId);
            case TRUNCATED ->
                tcp
                        ? Future.succeededFuture(new Delivery(List.of(), Delivery.Way.HANG_UP))
                        : made(right, Mistakes::truncated);
            case LAME -> now(Mistakes.lame(responder.rcode(query, 0, question.transport())));
            case MISSING_GLUE -> made(right, Mistakes::withoutGlue);
            case EMPTY_ADDITIONAL -> made(right, Mistakes::withoutAdditional);
            case NO_ADDRESS -> made(right, reply -> withoutAddress(question, reply));
            case STALE ->
                responder
                        .stale(query, question.caller(), question.transport())
                        .map(FaultyAnswers::now)
                        .orElseGet(() -> right.get().map(Delivery::of));
            case PRIORITY -> made(right, reply -> Mistakes.priorities(reply, ((DnsFault.Priority) fault).by(), max));
            case WEIGHT -> made(right, reply -> Mistakes.weights(reply, ((DnsFault.Weight) fault).by(), max));
            case OVERSIZED -> made(right, reply -> Mistakes.oversized(reply, ((DnsFault.Oversized) fault).bytes()));
            case MALFORMED -> made(right, reply -> Mistakes.malformed(reply, ((DnsFault.Malformed) fault).seed()));
            case TTL -> made(right, reply -> Mistakes.living(reply, ((DnsFault.Ttl) fault).seconds(), max));
        };
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

    private Future<Delivery> late(DnsFault.Late fault, List<byte[]> replies) {
        Promise<Delivery> due = Promise.promise();
        agenda.after(fault.by(), () -> due.complete(Delivery.of(replies)));
        return due.future();
    }

    private static boolean isAddress(Question question) {
        int type = question.query().type();
        return type == Type.A || type == Type.AAAA;
    }

    private static Future<Delivery> made(Supplier<Future<List<byte[]>>> right, UnaryOperator<byte[]> mistake) {
        return right.get()
                .map(replies -> Delivery.of(replies.stream().map(mistake).toList()));
    }

    private static Future<Delivery> now(byte[] reply) {
        return Future.succeededFuture(Delivery.of(reply));
    }
}
