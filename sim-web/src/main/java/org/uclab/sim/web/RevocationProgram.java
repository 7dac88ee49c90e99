package org.uclab.sim.web;

import io.vertx.core.Future;
import java.time.Instant;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.shell.http.HttpServing;

/** Tells what the lab's authority has taken back: its revocation list, RFC 5280 §5, and single certificates by OCSP, RFC 6960 appendix A. */
final class RevocationProgram implements Program {

    private static final String LIST = "/lab.crl";
    private static final String OCSP = "/ocsp";

    /** Longest request, in bytes. */
    private static final int REQUEST_MAX = 16_384;

    @Override
    public Future<?> start(NodeContext node) {
        return HttpServing.serve(node, WebSystem.REVOCATION_HTTP.noun(), new Desk(node.ca()));
    }

    /** What is asked of it. */
    private record Desk(LabCa ca) implements HttpResponder {

        @Override
        public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
            return Future.succeededFuture(
                    switch (question.path()) {
                        case LIST -> list(question);
                        case OCSP -> status(question);
                        default -> HttpAnswer.empty(404);
                    });
        }

        private HttpAnswer list(HttpQuestion question) {
            return question.method().equals("GET")
                    ? of("application/pkix-crl", ca.crl())
                    : HttpAnswer.empty(405).with("Allow", "GET");
        }

        private HttpAnswer status(HttpQuestion question) {
            if (!question.method().equals("POST")) {
                return HttpAnswer.empty(405).with("Allow", "POST");
            }
            return question.body().length > REQUEST_MAX
                    ? HttpAnswer.empty(413)
                    : of("application/ocsp-response", ca.ocsp(question.body()));
        }

        private static HttpAnswer of(String type, byte[] body) {
            return new HttpAnswer(200, HttpFields.of("Content-Type", type), body);
        }
    }
}
