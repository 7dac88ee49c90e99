package org.uclab.shell.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.Biting;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpGate;
import org.uclab.lab.wire.HttpRefused;
import org.uclab.lab.wire.Shared;
import org.uclab.lab.wire.Wire;

/** One HTTP port: decode, ask the core, apply the armed faults, record, send. */
final class HttpShell implements Handler<HttpServerRequest> {

    private static final byte[] NOTHING = {};

    private final String service;
    private final HttpResponder responder;
    private final Recorder recorder;
    private final FaultPoint faults;
    private final LabClock clock;
    /** Clients say the same again and again, and the history keeps it. */
    private final Shared<HttpFields> sharedHeaders = new Shared<>();

    private final Shared<String> sharedTexts = new Shared<>();
    private final HeaderText texts = new HeaderText();

    HttpShell(String service, HttpResponder responder, Recorder recorder, FaultPoint faults, LabClock clock) {
        this.service = service;
        this.responder = responder;
        this.recorder = recorder;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<HttpRefused> refused = HttpGate.refused(request);
        if (refused.isPresent()) {
            refuse(request, refused.get());
            return;
        }
        request.exceptionHandler(gone -> {}); // the peer left while sending: nothing to answer
        request.body().onSuccess(body -> ask(request, body.length() == 0 ? NOTHING : body.getBytes()));
    }

    /** No service is asked: what the message says is not certain. Its fields are not told, they may hold anything. */
    private void refuse(HttpServerRequest request, HttpRefused refused) {
        Hop hop = Hops.of(request.connection());
        long exchange = recorder.nextExchange();
        HttpAnswer answer =
                responder.refused(refused.status(), refused.why(), clock.now()).with("Connection", "close");
        recorder.received(
                service, () -> Message.of(HttpTeller.HTTP, hop, exchange, RequestContent.refused(refused.line())));
        recorder.sent(service, () -> Message.of(HttpTeller.HTTP, hop, exchange, ResponseContent.of(answer)));
        write(request, answer).onComplete(written -> HttpGate.end(request.connection()));
    }

    private void ask(HttpServerRequest request, byte[] body) {
        HttpQuestion question = question(request, body);
        recorder.received(service, () -> responder.told(question));
        if (faults.quiet()) {
            answer(question).onSuccess(answer -> send(request, question, answer));
            return;
        }
        Future<SpoiltAnswer> spoilt = biting(question)
                .through(
                        () -> answer(question).map(SpoiltAnswer::right),
                        () -> Future.succeededFuture(SpoiltAnswer.nothing()),
                        (fault, made) -> made.map(before -> before.with(fault)));
        spoilt.onSuccess(made -> deliver(made, request, question));
    }

    private void deliver(SpoiltAnswer made, HttpServerRequest request, HttpQuestion question) {
        // Where there is none the question stays unanswered; the caller's own limit ends it.
        made.answer().ifPresent(answer -> {
            if (made.later().isZero()) {
                send(request, question, answer);
            } else {
                Context context = Vertx.currentContext();
                clock.after(made.later(), () -> context.runOnContext(due -> send(request, question, answer)));
            }
        });
    }

    /** The shell's edge: whatever a core throws is a mistake of ours, recorded and answered 500. */
    private Future<HttpAnswer> answer(HttpQuestion question) {
        try {
            return responder.answer(question, clock.now()).otherwise(this::failed);
        } catch (RuntimeException mistake) {
            return Future.succeededFuture(failed(mistake));
        }
    }

    private HttpAnswer failed(Throwable mistake) {
        recorder.failed(mistake);
        return HttpAnswer.empty(500);
    }

    private Biting<HttpFault> biting(HttpQuestion question) {
        Map<String, String> marks = new HashMap<>();
        marks.put("method", question.method());
        marks.put("path", question.path());
        marks.put("user", question.basic().map(HttpQuestion.Credentials::user).orElse(""));
        marks.put("cookie", question.headers().has("Cookie") ? "yes" : "no");
        marks.putAll(responder.marks(question));
        return faults.biting(HttpFault.class, new Occasion(clock.now(), question.peer(), marks));
    }

    private void send(HttpServerRequest request, HttpQuestion question, HttpAnswer answer) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        recorder.sent(service, () -> responder.told(question, answer));
        Future<Void> sent = write(request, answer);
        if (answer.headers().all("Connection").stream().anyMatch("close"::equalsIgnoreCase)) {
            // RFC 9112 §9.6: who sends the close option closes; Vert.x leaves that to the application.
            sent.onComplete(written -> request.connection().close());
        }
    }

    private Future<Void> write(HttpServerRequest request, HttpAnswer answer) {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.status());
        MultiMap headers = response.headers();
        for (HttpFields.Field field : answer.headers().fields()) {
            headers.add(texts.of(field.name()), texts.of(field.value()));
        }
        if (!answer.headers().has("Content-Length") && answer.status() != 204) {
            headers.add("Content-Length", Integer.toString(answer.body().length));
        }
        return request.method().equals(HttpMethod.HEAD) ? response.end() : response.end(Wire.uncopied(answer.body()));
    }

    private HttpQuestion question(HttpServerRequest request, byte[] body) {
        HttpFields headers = sharedHeaders.of(HttpFields.from(request.headers()));
        Target target = Target.of(request.uri());
        return new HttpQuestion(
                request.method().name(),
                sharedTexts.of(target.origin()),
                target.path(),
                QueryText.parse(target.query()),
                headers,
                body,
                authority(target.authority().orElseGet(() -> headers.get("Host").orElse(""))),
                Hops.of(request.connection()),
                recorder.nextExchange());
    }

    /** RFC 9110 §4.2.3: an empty port is the same as none. */
    private static String authority(String sent) {
        return sent.endsWith(":") ? sent.substring(0, sent.length() - 1) : sent;
    }
}
