package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.HostView;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.scenarios.Systems;
import org.uclab.shell.http.HttpFacts;

/**
 * What edge servers take, hand on and give back, to the letter: whole documents, whole headers and every hop. {@code {host}}
 * stands for the address of a host, {@code {host in hex}} for its eight hexadecimal digits, {@code {client of user}} for the
 * address of a client.
 */
public final class EdgeSteps {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String HTTPS = "edge-https";
    private static final String ON_THE_LINK = "traversal-https";
    private static final String NOBODYS = "X-Auth=00000000-0000-4000-8000-000000000000";

    /** Name, token, and what the client is told of it. */
    private static final Pattern COOKIE =
            Pattern.compile("(X-Auth=[0-9a-f-]{36}); Expires=([^;]+); Domain=([^;]+); Path=/; Secure; HttpOnly");

    /** Lab time for what lies between the answer and the look at it. */
    private static final long LATE_SECONDS = 60;

    private static final String STRANGER = "a stranger";

    private final Stage stage;

    /** What set a stranger's cookie. */
    private record SetCookie(String field) {}

    public EdgeSteps(Stage stage) {
        this.stage = stage;
    }

    /** White space between elements does not count. */
    @Then("{host} answered the request {string} with the document:")
    public void document(HostView host, String request, String document) {
        String wanted = dense(stage.addressed(document));
        List<String> got = answers(host, request).stream()
                .map(answer -> dense(answer.facts().first(HttpFacts.BODY).orElse("")))
                .toList();
        if (got.isEmpty() || !got.stream().allMatch(wanted::equals)) {
            throw new AssertionError("wanted " + wanted + "\ngot    " + String.join("\n       ", got));
        }
    }

    /** Each answer; a header with an empty value is absent. */
    @Then("{host} answered the request {string} with the headers:")
    public void answeredWith(HostView host, String request, DataTable headers) {
        all(host.name() + " answered " + request, answers(host, request), headers);
    }

    /** Each of these requests that came from there; a header with an empty value is absent. */
    @Then("{host} got the request {string} from {host} with the headers:")
    public void gotFrom(HostView host, String request, HostView from, DataTable headers) {
        all(
                host.name() + " got " + request + " from " + from.name(),
                asked(host, request)
                        .filter(message -> message.hop().peerAddress().equals(from.address()))
                        .toList(),
                headers);
    }

    /** Each of these requests; a header with an empty value is absent. */
    @Then("{host} handed the request {string} on with the headers:")
    public void handedOnWith(HostView edge, String request, DataTable headers) {
        Predicate<Message> wanted = Systems.tellers().question(stage.addressed(request));
        all(
                edge.name() + " handed " + request + " on",
                handedOn(edge).filter(wanted).toList(),
                headers);
    }

    @Then("{host} handed requests on to {host} and {host}")
    public void handedOnTo(HostView edge, HostView one, HostView other) {
        nextHops(edge, Set.of(one.name(), other.name()));
    }

    @Then("{host} handed requests on to {host} alone")
    public void handedOnToAlone(HostView edge, HostView one) {
        nextHops(edge, Set.of(one.name()));
    }

    @Then("{host} heard {string} first of all from {user}, over TLS at port {int}")
    public void firstOfAll(HostView host, String request, String user, int port) {
        Message first = stage.evidence().events().stream()
                .filter(stage.concerning(user))
                .filter(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED
                        && event.node().equals(host.name()))
                .flatMap(event -> event.message().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(host.name() + " heard nothing from " + user));
        if (!Systems.tellers().question(stage.addressed(request)).test(first)
                || !first.hop().tls()
                || !first.hop().local().endsWith(":" + port)) {
            throw new AssertionError(host.name() + " heard first: " + first + " by " + first.hop());
        }
    }

    @Then("these requests came to {host} on one connection:")
    public void onOneConnection(HostView host, DataTable requests) {
        Map<String, Set<Long>> connections = new LinkedHashMap<>();
        for (String request : requests.asList()) {
            connections.put(
                    request,
                    asked(host, request)
                            .map(message -> message.hop().connection())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        Set<Long> common = new TreeSet<>();
        connections.values().forEach(common::addAll);
        connections.values().forEach(common::retainAll);
        if (common.isEmpty()) {
            throw new AssertionError("connections of " + host.name() + ": " + connections);
        }
    }

    /** Asks for the edge configuration with the user's credentials, and keeps the cookie. */
    @When("a stranger {zone} signs in as {user} at {host}")
    public void signsIn(Zone zone, String user, HostView edge) {
        String domain = stage.addressOf(user).substring(stage.addressOf(user).indexOf('@') + 1);
        String pair = user + ":" + stage.passwordOf(user);
        HttpReply reply = ask(
                zone,
                edge,
                "/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(domain)) + "/get_edge_config",
                HttpFields.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes(pair))));
        stage.kept()
                .keep(
                        SetCookie.class,
                        STRANGER,
                        new SetCookie(reply.headers().get("Set-Cookie").orElse("")));
        if (reply.status() != 200) {
            throw new AssertionError("wanted 200, got " + reply.status() + " " + reply.text());
        }
    }

