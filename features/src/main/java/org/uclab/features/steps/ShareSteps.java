package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.MediaVerbs;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.shell.sip.SipFacts;

/** What is seen of the screen that somebody shares, and what nodes answer to whoever offers it. */
public final class ShareSteps {

    /** How long it may take until it is seen, lab time. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration LOOKING = Duration.ofMillis(500);

    /** So many that it is not the rest of something earlier. */
    private static final long PICTURES = 3;

    private final Stage stage;

    public ShareSteps(Stage stage) {
        this.stage = stage;
    }

    @Then("{user} sees the screen of {user}")
    public void sees(String user, String other) {
        stage.require(other);
        long wanted = whole(user) + PICTURES;
        Duration left = stage.limit(LIMIT);
        while (whole(user) < wanted) {
            if (left.isNegative()) {
                throw new AssertionError("in " + LIMIT + " " + user + " has not seen the screen of " + other);
            }
            stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, LOOKING.toMillis() / 1000.0);
            left = left.minus(LOOKING);
        }
    }

    @Then("{user} sees the own screen come back")
    public void seesBack(String user) {
        sees(user, user);
    }

    private long whole(String user) {
        stage.require(user);
        return stage.perform(MediaVerbs.MEDIA, ClientVerbs.CLIENT, user)
                .pictures("slides")
                .map(MediaVerbs.PictureView::whole)
                .orElse(0L);
    }

    /** In the body of a 200 that a node gave to an INVITE of the client. */
    @Then("the call of {user} was answered with {string}")
    public void answered(String user, String text) {
        stage.awaitEvent(
                "the call of " + user + " was answered with " + text,
                LIMIT,
                event -> event.kind() == Event.Kind.MESSAGE_SENT
                        && stage.concerning(user).test(event)
                        && event.message()
                                .map(Message::facts)
                                .filter(facts -> facts.is(SipFacts.STATUS, 200))
                                .flatMap(facts -> facts.first(SipFacts.BODY))
                                .filter(body -> body.contains(text))
                                .isPresent());
    }
}
