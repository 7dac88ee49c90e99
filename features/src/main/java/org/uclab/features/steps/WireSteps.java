package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.history.Event;

/** What passed on the wire, as the serving side saw it. A message is named by the beginning of its summary. */
public final class WireSteps {

    private final Stage stage;

    public WireSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("these messages arrived, in this order:")
    public void arrivedInOrder(DataTable table) {
        List<Checkers.Expected> expected = table.asMaps().stream()
                .map(row -> expected(
                        row.get("host") + " got " + row.get("message"), received(row.get("host"), row.get("message"))))
                .toList();
        stage.require(Checkers.inOrder("messages in order", expected));
    }

    /**
     * Requests and the answers to them. {@code sent} is what the request carried: {@code credentials}, {@code cookies},
     * both, or {@code nothing}.
     */
    @Then("these requests were answered, in this order:")
    public void answeredInOrder(DataTable table) {
        Map<Long, String> answers = new HashMap<>();
        stage.evidence().events().stream()
                .filter(event -> event instanceof Event.MessageSent)
                .flatMap(event -> event.message().stream())
                .forEach(message -> answers.putIfAbsent(message.exchange(), message.line()));
        List<Checkers.Expected> expected = table.asMaps().stream()
                .map(row -> {
                    Predicate<Event> request = received(row.get("host"), row.get("request"))
                            .and(event -> answers.getOrDefault(
                                            event.message().get().exchange(), "no answer")
                                    .startsWith(row.get("answer")))
                            .and(event -> carries(event, "Authorization", row.get("sent"), "credentials"))
                            .and(event -> carries(event, "Cookie", row.get("sent"), "cookies"));
                    return expected(row.toString(), request);
                })
                .toList();
        stage.require(Checkers.inOrder("requests and answers in order", expected));
    }

    private static boolean carries(Event request, String header, String sent, String word) {
        return detail(request, Pattern.compile("(?mi)^" + header + ": ")) == sent.contains(word);
    }

    @Then("{word} was asked {string}")
    public void wasAsked(String host, String message) {
        stage.require(once(host + " was asked " + message, received(host, message)));
    }

    @Then("{word} answered {string}")
    public void answered(String host, String message) {
        stage.require(once(host + " answered " + message, sent(host, message)));
    }

    @Then("{word} was never asked {string}")
    public void wasNeverAsked(String host, String message) {
        stage.require(Checkers.never(host + " was never asked " + message, received(host, message)));
    }

    @Then("{word} was asked over TCP {string}")
    public void wasAskedOverTcp(String host, String message) {
        stage.require(once(
                host + " was asked over TCP " + message, received(host, message).and(overTcp(host))));
    }

    @Then("{word} was never asked over TCP")
    public void wasNeverAskedOverTcp(String host) {
        stage.require(Checkers.never(
                host + " was never asked over TCP", received(host, "").and(overTcp(host))));
    }

    @Then("{word} heard nothing from any client")
    public void heardNothing(String host) {
        String node = stage.bench().node(host).name();
        stage.require(Checkers.never(
                host + " heard nothing",
                event -> event.node().equals(node)
                        && event instanceof Event.MessageReceived received
                        && stage.isGuest(received.peer())));
    }

    @Then("{word} was asked {string} before it answered {string}")
    public void askedBeforeAnswer(String host, String question, String answer) {
        stage.require(Checkers.inOrder(
                "simultaneous questions",
                List.of(
                        expected(host + " was asked " + question, received(host, question)),
                        expected(host + " answered " + answer, sent(host, answer)))));
    }

    @Then("the request {string} that {word} got has the header {string} like {string}")
    public void hasHeader(String message, String host, String header, String pattern) {
        Pattern wanted = Pattern.compile("(?mi)^" + Pattern.quote(header) + ": " + pattern + "$");
        stage.require(once(
                message + " with " + header + ": " + pattern,
                received(host, message).and(event -> detail(event, wanted))));
    }

    @Then("the request {string} that {word} got has no header {string}")
    public void hasNoHeader(String message, String host, String header) {
        Pattern unwanted = Pattern.compile("(?mi)^" + Pattern.quote(header) + ":.*$");
        wasAsked(host, message);
        stage.require(Checkers.never(
                message + " without " + header, received(host, message).and(event -> detail(event, unwanted))));
    }

    @Then("the request {string} that {word} got contains {string}")
    public void requestContains(String message, String host, String text) {
        Pattern wanted = Pattern.compile(Pattern.quote(text));
        stage.require(once(message + " with " + text, received(host, message).and(event -> detail(event, wanted))));
    }

    @Then("no request {string} that {word} got contains {string}")
    public void noRequestContains(String message, String host, String text) {
        Pattern unwanted = Pattern.compile(Pattern.quote(text));
        wasAsked(host, message);
        stage.require(Checkers.never(
                message + " without " + text, received(host, message).and(event -> detail(event, unwanted))));
    }

    @Then("the answer {string} of {word} contains:")
    public void answerContains(String message, String host, DataTable table) {
        for (String text : table.asList()) {
            Pattern wanted = Pattern.compile(Pattern.quote(text));
            stage.require(once("an answer with " + text, sent(host, message).and(event -> detail(event, wanted))));
        }
    }

    /** What comes by datagram comes from a port that never connected. */
    private Predicate<Event> overTcp(String host) {
        String node = stage.bench().node(host).name();
        Set<String> connected = stage.evidence().events().stream()
                .filter(event ->
                        event instanceof Event.ConnectionOpened && event.node().equals(node))
                .map(event -> ((Event.ConnectionOpened) event).peer())
                .collect(Collectors.toSet());
        return event -> event instanceof Event.MessageReceived received && connected.contains(received.peer());
    }

    private static boolean detail(Event event, Pattern pattern) {
        return event.message()
                .map(message -> pattern.matcher(message.detail().get()).find())
                .orElse(false);
    }

    private static Checker once(String text, Predicate<Event> what) {
        return Checkers.inOrder(text, List.of(expected(text, what)));
    }

    private static Checkers.Expected expected(String text, Predicate<Event> what) {
        return new Checkers.Expected(text, what);
    }

    private Predicate<Event> received(String host, String message) {
        return message(host, message).and(event -> event instanceof Event.MessageReceived);
    }

    private Predicate<Event> sent(String host, String message) {
        return message(host, message).and(event -> event instanceof Event.MessageSent);
    }

    private Predicate<Event> message(String host, String message) {
        String node = stage.bench().node(host).name();
        return event -> event.node().equals(node)
                && event.message().map(m -> m.line().startsWith(message)).orElse(false);
    }
}
