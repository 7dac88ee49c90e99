package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.PortVerbs;
import org.uclab.control.live.PortVerbs.OpenPortView;
import org.uclab.features.Unplayable;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;

/** At which ports clients are served, and at which they can be called. */
public final class PortSteps {

    /** How long it may take until a client has come to that port, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What carries the bytes, in the words of the port tables. */
    private static final Map<String, Predicate<Hop>> CARRIERS = Map.of(
            "UDP", way -> way.over() == Hop.Over.UDP,
            "TCP", way -> way.over() == Hop.Over.TCP,
            "TLS", way -> way.over() == Hop.Over.TCP && way.tls());

    private final Stage stage;

    public PortSteps(Stage stage) {
        this.stage = stage;
    }

    /** The host has answered the client there: {@code UDP}, {@code TCP} with or without TLS, {@code TLS}. */
    @Then("{user} is served at port {int} of {host} over {word}")
    public void isServed(String user, int port, HostView host, String carrier) {
        stage.awaitEvent(
                host.name() + " answers " + user + " at port " + port + " over " + carrier,
                LIMIT,
                stage.concerning(user).and(answered(port, host, carrier(carrier))));
    }

    private static Predicate<Hop> carrier(String word) {
        if (!CARRIERS.containsKey(word)) {
            throw new Unplayable("what carries it is one of " + CARRIERS.keySet());
        }
        return CARRIERS.get(word);
    }

    private static Predicate<Event> answered(int port, HostView host, Predicate<Hop> carried) {
        return passed(Event.Kind.MESSAGE_SENT, port, host, carried);
    }

    private static Predicate<Event> passed(Event.Kind kind, int port, HostView host, Predicate<Hop> carried) {
        return event -> event.node().equals(host.name())
                && event.kind() == kind
                && event.way()
                        .filter(carried)
                        .filter(way -> way.local().endsWith(":" + port))
                        .isPresent();
    }

    /** The other host has answered it there. */
    @Then("{host} speaks with {host} at port {int} over {word}")
    public void speaksWith(HostView asking, HostView host, int port, String carrier) {
        stage.awaitEvent(
                host.name() + " answers " + asking.name() + " at port " + port + " over " + carrier,
                LIMIT,
                answered(port, host, carrier(carrier)).and(with(asking)));
    }

    /** The other host has heard it there, and need not answer. */
    @Then("{host} is heard by {host} at port {int} over {word}")
    public void isHeard(HostView saying, HostView host, int port, String carrier) {
        isHeard(saying, host, port, "over " + carrier, carrier(carrier));
    }

    /** The same, so that whoever is between them reads it. */
    @Then("{host} is heard by {host} at port {int} in the clear")
    public void isHeardInTheClear(HostView saying, HostView host, int port) {
        isHeard(saying, host, port, "in the clear", carrier("TCP").and(way -> !way.tls()));
    }

    private void isHeard(HostView saying, HostView host, int port, String how, Predicate<Hop> carried) {
        stage.awaitEvent(
                host.name() + " hears " + saying.name() + " at port " + port + " " + how,
                LIMIT,
                passed(Event.Kind.MESSAGE_RECEIVED, port, host, carried).and(with(saying)));
    }

    private static Predicate<Event> with(HostView other) {
        return event -> event.way()
                .filter(way -> way.peer().startsWith(other.address() + ":"))
                .isPresent();
    }

    /** At one of them at least. */
    @Then("the host of {user} can be called at UDP ports from {int} to {int} alone")
    public void canBeCalled(String user, int first, int last) {
        stage.require(user);
        List<OpenPortView> open = stage.perform(PortVerbs.OPEN_PORTS, ClientVerbs.CLIENT, user);
        boolean alone =
                open.stream().allMatch(one -> one.over().equals("udp") && one.port() >= first && one.port() <= last);
        if (open.isEmpty() || !alone) {
            throw new AssertionError("the host of " + user + " can be called at " + open);
        }
    }
}
