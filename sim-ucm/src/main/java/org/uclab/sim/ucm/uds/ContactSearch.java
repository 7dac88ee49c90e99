package org.uclab.sim.ucm.uds;

import io.vertx.core.Future;
import java.time.Instant;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/**
 * The port of contact search with credentials: {@code users}, and nothing else. ASSUMED(public tools, port tables): that
 * search moves there when it wants credentials is known; that the other resources are not there is a guess.
 */
final class ContactSearch implements HttpResponder {

    private static final String PATH = UdsCall.ROOT + "/users";

    private final Uds uds;

    ContactSearch(Uds uds) {
        this.uds = uds;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return question.path().equals(PATH) ? uds.answer(question, now) : Future.succeededFuture(HttpAnswer.empty(404));
    }

    @Override
    public boolean manyAtOnce() {
        return uds.manyAtOnce();
    }
}
