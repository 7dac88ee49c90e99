package org.uclab.client.uds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.http.XmlAnswers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.history.Phrase;

/**
 * Questions to UDS. A node whose answer is of no use makes way for the next one; only refused credentials end the whole
 * at once, because every further attempt would count against the account.
 */
final class UdsQuestions {

    static final String ROOT = "/cucm-uds";
    private static final int UNAUTHORIZED = 401;

    private final Route route;
    private final XmlAnswers answers;
    private final Journal journal;

    UdsQuestions(Route route, XmlDocuments xml, Journal journal) {
        this.route = route;
        this.answers = new XmlAnswers(xml);
        this.journal = journal;
    }

    /** A resource that wants no credentials. */
    <T> Servers.Taken<T> open(Servers servers, String resource, String root, Class<T> as) throws RouteLost, Stopped {
        return servers.take(
                ROOT + resource, Optional.empty(), route, journal, (server, answer) -> answers.read(answer, root, as));
    }

    /** A resource of the user, with the beginning of the document as it came. */
    <T> Servers.Taken<Own<T>> own(Servers servers, String target, Credentials credentials, String root, Class<T> as)
            throws RouteLost, Stopped {
        return servers.take(
                target, Optional.of(credentials), route, journal, (server, answer) -> own(server, answer, root, as));
    }

    /** A document, and its beginning as text. */
    record Own<T>(T document, byte[] bytes) {}

    private <T> Document<Own<T>> own(ServerUrl server, Fetched.Answered answer, String root, Class<T> as)
            throws Stopped {
        if (answer.status() == UNAUTHORIZED) {
            Phrase reason = HttpDecisions.SERVER_ANSWERED.of(server.host(), UNAUTHORIZED);
            journal.decided(HttpDecisions.CREDENTIALS.of(), HttpDecisions.REFUSED.of(), reason);
            throw new Stopped(Stopped.Way.WRONG_CREDENTIALS, reason);
        }
        Document<T> read = answers.read(answer, root, as);
        return read.value().isPresent()
                ? Document.of(new Own<>(read.value().get(), answer.body()))
                : Document.unusable(read.because());
    }

    static String encoded(String user) {
        return URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
