package org.uclab.sim.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/** The core: the file under exactly that path, or none. Pure. */
final class FileResponder implements HttpResponder {

    private final Map<String, WebFile> files;

    FileResponder(Map<String, WebFile> files) {
        this.files = Map.copyOf(files);
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answer(question));
    }

    private HttpAnswer answer(HttpQuestion question) {
        WebFile file = files.get(question.path());
        if (file == null) {
            return HttpAnswer.empty(404);
        }
        // RFC 9110 §15.5.6: the allowed methods MUST be told.
        return switch (question.method()) {
            case "GET", "HEAD" -> new HttpAnswer(200, HttpFields.of("Content-Type", file.type()), file.content());
            default -> HttpAnswer.empty(405).with("Allow", "GET, HEAD");
        };
    }
}
