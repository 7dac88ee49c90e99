package org.uclab.sim.webex;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.Spelling;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;

/** The core: which answer each look-up gets. Pure. */
final class CasResponder implements HttpResponder {

    static final String PATH = "/cas/FederatedSSO";

    /** The same under the name that other clients of the cloud use for it. */
    static final String ACTION_PATH = PATH + ".do";

    static final String XML = "text/xml;charset=UTF-8";

    private static final String DOMAIN = "org";

    /** Longest domain name as text (RFC 1035 §2.3.4), and a dot at its end. */
    private static final int DOMAIN_MAX_CHARS = 254;

    private final Map<String, WebexSection.Organisation> organisations = new HashMap<>();
    private final CasDocument document;

    CasResponder(WebexSection.Cloud config) {
        config.organisations().forEach(organisation -> organisations.put(key(organisation.domain()), organisation));
        document = new CasDocument(config.words());
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(answer(question));
    }

    private HttpAnswer answer(HttpQuestion question) {
        if (!question.path().equals(PATH) && !question.path().equals(ACTION_PATH)) {
            return HttpAnswer.empty(404);
        }
        if (!question.method().equals("GET") && !question.method().equals("HEAD")) {
            return HttpAnswer.empty(405).with("Allow", "GET, HEAD");
        }
        Optional<String> domain = domain(question).filter(CasResponder::plausible);
        // ASSUMED(choice): an unusable look-up gets 400, and every verdict 200; the statuses are not public.
        return domain.map(asked -> HttpAnswer.of(200, XML, document.of(verdict(asked))))
                .orElseGet(() -> HttpAnswer.empty(400));
    }

    private CasVerdict verdict(String domain) {
        WebexSection.Organisation organisation = organisations.get(key(domain));
        if (organisation == null) {
            return CasVerdict.unknown();
        }
        return organisation.sso() ? CasVerdict.withSso(organisation.domain()) : CasVerdict.withoutSso();
    }

    /** The one domain that the question is about. */
    private static Optional<String> domain(HttpQuestion question) {
        List<String> named = question.query().entrySet().stream()
                .filter(parameter -> Spelling.PARAMETER.same(parameter.getKey(), DOMAIN))
                .flatMap(parameter -> parameter.getValue().stream())
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static boolean plausible(String domain) {
        return !domain.isBlank() && domain.length() <= DOMAIN_MAX_CHARS;
    }

    private static String key(String domain) {
        return Spelling.DOMAIN.key(domain);
    }
}