    @Then("that cookie is for {string} and ends in {int} lab seconds")
    public void cookieIs(String domain, int seconds) {
        Matcher cookie = cookie();
        long left = Duration.between(
                        stage.perform(ClockVerbs.SHOW).time(),
                        ZonedDateTime.parse(cookie.group(2), DateTimeFormatter.RFC_1123_DATE_TIME))
                .toSeconds();
        if (!cookie.group(3).equals(domain) || left > seconds || left < seconds - LATE_SECONDS) {
            throw new AssertionError("got " + cookie.group() + ", " + left + " lab seconds before its end");
        }
    }

    @ParameterType("that cookie|an invented cookie|no cookie")
    public String pass(String words) {
        return words;
    }

    @Then("a stranger {zone} with {pass} who asks {host} for {string} gets {int}")
    public void asks(Zone zone, String pass, HostView edge, String target, int status) {
        HttpFields fields = pass.equals("no cookie")
                ? HttpFields.none()
                : HttpFields.of("Cookie", pass.equals("that cookie") ? cookie().group(1) : NOBODYS);
        HttpReply reply = ask(zone, edge, stage.addressed(target), fields);
        if (reply.status() != status) {
            throw new AssertionError("wanted " + status + ", got " + reply.status() + " " + reply.text());
        }
    }

    private Matcher cookie() {
        String field = stage.kept()
                .get(SetCookie.class, STRANGER, "no stranger has signed in")
                .field();
        Matcher cookie = COOKIE.matcher(field);
        if (!cookie.matches()) {
            throw new AssertionError("no cookie as it should be: '" + field + "'");
        }
        return cookie;
    }

    private HttpReply ask(Zone zone, HostView edge, String target, HttpFields fields) {
        Port port = stage.names().port(edge, HTTPS);
        ClientSSLOptions tls = new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(stage.trust()));
        return stage.stranger(zone.name())
                .http(tls)
                .call(HttpCall.get("https", port.host(), port.published(), target, fields, LIMIT))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void nextHops(HostView edge, Set<String> wanted) {
        Set<String> got = handedOn(edge)
                .map(message -> stage.names().hosts().stream()
                        .filter(node -> node.address().equals(message.hop().peerAddress()))
                        .map(HostView::name)
                        .findFirst()
                        .orElse(message.hop().peer()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!got.equals(wanted)) {
            throw new AssertionError(edge.name() + " handed requests on to " + got);
        }
    }

    private Stream<Message> handedOn(HostView edge) {
        return stage.evidence().events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_SENT
                        && event.node().equals(edge.name())
                        && event.stamp().port().equals(ON_THE_LINK))
                .flatMap(event -> event.message().stream());
    }

