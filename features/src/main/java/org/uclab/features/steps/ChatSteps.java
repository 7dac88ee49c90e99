package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import org.uclab.client.UcClient;
import org.uclab.client.xmpp.ContactPresence;
import org.uclab.control.live.ClientVerbs;

/** Presence and chat. */
public final class ChatSteps {

    /** How long a message or presence may take, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Stage stage;

    public ChatSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} writes {string} to {user}")
    public void writes(String user, String text, String to) {
        if (!stage.perform(ClientVerbs.CHAT, ClientVerbs.CLIENT, user, ClientVerbs.TO, to, ClientVerbs.TEXT, text)
                .sent()) {
            throw new AssertionError(user + " has lost the presence connection");
        }
    }

    @Then("{user} reads {string} from {user}")
    public void reads(String user, String text, String from) {
        var message = stage.client(user)
                .awaitMessage(stage.addressOf(from), stage.limit(LIMIT))
                .orElseThrow(() -> new AssertionError(user + " got no message from " + from + " in " + LIMIT));
        if (!message.text().equals(text)) {
            throw new AssertionError(user + " read '" + message.text() + "' from " + from);
        }
    }

    @Then("{user} sees that {user} is available")
    public void seesAvailable(String user, String other) {
        if (stage.client(user)
                .awaitPresence(stage.addressOf(other), stage.limit(LIMIT))
                .isEmpty()) {
            throw new AssertionError(user + " did not see " + other + " available in " + LIMIT);
        }
    }

    @Then("{user} sees that {user} is gone")
    public void seesGone(String user, String other) {
        if (stage.client(user)
                .awaitAbsence(stage.addressOf(other), stage.limit(LIMIT))
                .isEmpty()) {
            throw new AssertionError(user + " still saw " + other + " after " + LIMIT);
        }
    }

    /** As the client knows it now: say first what shows that it would know by now. */
    @Then("{user} does not see that {user} is available")
    public void doesNotSee(String user, String other) {
        stage.client(user)
                .presenceOf(stage.addressOf(other))
                .filter(ContactPresence::available)
                .ifPresent(seen -> {
                    throw new AssertionError(user + " sees that " + other + " is available");
                });
    }

    @When("{user} asks to see {user}")
    public void asksToSee(String user, String other) {
        if (!stage.client(user).askToSee(stage.addressOf(other))) {
            throw new AssertionError(user + " has lost the presence connection");
        }
    }

    @Then("{user} is asked by {user} to be seen")
    public void isAsked(String user, String other) {
        if (!stage.client(user).awaitRequest(stage.addressOf(other), stage.limit(LIMIT))) {
            throw new AssertionError(user + " was not asked by " + other + " in " + LIMIT);
        }
    }

    @When("{user} lets {user} see")
    public void letsSee(String user, String other) {
        if (!stage.client(user).letSee(stage.addressOf(other))) {
            throw new AssertionError(user + " has lost the presence connection");
        }
    }

    @Then("{user} is still connected")
    public void stillConnected(String user) {
        if (stage.client(user).state() != UcClient.State.SIGNED_IN) {
            throw new AssertionError(user + " is " + stage.client(user).state());
        }
    }
}
