package org.uclab.sim.imp.compliance;

import io.vertx.core.Future;
import java.time.Instant;
import org.uclab.protocol.presence.MessageLog;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/** Shows the log to whoever may look into the compliance server: {@code GET /messages}. */
final class LogResponder implements HttpResponder {

    private final MessageLog log;

    LogResponder(MessageLog log) {
        this.log = log;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        if (!question.path().equals("/messages")) {
            return Future.succeededFuture(HttpAnswer.empty(404));
        }
        return Future.succeededFuture(
                question.method().equals("GET")
                        ? HttpAnswer.of(200, "text/plain; charset=utf-8", log.text())
                        : HttpAnswer.empty(405).with("Allow", "GET"));
    }
}
