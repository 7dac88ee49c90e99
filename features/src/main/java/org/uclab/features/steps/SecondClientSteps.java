package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.PhoneStateVerbs;
import org.uclab.control.live.TalkVerbs;
import org.uclab.lab.model.Zone;

/** What somebody does who is signed in with two clients at a time; the first one is what all other steps are about. */
public final class SecondClientSteps {

    /** How long a message may take, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** The second one draws by lot what the first did not, and has a name of its own, by which it comes again. */
    static final Map<String, String> SETTINGS = Map.of("seed", "2", "resource", "second");

    private final Stage stage;

    public SecondClientSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} signs in from {zone} with a second client too")
    public void signsInToo(String user, Zone zone) {
        String second = second(user);
        stage.beside(stage.perform(
                ClientVerbs.LAUNCH,
                ClientVerbs.USER,
                user,
                ClientVerbs.FROM,
                zone.name(),
                ClientVerbs.NAME,
                second,
                ClientVerbs.SETTINGS,
                SETTINGS));
        stage.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, second);
        requireSignedIn(user);
    }

    @When("{user} signs out on the second client")
    public void signsOut(String user) {
        stage.perform(ClientVerbs.SIGN_OUT, ClientVerbs.CLIENT, second(user));
    }

    @When("{user} signs in again on the second client")
    public void signsInAgain(String user) {
        stage.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, second(user));
        requireSignedIn(user);
    }

    private void requireSignedIn(String user) {
        if (!stage.result(second(user)).kind().equals("signed-in")) {
            throw new AssertionError("the second client of " + user + ": "
                    + stage.result(second(user)).text());
        }
    }

    @Then("the phone of the second client of {user} is registered at {host}")
    public void registered(String user, HostView host) {
        PhoneStateVerbs.PhoneAwaitedView seen = stage.perform(
                PhoneStateVerbs.AWAIT_PHONE,
                ClientVerbs.CLIENT,
                second(user),
                PhoneStateVerbs.AT,
                host.name(),
                TalkVerbs.WITHIN,
                PhoneDeeds.LIMIT_SECONDS);
        if (!seen.so()) {
            throw new AssertionError("the phone of the second client of " + user + " is " + seen.phone());
        }
    }

    @When("{user} writes {string} to {user} on the second client")
    public void writes(String user, String text, String to) {
        if (!stage.perform(TalkVerbs.CHAT, ClientVerbs.CLIENT, second(user), TalkVerbs.TO, to, TalkVerbs.TEXT, text)
                .sent()) {
            throw new AssertionError("the second client of " + user + " has lost the presence connection");
        }
    }

    @Then("{user} reads {string} from {user} on the second client")
    public void reads(String user, String text, String from) {
        var message = stage.perform(
                TalkVerbs.READ, ClientVerbs.CLIENT, second(user), TalkVerbs.WHO, from, TalkVerbs.WITHIN, (double)
                        LIMIT.toSeconds());
        if (!message.read()) {
            throw new AssertionError("the second client of " + user + " got no message from " + from);
        }
        if (!message.text().equals(text)) {
            throw new AssertionError("the second client of " + user + " read '" + message.text() + "' from " + from);
        }
    }

    @Then("the messages of the second client of {user} are, in this order:")
    public void messages(String user, List<String> texts) {
        List<String> got = stage.client(second(user)).messages().stream()
                .map(message -> message.text())
                .toList();
        if (!got.equals(texts)) {
            throw new AssertionError("wanted " + texts + ", got " + got);
        }
    }

    static String second(String user) {
        return user + " 2";
    }
}
