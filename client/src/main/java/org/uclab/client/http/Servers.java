package org.uclab.client.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.Document;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Subject;

/**
 * Servers that hold the same, in the order to try them. One that fails, or answers with something of no use, goes to
 * the end, so that it is not tried first again; the one that works stays in front.
 */
public final class Servers {

    /** Most servers kept. */
    public static final int SERVERS_MAX = 32;

    /** An answer and the server that gave it. */
    public record Reply(ServerUrl server, Fetched.Answered answer) {}

    /** What an answer says, and the server that gave it. */
    public record Taken<T>(ServerUrl server, T value) {}

    /**
     * All servers asked until one was of use.
     *
     * @param answered whether any server answered at all
     * @param because  what was wrong with each server, where none was of use
     */
    public record Round<T>(Optional<Taken<T>> taken, boolean answered, Phrase because) {}

    /** Reads an answer below 500; unusable when another server may do better. */
    public interface Reader<T> {

        /** Reads it, or ends the whole where no other server would do better. */
        Document<T> read(ServerUrl server, Fetched.Answered answer) throws Stopped;
    }

    private final Subject what;
    private final List<ServerUrl> order;
    private final List<ServerUrl> failed = new ArrayList<>();

    /**
     * @param what what the servers are, for the history: {@code UDS server}. It decides {@link HttpDecisions#NOT} because
     *             of {@link HttpDecisions#PROBLEMS}, and whatever a reader of its answers finds
     */
    public Servers(Subject what, List<ServerUrl> order) {
        this.what = what;
        this.order =
                new ArrayList<>(order.stream().distinct().limit(SERVERS_MAX).toList());
    }

    /** In the order in which they would be tried now. */
    public List<ServerUrl> order() {
        return List.copyOf(order);
    }

    /** Those that have failed at least once. */
    public List<ServerUrl> failed() {
        return List.copyOf(failed);
    }

    /**
     * Gets a document from the first server that answers, whatever it answers below 500.
     *
     * @throws Stopped {@link Stopped.Way#NO_SERVER} when none does
     */
    public Reply get(String target, Optional<Credentials> credentials, Route route, Journal journal)
            throws RouteLost, Stopped {
        Taken<Fetched.Answered> taken =
                take(target, credentials, route, journal, (server, answer) -> Document.of(answer));
        return new Reply(taken.server(), taken.value());
    }

    /**
     * Gets a document from the first server whose answer is of use.
     *
     * @throws Stopped {@link Stopped.Way#NO_SERVER} when there is none
     */
    public <T> Taken<T> take(
            String target, Optional<Credentials> credentials, Route route, Journal journal, Reader<T> reader)
            throws RouteLost, Stopped {
        Round<T> round = round(target, credentials, route, journal, reader);
        if (round.taken().isEmpty()) {
            throw new Stopped(Stopped.Way.NO_SERVER, round.because());
        }
        return round.taken().get();
    }

    /** Asks one server after the other until an answer is of use. */
    public <T> Round<T> round(
            String target, Optional<Credentials> credentials, Route route, Journal journal, Reader<T> reader)
            throws RouteLost, Stopped {
        return round(server -> route.get(server.at(target), credentials), journal, reader);
    }

    /**
     * The same for a question that the first server has been asked already.
     *
     * @param first   that server
     * @param pending its answer
     */
    public <T> Round<T> round(
            ServerUrl first, Route.Pending pending, String target, Route route, Journal journal, Reader<T> reader)
            throws RouteLost, Stopped {
        return round(
                server -> server.equals(first) ? pending.answer() : route.get(server.at(target), Optional.empty()),
                journal,
                reader);
    }

    /** Posts a document to one server after the other until an answer is of use. */
    public <T> Round<T> post(
            String target,
            Posted document,
            Optional<Credentials> credentials,
            Route route,
            Journal journal,
            Reader<T> reader)
            throws RouteLost, Stopped {
        return round(server -> route.post(server.at(target), document, credentials), journal, reader);
    }

    /** Asks one server. */
    public interface Asking {
        Fetched ask(ServerUrl server) throws RouteLost, Stopped;
    }

    /** Asks one server after the other in that way until an answer is of use. */
    public <T> Round<T> round(Asking asking, Journal journal, Reader<T> reader) throws RouteLost, Stopped {
        StringJoiner failures = new StringJoiner("; ");
        boolean answered = false;
        for (ServerUrl server : order()) {
            Fetched fetched = asking.ask(server);
            Phrase problem = fetched.because();
            if (fetched instanceof Fetched.Answered answer && !fetched.serverFailed()) {
                answered = true;
                Document<T> document = reader.read(server, answer);
                if (document.value().isPresent()) {
                    return new Round<>(document.value().map(value -> new Taken<>(server, value)), true, Phrase.none());
                }
                problem = document.because();
            }
            failures.add(server.host() + ": " + problem);
            passOver(server, problem, journal);
        }
        String service = what.wording().toString();
        return new Round<>(
                Optional.empty(),
                answered,
                order.isEmpty() ? HttpDecisions.NONE_KNOWN.of(service) : HttpDecisions.NONE_LEFT.of(service, failures));
    }

    private void passOver(ServerUrl server, Phrase problem, Journal journal) {
        order.remove(server);
        order.add(server);
        failed.add(server);
        journal.decided(what.of(), HttpDecisions.NOT.of(server.host()), problem);
    }
}
