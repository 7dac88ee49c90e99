package org.uclab.shell.http;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.uclab.lab.history.Message;

/** The core of an HTTP service. It must not block; a core that asks nobody else answers with a completed future. */
@FunctionalInterface
public interface HttpResponder {

    /**
     * The answer to a question. A failed future is our own mistake: it is recorded, and the caller gets a 500.
     *
     * @param now lab time
     */
    Future<HttpAnswer> answer(HttpQuestion question, Instant now);

    /**
     * What the sender of a message is told that breaks the rules of HTTP (RFC 9112); the connection ends with it.
     *
     * @param status 400 to 505
     * @param why    in words
     */
    default HttpAnswer refused(int status, String why, Instant now) {
        return HttpAnswer.of(status, "text/plain", why);
    }

    /** Whether it may be asked by several threads at once; its connections are then spread over them. */
    default boolean manyAtOnce() {
        return false;
    }

    /** What faults can ask of a question besides method, path, user of Basic credentials and cookie, by name. */
    default Map<String, String> marks(HttpQuestion question) {
        return Map.of();
    }

    /**
     * How a question reads in the history, asked when somebody reads it; a service whose bodies say more than its paths
     * words it itself.
     */
    default Message told(HttpQuestion question) {
        return Message.of(HttpTeller.HTTP, question.hop(), question.exchange(), RequestContent.of(question));
    }

    /** How an answer reads there. */
    default Message told(HttpQuestion question, HttpAnswer answer) {
        return Message.of(HttpTeller.HTTP, question.hop(), question.exchange(), ResponseContent.of(answer));
    }
}