    private Stream<Message> asked(HostView host, String request) {
        Predicate<Message> wanted = Systems.tellers().question(stage.addressed(request));
        return stage.evidence().events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED
                        && event.node().equals(host.name())
                        && !event.stamp().port().equals(ON_THE_LINK))
                .flatMap(event -> event.message().stream())
                .filter(wanted);
    }

    private List<Message> answers(HostView host, String request) {
        Set<Long> exchanges = asked(host, request).map(Message::exchange).collect(Collectors.toSet());
        return stage.evidence().events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_SENT
                        && event.node().equals(host.name())
                        && !event.stamp().port().equals(ON_THE_LINK))
                .flatMap(event -> event.message().stream())
                .filter(message -> exchanges.contains(message.exchange()))
                .toList();
    }

    private void all(String what, List<Message> messages, DataTable headers) {
        List<String> wrong = new ArrayList<>();
        for (Message message : messages) {
            for (Map<String, String> row : headers.asMaps()) {
                Optional<String> wanted = Optional.ofNullable(row.get("value")).map(stage::addressed);
                Optional<String> got = message.facts().first(HttpFacts.header(row.get("header")));
                if (!got.equals(wanted)) {
                    wrong.add(message + " has " + row.get("header") + ": " + got.orElse("none") + ", not "
                            + wanted.orElse("none"));
                }
            }
        }
        if (messages.isEmpty() || !wrong.isEmpty()) {
            throw new AssertionError(what + ": " + (messages.isEmpty() ? "never" : String.join("\n", wrong)));
        }
    }

    /** One request that has all of these headers, patterns for whole values; a header without a pattern is absent. */
    @Then("{host} sent {host} a request {string} with the headers:")
    public void sent(HostView from, HostView to, String request, DataTable headers) {
        one(from.name() + " sent " + to.name() + " " + request, sent(from, to, request), headers);
    }

    @Then("{host} sent {host} a request {string} that contains {string}")
    public void sentWith(HostView from, HostView to, String request, String text) {
        String wanted = stage.addressed(text);
        if (sent(from, to, request).noneMatch(message -> message.facts().contain(wanted))) {
            throw new AssertionError(from.name() + " sent " + to.name() + " no " + request + " with " + text);
        }
    }

    /** Each that it sent there has the value that one of those had which came. */
    @Then("{host} sent {host} each request {string} with the header {string} as it came")
    public void sentAsItCame(HostView from, HostView to, String request, String header) {
        Set<String> came = values(asked(from, request), header);
        Set<String> went = values(sent(from, to, request), header);
        if (went.isEmpty() || !came.containsAll(went)) {
            throw new AssertionError("came with " + came + ", went on with " + went);
        }
    }

    @Then("{host} never sent {host} a request {string}")
    public void neverSent(HostView from, HostView to, String request) {
        List<Message> there = sent(from, to, request).toList();
        if (!there.isEmpty()) {
            throw new AssertionError(from.name() + " sent " + to.name() + " " + there);
        }
    }

    /** One answer that has all of these headers, as above. */
    @Then("an answer {string} of {host} has the headers:")
    public void anAnswerHas(String answer, HostView host, DataTable headers) {
        Predicate<Message> wanted = Systems.tellers().answer(stage.addressed(answer));
        one(
                host.name() + " answered " + answer,
                messages(host, Event.Kind.MESSAGE_SENT).filter(wanted),
                headers);
    }

    @Then("{host} got an answer {string} from {host} with the headers:")
    public void gotAnswer(HostView host, String answer, HostView from, DataTable headers) {
        Predicate<Message> wanted = Systems.tellers().answer(stage.addressed(answer));
        one(
                host.name() + " got " + answer + " from " + from.name(),
                messages(host, Event.Kind.MESSAGE_RECEIVED)
                        .filter(message -> message.hop().peerAddress().equals(from.address()))
                        .filter(wanted),
                headers);
    }

    /** Whatever it heard there. */
    @Then("{host} is called by {host} at port {int} from ports {int} to {int}")
    public void calledFrom(HostView host, HostView from, int port, int first, int last) {
        Set<Integer> ports = messages(host, Event.Kind.MESSAGE_RECEIVED)
                .filter(message -> message.hop().local().endsWith(":" + port)
                        && message.hop().peerAddress().equals(from.address()))
                .map(message -> Integer.parseInt(
                        message.hop().peer().substring(from.address().length() + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (ports.isEmpty() || ports.stream().anyMatch(own -> own < first || own > last)) {
            throw new AssertionError(from.name() + " called " + host.name() + " from ports " + ports);
        }
    }

    private Stream<Message> sent(HostView from, HostView to, String request) {
        Predicate<Message> wanted = Systems.tellers().question(stage.addressed(request));
        return messages(from, Event.Kind.MESSAGE_SENT)
                .filter(message -> message.hop().peerAddress().equals(to.address()))
                .filter(wanted);
    }

    private Stream<Message> messages(HostView host, Event.Kind kind) {
        return stage.evidence().events().stream()
                .filter(event -> event.kind() == kind && event.node().equals(host.name()))
                .flatMap(event -> event.message().stream());
    }

    private static Set<String> values(Stream<Message> messages, String header) {
        return messages.flatMap(message -> message.facts().first(HttpFacts.header(header)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void one(String what, Stream<Message> messages, DataTable headers) {
        List<Message> all = messages.toList();
        if (all.stream().noneMatch(message -> headers.asMaps().stream().allMatch(row -> has(message, row)))) {
            throw new AssertionError(what + " with " + headers.asMaps() + ": "
                    + (all.isEmpty()
                            ? "never"
                            : "not among " + all.stream().map(Message::facts).toList()));
        }
    }

    private boolean has(Message message, Map<String, String> row) {
        String like = row.get("like");
        return like == null
                ? !message.facts().has(HttpFacts.header(row.get("header")))
                : message.facts()
                        .any(
                                HttpFacts.header(row.get("header")),
                                stage.addressedPattern(like).asMatchPredicate());
    }

    private static String dense(String document) {
        return document.replaceAll(">\\s+<", "><").strip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
