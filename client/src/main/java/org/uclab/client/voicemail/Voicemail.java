package org.uclab.client.voicemail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.http.XmlAnswers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.step.ValueWatch;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.clock.LabClock;

/**
 * A user's voicemail: asked on the caller's thread, one thing at a time. A server that fails makes way for the next, where
 * there is one; the one that answers stays first.
 */
public final class Voicemail {

    /** Most messages shown. */
    public static final int SHOWN_MAX = 500;

    private static final String INBOX = "/vmrest/mailbox/folders/inbox/messages?rowsperpage=" + SHOWN_MAX;
    private static final String MESSAGES = "/vmrest/messages/";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    // ASSUMED(choice): how long a user waits for a list or a recording is not public.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<ServerUrl> named;
    private final Servers servers;
    private final Route route;
    private final Credentials credentials;
    private final XmlAnswers xml;
    private final LabClock clock;
    private final Journal journal;
    private final ValueWatch<List<VoiceMessage>> shown = new ValueWatch<>(List.of());
    private String at = "";

    /**
     * @param servers primary first, at least one
     */
    public Voicemail(
            List<ServerUrl> servers,
            Route route,
            Credentials credentials,
            XmlDocuments xml,
            LabClock clock,
            Journal journal) {
        this.named = List.copyOf(servers);
        this.servers = new Servers(VoicemailDecisions.SERVER, servers);
        this.route = route;
        this.credentials = credentials;
        this.xml = new XmlAnswers(xml);
        this.clock = clock;
        this.journal = journal;
    }

    /** The servers as they were named, primary first. */
    public List<ServerUrl> servers() {
        return named;
    }

    /** Listens to one of them; see {@link Cometd}. */
    public Cometd cometd(ServerUrl server) {
        return new Cometd(server, route, credentials, clock);
    }

    /** Asks for the list of messages, which is shown from then on. */
    public MailAnswer<List<VoiceMessage>> inbox() {
        MailAnswer<List<VoiceMessage>> answer = ask(
                (way, server) -> way.get(server.at(INBOX), Optional.of(credentials)),
                (server, reply) -> map(xml.tree(known(reply), "Messages")));
        answer.value().ifPresent(shown::becomes);
        return answer;
    }

    private static Document<List<VoiceMessage>> map(Document<tools.jackson.databind.JsonNode> tree) {
        return tree.value()
                .map(messages -> Document.of(VoiceMessage.all(messages)))
                .orElseGet(() -> Document.unusable(tree.because()));
    }

    /** The messages shown now: those of the last list. */
    public List<VoiceMessage> shown() {
        return shown.value();
    }

    /** Done when such messages are shown, which may be now. */
    public CompletableFuture<List<VoiceMessage>> when(Predicate<List<VoiceMessage>> what) {
        return shown.when(what);
    }

    /** Fetches a recording and looks whether it can be played. */
    public MailAnswer<Recording> play(String id) {
        MailAnswer<byte[]> file = ask(
                (way, server) -> way.get(server.at(MESSAGES + id + "/attachments/0"), Optional.of(credentials)),
                (server, reply) ->
                        known(reply).status() == OK && reply.contentType().equals("audio/wav")
                                ? Document.of(reply.body())
                                : Document.unusable(reply.because()));
        if (file.value().isEmpty()) {
            return MailAnswer.none(file.problem());
        }
        try {
            Recording recording = Recording.of(file.value().get());
            journal.decided(
                    VoicemailDecisions.RECORDING.of(),
                    VoicemailDecisions.PLAYED.of(),
                    VoicemailDecisions.IN_CODEC.of(id, recording.codec()));
            return MailAnswer.of(recording);
        } catch (Recording.Unplayable unplayable) {
            journal.decided(
                    VoicemailDecisions.RECORDING.of(),
                    VoicemailDecisions.NOT_PLAYED.of(),
                    VoicemailDecisions.UNPLAYABLE.of(id, unplayable.getMessage()));
            return MailAnswer.none(unplayable.getMessage());
        }
    }

    /** Marks a message as heard or not. */
    public MailAnswer<Boolean> mark(String id, boolean read) {
        byte[] body = ("<Message><Read>" + read + "</Read></Message>").getBytes(StandardCharsets.UTF_8);
        return done("PUT", id, Optional.of(new Posted("application/xml", body)));
    }

    /** Deletes a message, as the policy of the server wants it. */
    public MailAnswer<Boolean> delete(String id) {
        return done("DELETE", id, Optional.empty());
    }

    private MailAnswer<Boolean> done(String method, String id, Optional<Posted> document) {
        return ask(
                (way, server) -> way.send(method, server.at(MESSAGES + id), document, Optional.of(credentials)),
                (server, reply) ->
                        known(reply).status() == NO_CONTENT ? Document.of(true) : Document.unusable(reply.because()));
    }

    private interface Asking {
        Fetched ask(Route way, ServerUrl server) throws RouteLost, Stopped;
    }

    private <T> MailAnswer<T> ask(Asking asking, Servers.Reader<T> reader) {
        synchronized (servers) {
            try {
                Route patient = route.within(new Patience(clock, clock.limit(LIMIT)));
                Servers.Round<T> round = servers.round(server -> asking.ask(patient, server), journal, reader);
                if (round.taken().isEmpty()) {
                    journal.decided(VoicemailDecisions.SERVER.of(), HttpDecisions.NONE.of(), round.because());
                    at = "";
                    return MailAnswer.none(round.because().text());
                }
                answers(round.taken().get().server().host());
                return MailAnswer.of(round.taken().get().value());
            } catch (RouteLost lost) {
                return problem(lost.getMessage());
            } catch (Stopped stopped) {
                return problem(stopped.getMessage());
            }
        }
    }

    private void answers(String host) {
        if (!at.equals(host)) {
            at = host;
            journal.decided(
                    VoicemailDecisions.SERVER.of(), VoicemailDecisions.AT.of(host), VoicemailDecisions.ANSWERS.of());
        }
    }

    private <T> MailAnswer<T> problem(String why) {
        at = "";
        journal.decided(VoicemailDecisions.SERVER.of(), HttpDecisions.NONE.of(), VoicemailDecisions.PROBLEM.of(why));
        return MailAnswer.none(why);
    }

    /** What another server would not say otherwise ends the whole. */
    private static Fetched.Answered known(Fetched.Answered reply) throws Stopped {
        return switch (reply.status()) {
            case UNAUTHORIZED -> throw new Stopped(Stopped.Way.WRONG_CREDENTIALS, reply.because());
            case NOT_FOUND -> throw new Stopped(Stopped.Way.FAILED, reply.because());
            default -> reply;
        };
    }
}
