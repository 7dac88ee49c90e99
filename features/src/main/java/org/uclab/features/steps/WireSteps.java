package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uclab.control.live.HostView;
import org.uclab.features.Unplayable;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.scenarios.Systems;
import org.uclab.shell.http.HttpFacts;

/**
 * What passed on the wire, as the serving side saw it. A message is named in the words of its protocol, as a ladder shows
 * it; {@code …} stands for whatever there is, {@code {host}} for the address of a host. Words that no protocol has are a
 * mistake. Where a step names no user, it is about all of them, each since the last launch of the user's client, and about
 * the servers among themselves since the latest launch.
 */
public final class WireSteps {

    private final Stage stage;

    public WireSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("these messages arrived, in this order:")
    public void arrivedInOrder(DataTable table) {
        List<Checkers.Expected> expected = table.asMaps().stream()
                .map(row -> expected(
                        row.get("host") + " got " + row.get("message"),
                        received(stage.names().host(row.get("host")), row.get("message"))))
                .toList();
        stage.require(Checkers.inOrder("messages in order", expected));
    }

    /**
     * Requests and the answers to them. {@code sent} is what the request carried: {@code credentials}, {@code cookies},
     * both, or {@code nothing}.
     */
    @Then("these requests were answered, in this order:")
    public void answeredInOrder(DataTable table) {
        Map<Long, Message> answers = stage.evidence().events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_SENT)
                .flatMap(event -> event.message().stream())
                .collect(Collectors.toMap(Message::exchange, message -> message, (first, later) -> first));
        List<Checkers.Expected> expected = table.asMaps().stream()
                .map(row -> expected(
                        row.toString(),
                        received(stage.names().host(row.get("host")), row.get("request"))
                                .and(answered(answers, row.get("answer")))
                                .and(carries("Authorization", row.get("sent").contains("credentials")))
                                .and(carries("Cookie", row.get("sent").contains("cookies")))))
                .toList();
        stage.require(Checkers.inOrder("requests and answers in order", expected));
    }

    private Predicate<Event> answered(Map<Long, Message> answers, String words) {
        Predicate<Message> wanted =
                Unplayable.unlessWrong(() -> Systems.tellers().answer(stage.addressed(words)));
        return event -> event.message()
                .map(Message::exchange)
                .map(answers::get)
                .filter(wanted)
                .isPresent();
    }

    private static Predicate<Event> carries(String header, boolean wanted) {
        return says(message -> message.facts().has(HttpFacts.header(header)) == wanted);
    }

    @Then("{host} was asked {string}")
    public void wasAsked(HostView host, String message) {
        stage.require(once(host.name() + " was asked " + message, received(host, message)));
    }

    /** At that service: hosts may speak one protocol on several. */
    @Then("{service} of {host} was asked {string}")
    public void serviceWasAsked(String service, HostView host, String message) {
        String port = stage.names().port(host, service).service();
        stage.require(once(
                service + " of " + host.name() + " was asked " + message,
                received(host, message).and(event -> event.stamp().port().equals(port))));
    }

    @Then("{host} answered {string}")
    public void answered(HostView host, String message) {
        stage.require(once(host.name() + " answered " + message, sent(host, message)));
    }

    @Then("{host} was never asked {string}")
    public void wasNeverAsked(HostView host, String message) {
        stage.requireNever(host.name() + " was never asked " + message, received(host, message));
    }

    @Then("{host} was asked {string} by {user}")
    public void wasAskedBy(HostView host, String message, String user) {
        stage.require(once(
                host.name() + " was asked " + message + " by " + user,
                received(host, message).and(stage.concerning(user))));
    }

    @Then("{host} was never asked {string} by {user}")
    public void wasNeverAskedBy(HostView host, String message, String user) {
        stage.requireNever(
                host.name() + " was never asked " + message + " by " + user,
                received(host, message).and(stage.concerning(user)));
    }

    @Then("{host} was asked over TCP {string}")
    public void wasAskedOverTcp(HostView host, String message) {
        stage.require(once(
                host.name() + " was asked over TCP " + message,
                received(host, message).and(says(WireSteps::overTcp))));
    }

    @Then("{host} was never asked over TCP")
    public void wasNeverAskedOverTcp(HostView host) {
        stage.requireNever(
                host.name() + " was never asked over TCP", receivedBy(host).and(says(WireSteps::overTcp)));
    }

    @Then("{host} was never asked over TCP by {user}")
    public void wasNeverAskedOverTcpBy(HostView host, String user) {
        stage.requireNever(
                host.name() + " was never asked over TCP by " + user,
                receivedBy(host).and(says(WireSteps::overTcp)).and(stage.concerning(user)));
    }

    @Then("{host} heard nothing from {user}")
    public void heardNothingFrom(HostView host, String user) {
        stage.requireNever(
                host.name() + " heard nothing from " + user, receivedBy(host).and(stage.concerning(user)));
    }

    @Then("{host} heard nothing from any client")
    public void heardNothing(HostView host) {
        stage.requireNever(
                host.name() + " heard nothing",
                receivedBy(host).and(says(message -> stage.isGuest(message.hop().peer()))));
    }

    @Then("{host} was asked {string} before it answered {string}")
    public void askedBeforeAnswer(HostView host, String question, String answer) {
        stage.require(Checkers.inOrder(
                "simultaneous questions",
                List.of(
                        expected(host.name() + " was asked " + question, received(host, question)),
                        expected(host.name() + " answered " + answer, sent(host, answer)))));
    }

    @Then("{host} was asked {string} while {host} still owed the answer {string}")
    public void askedWhileOwed(HostView asked, String question, HostView owing, String answer) {
        stage.require(Checkers.inOrder(
                "questions at the same time",
                List.of(
                        expected(asked.name() + " was asked " + question, received(asked, question)),
                        expected(owing.name() + " answered " + answer, sent(owing, answer)))));
    }

    @Then("the request {string} that {host} got has the header {string} like {string}")
    public void hasHeader(String message, HostView host, String header, String pattern) {
        Predicate<String> wanted = stage.addressedPattern(pattern).asMatchPredicate();
        stage.require(once(
                message + " with " + header + ": " + pattern,
                received(host, message).and(says(got -> got.facts().any(HttpFacts.header(header), wanted)))));
    }

    @Then("every request {string} that {host} got has the header {string} like {string}")
    public void eachHasHeader(String message, HostView host, String header, String pattern) {
        hasHeader(message, host, header, pattern);
        Predicate<String> wanted = stage.addressedPattern(pattern).asMatchPredicate();
        stage.requireNever(
                message + " without " + header + ": " + pattern,
                received(host, message).and(says(got -> !got.facts().any(HttpFacts.header(header), wanted))));
    }

    @Then("the request {string} that {host} got has no header {string}")
    public void hasNoHeader(String message, HostView host, String header) {
        wasAsked(host, message);
        stage.requireNever(
                message + " without " + header, received(host, message).and(carries(header, true)));
    }

    /** In any of its facts: the target, a header, the body, a name. */
    @Then("the request {string} that {host} got contains {string}")
    public void requestContains(String message, HostView host, String text) {
        stage.require(once(message + " with " + text, received(host, message).and(contains(text))));
    }

    /** What it is stays hidden: a running lab does not tell. */
    @Then("the request {string} that {host} got shows its {word} to everybody on the wire")
    public void shows(String message, HostView host, String fact) {
        stage.require(once(
                message + " in the clear, with its " + fact,
                received(host, message)
                        .and(says(got -> !got.hop().tls() && got.facts().has(Fact.text(fact))))));
    }

    @Then("no request {string} that {host} got contains {string}")
    public void noRequestContains(String message, HostView host, String text) {
        wasAsked(host, message);
        stage.requireNever(message + " without " + text, received(host, message).and(contains(text)));
    }

    @Then("the answer {string} of {host} has the header {string} like {string}")
    public void answerHasHeader(String message, HostView host, String header, String pattern) {
        Predicate<String> wanted = stage.addressedPattern(pattern).asMatchPredicate();
        stage.require(once(
                message + " with " + header + ": " + pattern,
                sent(host, message).and(says(got -> got.facts().any(HttpFacts.header(header), wanted)))));
    }

    @Then("the answer {string} of {host} contains:")
    public void answerContains(String message, HostView host, DataTable table) {
        for (String text : table.asList()) {
            stage.require(once("an answer with " + text, sent(host, message).and(contains(text))));
        }
    }

    private Predicate<Event> contains(String text) {
        String wanted = stage.addressed(text);
        return says(message -> message.facts().contain(wanted));
    }

    private static boolean overTcp(Message message) {
        return message.hop().over() == Hop.Over.TCP;
    }

    private static Checker once(String text, Predicate<Event> what) {
        return Checkers.inOrder(text, List.of(expected(text, what)));
    }

    private static Checkers.Expected expected(String text, Predicate<Event> what) {
        return new Checkers.Expected(text, what);
    }

    private Predicate<Event> received(HostView host, String words) {
        return receivedBy(host)
                .and(says(Unplayable.unlessWrong(() -> Systems.tellers().question(stage.addressed(words)))));
    }

    private Predicate<Event> receivedBy(HostView host) {
        return at(host).and(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED);
    }

    private Predicate<Event> sent(HostView host, String words) {
        return at(host).and(event -> event.kind() == Event.Kind.MESSAGE_SENT)
                .and(says(Unplayable.unlessWrong(() -> Systems.tellers().answer(stage.addressed(words)))));
    }

    private Predicate<Event> at(HostView host) {
        return event -> event.node().equals(host.name());
    }

    private static Predicate<Event> says(Predicate<Message> what) {
        return event -> event.message().filter(what).isPresent();
    }
}
