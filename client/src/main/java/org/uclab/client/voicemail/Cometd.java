package org.uclab.client.voicemail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.clock.LabClock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens to the notifications of one server (CUMI; Bayeux 1.0): asks for a subscription over REST, then polls its channel.
 * Each method waits on the caller's thread. Not for several threads.
 */
public final class Cometd {

    /** Why nothing is to be heard. */
    public static final class NotHeard extends Exception {

        private static final long serialVersionUID = 1;
        private final boolean forGood;

        NotHeard(String why, boolean forGood) {
            super(why, null, false, false);
            this.forGood = forGood;
        }

        /** Whether another attempt would be no better: the password is wrong. */
        public boolean forGood() {
            return forGood;
        }
    }

    /** ASSUMED(S4): of both ports of the product, the one of the client's port table. */
    private static final int PORT = 7080;

    private static final String REQUEST = "/vmrest/mailbox?method=requestnotification";
    private static final String PATH = "/vmevents/cometd";
    private static final String CHANNELS = "/vmrest/mailbox/";
    private static final String LONG_POLLING = "long-polling";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int BODY_MAX_BYTES = 1 << 20;
    private static final int DEPTH_MAX = 16;
    private static final int ID_MAX_CHARS = 128;

    /** ASSUMED(choice): shorter than what Expressway gives a server for its answer. */
    private static final Duration HOLD = Duration.ofSeconds(15);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .build();

    private final ServerUrl rest;
    private final ServerUrl events;
    private final Route route;
    private final Credentials credentials;
    private final LabClock clock;
    private String client = "";

    Cometd(ServerUrl server, Route route, Credentials credentials, LabClock clock) {
        this.rest = server;
        this.events = new ServerUrl("http", server.host(), PORT, PATH);
        this.route = route;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Subscribes to the user's mailbox. */
    public void subscribe() throws NotHeard {
        String id = requested();
        JsonNode welcome = reply(
                send(Map.of(
                        "channel", "/meta/handshake",
                        "version", "1.0",
                        "supportedConnectionTypes", List.of(LONG_POLLING))),
                "/meta/handshake");
        client = text(welcome.path("clientId"));
        reply(
                send(Map.of("channel", "/meta/subscribe", "clientId", client, "subscription", CHANNELS + id)),
                "/meta/subscribe");
    }

    private String requested() throws NotHeard {
        Fetched fetched = fetch(way -> way.send("POST", rest.at(REQUEST), Optional.empty(), Optional.of(credentials)));
        if (fetched instanceof Fetched.Answered answer && answer.status() == OK) {
            String id = new String(answer.body(), StandardCharsets.UTF_8).strip();
            if (id.matches("[A-Za-z0-9._-]{1," + ID_MAX_CHARS + "}")) {
                return id;
            }
            throw new NotHeard(rest.host() + " gave no subscription", false);
        }
        boolean wrong = fetched instanceof Fetched.Answered answer && answer.status() == UNAUTHORIZED;
        throw new NotHeard(rest.host() + ": " + fetched.text(), wrong);
    }

    /** Waits for what has happened; nothing, when the time of a poll has passed. */
    public List<MailNews> poll() throws NotHeard {
        List<JsonNode> heard = send(Map.of(
                "channel",
                "/meta/connect",
                "clientId",
                client,
                "connectionType",
                LONG_POLLING,
                "advice",
                Map.of("timeout", HOLD.toMillis())));
        List<MailNews> news = heard.stream()
                .filter(message -> text(message.path("channel")).startsWith(CHANNELS))
                .map(message -> MailNews.of(message.path("data")))
                .toList();
        if (news.isEmpty()) {
            reply(heard, "/meta/connect");
        }
        return news;
    }

    /** Says goodbye. */
    public void disconnect() throws NotHeard {
        reply(send(Map.of("channel", "/meta/disconnect", "clientId", client)), "/meta/disconnect");
    }

    private List<JsonNode> send(Map<String, Object> message) throws NotHeard {
        Posted posted = new Posted("application/json;charset=UTF-8", JSON.writeValueAsBytes(List.of(message)));
        Fetched fetched = fetch(way -> way.post(events, posted, Optional.empty()));
        if (!(fetched instanceof Fetched.Answered answer) || answer.status() != OK) {
            throw new NotHeard(events.host() + ":" + PORT + ": " + fetched.text(), false);
        }
        if (answer.body().length > BODY_MAX_BYTES) {
            throw new NotHeard(events.host() + ": an answer of more than " + BODY_MAX_BYTES + " bytes", false);
        }
        try {
            return new ArrayList<>(JSON.readTree(answer.body()).valueStream().toList());
        } catch (JacksonException broken) {
            throw new NotHeard(events.host() + ": an answer that is no JSON", false);
        }
    }

    private interface Asking {
        Fetched ask(Route way) throws RouteLost, Stopped;
    }

    private Fetched fetch(Asking asking) throws NotHeard {
        try {
            Duration limit = clock.limit(LIMIT);
            return asking.ask(route.within(new Patience(clock, limit), limit));
        } catch (RouteLost | Stopped lost) {
            throw new NotHeard(rest.host() + ": " + lost.getMessage(), false);
        }
    }

    private JsonNode reply(List<JsonNode> heard, String channel) throws NotHeard {
        Predicate<JsonNode> of = message -> text(message.path("channel")).equals(channel);
        JsonNode reply = heard.stream()
                .filter(of)
                .findFirst()
                .orElseThrow(() -> new NotHeard(events.host() + ": no reply on " + channel, false));
        if (!reply.path("successful").asBoolean(false)) {
            throw new NotHeard(events.host() + ": " + text(reply.path("error")), false);
        }
        return reply;
    }

    private static String text(JsonNode node) {
        String text = node.asString("");
        return text.length() <= ID_MAX_CHARS ? text : text.substring(0, ID_MAX_CHARS);
    }
}
