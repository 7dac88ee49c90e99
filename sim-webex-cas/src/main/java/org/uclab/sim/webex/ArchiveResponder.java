package org.uclab.sim.webex;

import io.vertx.core.Future;
import java.time.Instant;
import org.uclab.protocol.presence.MessageLog;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/** Shows the archive as it is kept, to whoever may look into it: {@code GET /messages}. */
record ArchiveResponder(MessageLog archive) implements HttpResponder {

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        if (!question.path().equals("/messages")) {
            return Future.succeededFuture(HttpAnswer.empty(404));
        }
        return Future.succeededFuture(
                question.method().equals("GET")
                        ? HttpAnswer.of(200, "text/plain; charset=utf-8", archive.text())
                        : HttpAnswer.empty(405).with("Allow", "GET"));
    }
}
