package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.stream.Collectors;
import org.uclab.control.live.ChatVerbs;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.TalkVerbs;

/** Presence and chat. */
public final class ChatSteps {

    /** How long a message or presence may take, lab time. */
    static final double SECONDS = 20;

    private final Stage stage;

    public ChatSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} writes {string} to {user}")
    public void writes(String user, String text, String to) {
        if (!stage.perform(TalkVerbs.CHAT, ClientVerbs.CLIENT, user, TalkVerbs.TO, to, TalkVerbs.TEXT, text)
                .sent()) {
            throw new AssertionError(user + " has lost the presence connection");
        }
    }

    @Then("{user} reads {string} from {user}")
    public void reads(String user, String text, String from) {
        var message =
                stage.perform(TalkVerbs.READ, ClientVerbs.CLIENT, user, TalkVerbs.WHO, from, TalkVerbs.WITHIN, SECONDS);
        if (!message.read()) {
            throw new AssertionError(user + " got no message from " + from + " in " + SECONDS + " lab seconds");
        }
        if (!message.text().equals(text)) {
            throw new AssertionError(user + " read '" + message.text() + "' from " + from);
        }
    }

    @Then("{user} sees that {user} is available")
    public void seesAvailable(String user, String other) {
        if (!stage.perform(
                        TalkVerbs.SEES_AVAILABLE,
                        ClientVerbs.CLIENT,
                        user,
                        TalkVerbs.WHO,
                        other,
                        TalkVerbs.WITHIN,
                        SECONDS)
                .available()) {
            throw new AssertionError(user + " did not see " + other + " available in " + SECONDS + " lab seconds");
        }
    }

    @Then("{user} sees that {user} is gone")
    public void seesGone(String user, String other) {
        var seen = stage.perform(
                TalkVerbs.SEES_GONE, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other, TalkVerbs.WITHIN, SECONDS);
        if (!seen.known() || seen.available()) {
            throw new AssertionError(user + " still saw " + other + " after " + SECONDS + " lab seconds: " + seen);
        }
    }

    /** As the client knows it now: say first what shows that it would know by now. */
    @Then("{user} does not see that {user} is available")
    public void doesNotSee(String user, String other) {
        if (stage.perform(TalkVerbs.SEES, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other)
                .available()) {
            throw new AssertionError(user + " sees that " + other + " is available");
        }
    }

    @When("{user} asks to see {user}")
    public void asksToSee(String user, String other) {
        if (!stage.perform(TalkVerbs.ASK_TO_SEE, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other)
                .sent()) {
            throw new AssertionError(user + " has lost the presence connection");
        }
    }

    @Then("{user} is asked by {user} to be seen")
    public void isAsked(String user, String other) {
        if (!stage.perform(TalkVerbs.ASKED, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other, TalkVerbs.WITHIN, SECONDS)
                .asked()) {
            throw new AssertionError(user + " was not asked by " + other + " in " + SECONDS + " lab seconds");
        }
    }

    @When("{user} lets {user} see")
    public void letsSee(String user, String other) {
        if (!stage.perform(TalkVerbs.LET_SEE, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other)
                .sent()) {
            throw new AssertionError(user + " has lost the presence connection");
        }
    }

    @When("{user} closes the chat with {user}")
    public void closes(String user, String other) {
        stage.require(user);
        stage.perform(ChatVerbs.CLOSE, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other);
    }

    /** What the client keeps of it, separated by semicolons. */
    @Then("the chat of {user} with {user} shows {string}")
    public void shows(String user, String other, String texts) {
        stage.require(user);
        String kept = stage.perform(ChatVerbs.CHAT_HISTORY, ClientVerbs.CLIENT, user, TalkVerbs.WHO, other).stream()
                .map(ChatVerbs.SaidView::text)
                .collect(Collectors.joining("; "));
        if (!kept.equals(texts)) {
            throw new AssertionError("the chat of " + user + " with " + other + " shows '" + kept + "'");
        }
    }

    @Then("{user} is still connected")
    public void stillConnected(String user) {
        String state = stage.client(user).state();
        if (!state.equals("signed-in")) {
            throw new AssertionError(user + " is " + state);
        }
    }
}
