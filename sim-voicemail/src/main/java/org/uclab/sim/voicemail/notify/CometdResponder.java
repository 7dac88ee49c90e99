package org.uclab.sim.voicemail.notify;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import tools.jackson.databind.json.JsonMapper;

/** {@code /vmevents/cometd} at one service of a node. */
final class CometdResponder implements HttpResponder {

    private static final String PATH = "/vmevents/cometd";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Notifier notifier;
    private final String service;
    private final FaultPoint faults;

    CometdResponder(Notifier notifier, String service, FaultPoint faults) {
        this.notifier = notifier;
        this.service = service;
        this.faults = faults;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        // COMPAT(CometD): its clients may append to the path what the message is.
        if (!question.path().equals(PATH) && !question.path().startsWith(PATH + "/")) {
            return Future.succeededFuture(HttpAnswer.empty(404));
        }
        if (!question.method().equals("POST")) {
            return Future.succeededFuture(HttpAnswer.empty(405).with("Allow", "POST"));
        }
        Optional<List<BayeuxMessage>> messages = BayeuxMessage.read(question.body());
        if (messages.isEmpty()) {
            return Future.succeededFuture(HttpAnswer.of(400, "text/plain", "this is no list of Bayeux messages"));
        }
        Occasion occasion = new Occasion(
                now, question.peer(), Map.of("channel", messages.get().get(0).channel()));
        boolean expired =
                faults.bite(NotifyFault.SubscriptionExpired.class, occasion).isPresent();
        return here(notifier.ask(new NotifierInput.Asked(
                        question.exchange(), service, question.peerAddress(), messages.get(), expired)))
                .map(CometdResponder::answer);
    }

    /** On the thread of the request, which may be another than the notifier's. */
    private static <T> Future<T> here(Future<T> work) {
        Context here = Vertx.currentContext();
        Promise<T> promise = Promise.promise();
        work.onSuccess(done -> here.runOnContext(turn -> promise.complete(done)));
        return promise.future();
    }

    private static HttpAnswer answer(NotifierAnswer answer) {
        return new HttpAnswer(
                200,
                HttpFields.of("Content-Type", "application/json;charset=UTF-8"),
                JSON.writeValueAsBytes(answer.messages()));
    }
}
