package org.uclab.sim.imp.files;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/**
 * Takes files and gives them out, at names that the server has made. ASSUMED(reference presence-edge §1.4): a file is brought by
 * POST and fetched by GET; paths, headers and how a caller proves who he is are not public. Here who knows the name may, and PUT does
 * what POST does (XEP-0363).
 */
final class FileResponder implements HttpResponder {

    static final String PATH = "/files/";

    private static final Pattern NAME = Pattern.compile(PATH + "([0-9a-f]{32})");

    private final FileStore files;

    FileResponder(FileStore files) {
        this.files = files;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        Matcher name = NAME.matcher(question.path());
        return Future.succeededFuture(name.matches() ? answer(question, name.group(1), now) : HttpAnswer.empty(404));
    }

    private HttpAnswer answer(HttpQuestion question, String name, Instant now) {
        return switch (question.method()) {
            case "POST", "PUT" ->
                switch (files.bring(name, question.body(), now)) {
                    case KEPT -> HttpAnswer.empty(201);
                    case NO_PLACE -> HttpAnswer.empty(404);
                    case OTHER_SIZE -> HttpAnswer.empty(413);
                };
            case "GET" -> fetched(files.fetch(name, now));
            default -> HttpAnswer.empty(405).with("Allow", "GET, POST, PUT");
        };
    }

    private static HttpAnswer fetched(Optional<byte[]> file) {
        // Whatever it is, no browser shall run it.
        return file.map(octets -> new HttpAnswer(
                        200,
                        HttpFields.of(
                                "Content-Type",
                                "application/octet-stream",
                                "Content-Disposition",
                                "attachment",
                                "X-Content-Type-Options",
                                "nosniff"),
                        octets))
                .orElseGet(() -> HttpAnswer.empty(404));
    }
}
