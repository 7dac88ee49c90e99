package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.FileVerbs;
import org.uclab.control.live.FileVerbs.FileView;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Verb;
import org.uclab.lab.history.Event;

/** Files and screen captures that go from user to user. */
public final class FileSteps {

    /** How long a file may take, lab time. */
    private static final double SECONDS = 120;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final long SOME_OCTETS = 1_000;

    private final Stage stage;

    public FileSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} sends the file {string} of {int} octets to {user}")
    public void sends(String user, String file, int octets, String to) {
        offered(user, offer(user, file, octets, to));
    }

    private FileVerbs.OfferView offer(String user, String file, long octets, String to) {
        stage.require(user);
        return stage.perform(
                FileVerbs.SEND,
                ClientVerbs.CLIENT,
                user,
                TalkVerbs.TO,
                to,
                FileVerbs.FILE,
                file,
                FileVerbs.OCTETS,
                octets);
    }

    @When("{user} sends a screen capture to {user}")
    public void captures(String user, String to) {
        offered(user, capture(user, to));
    }

    private FileVerbs.OfferView capture(String user, String to) {
        stage.require(user);
        return stage.perform(FileVerbs.CAPTURE, ClientVerbs.CLIENT, user, TalkVerbs.TO, to);
    }

    private static void offered(String user, FileVerbs.OfferView offer) {
        if (!offer.offered()) {
            throw new AssertionError("the client of " + user + " refuses: " + offer.refused());
        }
    }

    @Then("sending a file to {user} is refused to {user}: {string}")
    public void refused(String to, String user, String why) {
        refused(user, offer(user, "refused.txt", SOME_OCTETS, to), why);
    }

    @Then("sending a screen capture to {user} is refused to {user}: {string}")
    public void captureRefused(String to, String user, String why) {
        refused(user, capture(user, to), why);
    }

    private static void refused(String user, FileVerbs.OfferView offer, String why) {
        if (offer.offered() || !offer.refused().contains(why)) {
            throw new AssertionError(offer.offered() ? user + " could do it" : "refused: " + offer.refused());
        }
    }

    /** All of it, and nothing else: the digest is that of what was sent. */
    @Then("{user} takes the file {string} from {user}")
    public void takes(String user, String file, String from) {
        FileView taken = at(FileVerbs.TAKE, user, TalkVerbs.WHO, from, file);
        FileView sent = at(FileVerbs.SENT, from, TalkVerbs.TO, user, file);
        if (!taken.done()
                || !sent.done()
                || taken.octets() == 0
                || !taken.digest().equals(sent.digest())) {
            throw new AssertionError(user + " got " + taken + ", and " + from + " sent " + sent);
        }
    }

    @Then("{user} takes the screen capture from {user}")
    public void takesCapture(String user, String from) {
        takes(user, FileVerbs.CAPTURE_NAME, from);
    }

    @Then("{user} gets nothing of the file {string} from {user}: {string}")
    public void getsNothing(String user, String file, String from, String why) {
        without(user, at(FileVerbs.TAKE, user, TalkVerbs.WHO, from, file), why);
    }

    @When("{user} declines the file {string} from {user}")
    public void declines(String user, String file, String from) {
        FileView declined = at(FileVerbs.DECLINE, user, TalkVerbs.WHO, from, file);
        if (!declined.known()) {
            throw new AssertionError(from + " has not offered " + file + " to " + user);
        }
    }

    @Then("the file {string} of {user} does not go to {user}: {string}")
    public void doesNotGo(String file, String user, String to, String why) {
        without(user, at(FileVerbs.SENT, user, TalkVerbs.TO, to, file), why);
    }

    private static void without(String user, FileView file, String why) {
        if (!file.known() || file.done() || !file.why().contains(why)) {
            throw new AssertionError("for " + user + ": " + file);
        }
    }

    private FileView at(Verb<LiveLab, FileView> verb, String user, Parameter<String> other, String who, String file) {
        stage.require(user);
        return stage.perform(
                verb, ClientVerbs.CLIENT, user, other, who, FileVerbs.FILE, file, TalkVerbs.WITHIN, SECONDS);
    }

    /** The host of a user was called there by another, and has answered. */
    @Then("{user} is called at TCP port {int} by {user}")
    public void isCalled(String user, int port, String by) {
        String address = stage.client(by).address();
        stage.awaitEvent(
                by + " is answered by " + user + " at port " + port,
                LIMIT,
                event -> event.node().equals(user)
                        && event.kind() == Event.Kind.MESSAGE_SENT
                        && event.way()
                                .filter(way -> way.local().endsWith(":" + port)
                                        && way.peerAddress().equals(address))
                                .isPresent());
    }
}
