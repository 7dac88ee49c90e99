package org.uclab.shell.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.Shared;
import org.uclab.lab.wire.Wire;

/** One HTTP port: decode, ask the core, apply an armed fault, record, send. */
final class HttpShell implements Handler<HttpServerRequest> {

    /** Largest request body taken, in bytes; a larger one gets 413. */
    public static final int BODY_MAX_BYTES = 1024 * 1024;

    /** What clients know a login page by is the target of its form, a word of the servlet specification. */
    private static final String LOGIN_PAGE = "<html><head><title>uclab</title></head><body>"
            + "<form method=\"post\" action=\"j_security_check\"><input name=\"j_username\"/>"
            + "<input type=\"password\" name=\"j_password\"/></form></body></html>";

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
        TakenBody body = new TakenBody(BODY_MAX_BYTES);
        request.handler(chunk -> {
            if (!body.take(chunk) && !request.response().ended()) {
                request.response()
                        .setStatusCode(413)
                        .putHeader("Connection", "close")
                        .end();
                request.connection().close();
            }
        });
        request.endHandler(end -> {
            if (!request.response().ended()) {
                ask(request, body.bytes());
            }
        });
        request.exceptionHandler(gone -> {}); // the peer left while sending: nothing to answer
    }

    private void ask(HttpServerRequest request, byte[] body) {
        HttpQuestion question = question(request, body);
        recorder.received(service, () -> responder.told(question));
        Optional<HttpFault> fault = faults.quiet() ? Optional.empty() : biting(question);
        answer(question).onComplete(done -> {
            if (done.failed()) {
                recorder.failed(done.cause());
            }
            HttpAnswer answer = done.succeeded() ? done.result() : HttpAnswer.empty(500);
            fault.ifPresentOrElse(
                    bite -> apply(bite, request, question, answer), () -> send(request, question, answer));
        });
    }

    /** The shell's edge: whatever a core throws is a mistake of ours, recorded and answered 500. */
    private Future<HttpAnswer> answer(HttpQuestion question) {
        try {
            return responder.answer(question, clock.now());
        } catch (RuntimeException mistake) {
            return Future.failedFuture(mistake);
        }
    }

    private Optional<HttpFault> biting(HttpQuestion question) {
        Map<String, String> marks = new HashMap<>();
        marks.put("method", question.method());
        marks.put("path", question.path());
        marks.put("user", question.basic().map(HttpQuestion.Credentials::user).orElse(""));
        marks.put("cookie", question.headers().has("Cookie") ? "yes" : "no");
        marks.putAll(responder.marks(question));
        return faults.bite(HttpFault.class, new Occasion(clock.now(), question.peer(), marks));
    }

    private void apply(HttpFault fault, HttpServerRequest request, HttpQuestion question, HttpAnswer answer) {
        switch (fault.kind()) {
            case STATUS -> send(request, question, HttpAnswer.empty(((HttpFault.Status) fault).code()));
            case SLOW -> {
                Context context = Vertx.currentContext();
                clock.after(
                        ((HttpFault.Slow) fault).by(),
                        () -> context.runOnContext(due -> send(request, question, answer)));
            }
            case MALFORMED ->
                send(
                        request,
                        question,
                        new HttpAnswer(
                                answer.status(),
                                answer.headers().without("Content-Length"),
                                Arrays.copyOf(answer.body(), answer.body().length / 2)));
            case CONTENT_TYPE ->
                send(
                        request,
                        question,
                        new HttpAnswer(
                                answer.status(),
                                answer.headers()
                                        .without("Content-Type")
                                        .with("Content-Type", ((HttpFault.ContentType) fault).type()),
                                answer.body()));
            case LOGIN_PAGE -> send(request, question, HttpAnswer.of(200, "text/html;charset=utf-8", LOGIN_PAGE));
            case STALE_COOKIE -> send(request, question, HttpAnswer.empty(401));
            case NO_REPLY -> {} // the question stays unanswered; the caller's own limit ends it
        }
    }

    private void send(HttpServerRequest request, HttpQuestion question, HttpAnswer answer) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        recorder.sent(service, () -> responder.told(question, answer));
        response.setStatusCode(answer.status());
        MultiMap headers = response.headers();
        for (HttpFields.Field field : answer.headers().fields()) {
            headers.add(texts.of(field.name()), texts.of(field.value()));
        }
        if (!answer.headers().has("Content-Length") && answer.status() != 204) {
            headers.add("Content-Length", Integer.toString(answer.body().length));
        }
        Future<Void> sent =
                request.method().equals(HttpMethod.HEAD) ? response.end() : response.end(Wire.uncopied(answer.body()));
        if (answer.headers().all("Connection").stream().anyMatch("close"::equalsIgnoreCase)) {
            // RFC 9112 §9.6: who sends the close option closes; Vert.x leaves that to the application.
            sent.onComplete(written -> request.connection().close());
        }
    }

    private HttpQuestion question(HttpServerRequest request, byte[] body) {
        HttpFields headers = sharedHeaders.of(HttpFields.from(request.headers()));
        return new HttpQuestion(
                request.method().name(),
                sharedTexts.of(request.uri()),
                request.path() == null ? "" : request.path(),
                QueryText.parse(request.query()),
                headers,
                body,
                headers.get("Host").orElse(""),
                Hops.of(request.connection()),
                recorder.nextExchange());
    }
}
