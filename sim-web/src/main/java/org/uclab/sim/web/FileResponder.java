package org.uclab.sim.web;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/** The core: the file under exactly that path, or none; what is uploaded is taken and not kept. Pure. */
final class FileResponder implements HttpResponder {

    private final Map<String, WebFile> files;

    private final Set<String> uploads;

    /**
     * @param files   by path
     * @param uploads paths that take uploads
     */
    FileResponder(Map<String, WebFile> files, Set<String> uploads) {
        this.files = Map.copyOf(files);
        this.uploads = Set.copyOf(uploads);
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answer(question));
    }

    private HttpAnswer answer(HttpQuestion question) {
        if (uploads.contains(question.path())) {
            return switch (question.method()) {
                case "POST" -> HttpAnswer.empty(question.body().length > 0 ? 200 : 400);
                default -> HttpAnswer.empty(405).with("Allow", "POST");
            };
        }
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
