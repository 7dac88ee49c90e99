package org.uclab.sim.webex;

import io.vertx.core.Future;
import java.time.Instant;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/** The paths of the cloud by HTTPS: the look-up, the log-in and the services. Passwords and tokens are for HTTPS alone. */
record LoginResponder(CasResponder lookUp, AuthResponder auth, ServiceResponder services) implements HttpResponder {

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return switch (question.path()) {
            case AuthResponder.PATH -> auth.answer(question, now);
            case ServiceResponder.PATH -> services.answer(question, now);
            default -> lookUp.answer(question, now);
        };
    }
}
