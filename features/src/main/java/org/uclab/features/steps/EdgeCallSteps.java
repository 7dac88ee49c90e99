package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.uclab.control.live.HostView;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Flow;

/**
 * Calls through the edge: where their media come, and whether they are protected there; and how long who calls hears nothing. The
 * length of a packet tells: of G.711 in twenty milliseconds there are 160 octets behind a header of twelve, and SRTP puts a tag of
 * ten behind them (RFC 3711 §4.2).
 */
public final class EdgeCallSteps {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int CLEAR_OCTETS = 172;
    private static final int PROTECTED_OCTETS = 182;

    private final Stage stage;

    public EdgeCallSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("the media of {user} come to {host} protected")
    public void isProtected(String user, HostView host) {
        come(user, stage.client(user).address(), host, PROTECTED_OCTETS);
    }

    @Then("the media of {user} come to {host} in the clear")
    public void isClear(String user, HostView host) {
        come(user, stage.client(user).address(), host, CLEAR_OCTETS);
    }

    @Then("media come from {host} to {host} protected")
    public void isProtected(HostView from, HostView host) {
        come(from.name(), from.address(), host, PROTECTED_OCTETS);
    }

    @Then("media come from {host} to {host} in the clear")
    public void isClear(HostView from, HostView host) {
        come(from.name(), from.address(), host, CLEAR_OCTETS);
    }

    private void come(String who, String address, HostView host, int octets) {
        String node = host.name();
        stage.awaitEvent(
                "media of " + who + " came to " + node + " in packets of " + octets + " octets",
                LIMIT,
                event -> flow(event, node, address) && each(event, octets));
        stage.evidence().events().stream()
                .filter(event -> flow(event, node, address) && !each(event, octets))
                .findFirst()
                .ifPresent(event -> {
                    throw new AssertionError("others came, too: " + event.text());
                });
    }

    private static boolean flow(Event event, String node, String address) {
        return event instanceof Event.MediaFlow media
                && event.node().equals(node)
                && media.peer().startsWith(address + ":")
                && media.flow().tally().packets() > 0;
    }

    private static boolean each(Event event, int octets) {
        Flow.Tally tally = ((Event.MediaFlow) event).flow().tally();
        return tally.bytes() == tally.packets() * octets;
    }

    /** By when the one is over, and the other, whose call it was. */
    @Then("the call of {user} is over {int} to {int} lab seconds after that of {user}")
    public void later(String user, int least, int most, String other) {
        Instant there = ended(other);
        Instant here = ended(user);
        Duration between = Duration.between(there, here);
        boolean early = between.compareTo(Duration.ofSeconds(least)) < 0;
        boolean late = between.compareTo(stage.limit(Duration.ofSeconds(most))) > 0;
        if (early || late) {
            throw new AssertionError("the call of " + user + " was over " + between + " after that of " + other);
        }
    }

    private Instant ended(String user) {
        stage.require(user);
        Predicate<Event> over = event -> event.node().equals(user)
                && event.decided()
                        .filter(Stage.CLIENT.decided("call with …", "ended"))
                        .isPresent();
        stage.awaitEvent("a call of " + user + " was over", LIMIT.multipliedBy(2), over);
        List<Event> ends = stage.evidence().events().stream().filter(over).toList();
        return ends.get(ends.size() - 1).stamp().lab();
    }
}
