package org.uclab.client.config;

import java.util.List;
import java.util.Optional;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.http.XmlAnswers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.Device;
import org.uclab.client.uds.UdsFindings;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Subject;
import tools.jackson.databind.JsonNode;

/**
 * The files of the TFTP servers over HTTP. A server that is dead, or whose file cannot be used, makes way for the next;
 * a file that none has is no obstacle, and neither is one that is of no use on any.
 */
public final class TftpFiles {

    private static final int TFTP_HTTP_PORT = 6970;
    private static final int NOT_FOUND = 404;

    private final Servers servers;
    private final Route route;
    private final XmlAnswers answers;
    private final Journal journal;

    /** What a document of the right kind may still get wrong. */
    interface Check {

        /** Why the document is of no use; says nothing when it is fine. */
        Phrase problem(JsonNode document);
    }

    public TftpFiles(UdsFindings uds, Route route, XmlDocuments xml, Journal journal) {
        this.servers = new Servers(ConfigDecisions.TFTP_SERVER, servers(uds));
        this.route = route;
        this.answers = new XmlAnswers(xml);
        this.journal = journal;
    }

    /** The hosts of the device's provision list. */
    private static List<ServerUrl> servers(UdsFindings uds) {
        List<ServerUrl> provisioned = uds.device().map(Device::provision).stream()
                .flatMap(provision -> provision.uris().stream())
                .flatMap(uri -> ServerUrl.parse(uri).stream())
                .map(url -> url.at("/"))
                .toList();
        if (!provisioned.isEmpty()) {
            return provisioned;
        }
        // ASSUMED(S1): without a device nobody names TFTP servers; every node of the trace's cluster is one.
        return uds.servers().stream()
                .map(host -> new ServerUrl("http", host, TFTP_HTTP_PORT, "/"))
                .toList();
    }

    /** The servers, the one that served last first. */
    public List<ServerUrl> servers() {
        return servers.order();
    }

    Optional<ConfigFile> file(Subject subject, String file, String root) throws RouteLost, Stopped {
        return file(subject, file, root, document -> Phrase.none());
    }

    /**
     * Fetches a file.
     *
     * @return empty when there is none that can be used
     * @throws Stopped {@link Stopped.Way#NO_SERVER} when no server answers at all
     */
    Optional<ConfigFile> file(Subject subject, String file, String root, Check check) throws RouteLost, Stopped {
        journal.step(subject.wording().toString());
        String target = target(file);
        return taken(
                subject,
                file,
                servers.round(
                        target,
                        Optional.empty(),
                        route,
                        journal,
                        (server, answer) -> read(server.at(target), answer, root, check)));
    }

    /** A file that the first server has been asked for. */
    record Begun(Subject subject, String file, ServerUrl server, Route.Pending pending) {}

    /** Asks for a file without waiting; empty where there is no server to ask. */
    Optional<Begun> begin(Subject subject, String file) throws Stopped {
        journal.step(subject.wording().toString());
        Optional<ServerUrl> first = servers.order().stream().findFirst();
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of(new Begun(
                        subject, file, first.get(), route.begin(first.get().at(target(file)))));
    }

    /** Waits for it, and goes on to the other servers where that one is of no use; otherwise like {@link #file}. */
    Optional<ConfigFile> finish(Begun begun, String root) throws RouteLost, Stopped {
        String target = target(begun.file());
        return taken(
                begun.subject(),
                begun.file(),
                servers.round(
                        begun.server(),
                        begun.pending(),
                        target,
                        route,
                        journal,
                        (server, answer) -> read(server.at(target), answer, root, document -> Phrase.none())));
    }

    private static String target(String file) {
        return file.startsWith("/") ? file : "/" + file;
    }

    private Optional<ConfigFile> taken(Subject subject, String file, Servers.Round<Optional<ConfigFile>> round)
            throws Stopped {
        if (round.taken().isEmpty()) {
            if (!round.answered()) {
                throw new Stopped(Stopped.Way.NO_SERVER, round.because());
            }
            journal.decided(
                    subject.of(), ConfigDecisions.IGNORED.of(), ConfigDecisions.IN_FILE.of(file, round.because()));
            return Optional.empty();
        }
        String host = round.taken().get().server().host();
        Optional<ConfigFile> found = round.taken().get().value();
        journal.decided(
                subject.of(),
                found.isPresent() ? ConfigDecisions.FILE.of(file) : HttpDecisions.NONE.of(),
                found.isPresent() ? ConfigDecisions.FROM.of(host) : ConfigDecisions.NO_FILE.of(host, file));
        return found;
    }

    private Document<Optional<ConfigFile>> read(ServerUrl from, Fetched.Answered answer, String root, Check check) {
        if (answer.status() == NOT_FOUND) {
            return Document.of(Optional.empty());
        }
        Document<JsonNode> tree = answers.tree(answer, root);
        Phrase problem = tree.value().map(check::problem).orElse(tree.because());
        return problem.isNone()
                ? Document.of(tree.value().map(document -> ConfigFile.of(from, answer.body(), document)))
                : Document.unusable(ConfigDecisions.IN_FILE.of(from.path().substring(1), problem));
    }
}
