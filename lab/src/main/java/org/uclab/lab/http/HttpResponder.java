package org.uclab.lab.http;

import io.vertx.core.Future;
import java.time.Instant;

/** The core of an HTTP service. It must not block; a core that asks nobody else answers with a completed future. */
@FunctionalInterface
public interface HttpResponder {

    /**
     * The answer to a question. A failed future is our own mistake: it is recorded, and the caller gets a 500.
     *
     * @param now lab time
     */
    Future<HttpAnswer> answer(HttpQuestion question, Instant now);
}
