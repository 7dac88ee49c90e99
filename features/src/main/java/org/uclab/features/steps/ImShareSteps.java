package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ImShareVerbs;
import org.uclab.control.live.ImShareVerbs.ScreenOfferView;
import org.uclab.control.live.ImShareVerbs.ScreenView;
import org.uclab.control.live.TalkVerbs;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;

/** Screens that are shared where there is nothing but IM. */
public final class ImShareSteps {

    /** How long it may take until a screen is seen or known not to be, lab time. */
    private static final double SECONDS = 120;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Stage stage;

    public ImShareSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} shares the screen by IM with {user}")
    public void shares(String user, String to) {
        ScreenOfferView offer = offer(user, to);
        if (!offer.offered()) {
            throw new AssertionError("the client of " + user + " refuses: " + offer.refused());
        }
    }

    private ScreenOfferView offer(String user, String to) {
        stage.require(user);
        return stage.perform(ImShareVerbs.SHARE, ClientVerbs.CLIENT, user, TalkVerbs.TO, to);
    }

    @Then("sharing the screen by IM with {user} is refused to {user}: {string}")
    public void refused(String to, String user, String why) {
        ScreenOfferView offer = offer(user, to);
        if (offer.offered() || !offer.refused().contains(why)) {
            throw new AssertionError(offer.offered() ? user + " could do it" : "refused: " + offer.refused());
        }
    }

    /** Both sides know. */
    @Then("{user} sees by IM the screen of {user}")
    public void sees(String user, String other) {
        ScreenView seen = look(user, other);
        ScreenView shown = shown(other, user);
        if (!seen.seen() || !shown.seen()) {
            throw new AssertionError("for " + user + ": " + seen + ", for " + other + ": " + shown);
        }
    }

    @Then("{user} does not see by IM the screen of {user}: {string}")
    public void doesNotSee(String user, String other, String why) {
        without(look(user, other), why);
    }

    @Then("{user} is told that {user} does not see the screen: {string}")
    public void isTold(String user, String other, String why) {
        without(shown(user, other), why);
    }

    private static void without(ScreenView screen, String why) {
        if (!screen.known() || screen.seen() || !screen.why().contains(why)) {
            throw new AssertionError("got " + screen);
        }
    }

    private ScreenView look(String viewer, String whose) {
        stage.require(viewer);
        return stage.perform(
                ImShareVerbs.LOOK, ClientVerbs.CLIENT, viewer, TalkVerbs.WHO, whose, TalkVerbs.WITHIN, SECONDS);
    }

    private ScreenView shown(String whose, String viewer) {
        stage.require(whose);
        return stage.perform(
                ImShareVerbs.SHOWN, ClientVerbs.CLIENT, whose, TalkVerbs.TO, viewer, TalkVerbs.WITHIN, SECONDS);
    }

    @When("{user} ends the screen share by IM with {user}")
    public void ends(String user, String other) {
        stage.require(user);
        stage.perform(ImShareVerbs.END, ClientVerbs.CLIENT, user, TalkVerbs.TO, other);
    }

    /** The host of a user was called at a port of that range by another. */
    @Then("{user} is called at a TCP port from {int} to {int} by {user}")
    public void isCalled(String user, int first, int last, String by) {
        String address = stage.client(by).address();
        stage.awaitEvent(
                by + " calls " + user + " at a port from " + first + " to " + last,
                LIMIT,
                event -> event.node().equals(user)
                        && event.kind() == Event.Kind.CONNECTION_OPENED
                        && event.way()
                                .filter(way -> way.peerAddress().equals(address) && within(way, first, last))
                                .isPresent());
    }

    private static boolean within(Hop way, int first, int last) {
        int port = Integer.parseInt(way.local().substring(way.local().lastIndexOf(':') + 1));
        return port >= first && port <= last;
    }
}
