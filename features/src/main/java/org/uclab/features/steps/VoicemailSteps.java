package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.uclab.control.live.HostView;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.live.VoicemailVerbs;
import org.uclab.control.live.VoicemailVerbs.ChangedView;
import org.uclab.control.live.VoicemailVerbs.MailboxView;
import org.uclab.control.live.VoicemailVerbs.PlayedView;
import org.uclab.features.Unplayable;
import org.uclab.lab.history.Decision;

/** Voice messages: what is left, what a client shows, plays and changes, and what it is told of. */
public final class VoicemailSteps {

    /** How long news, and the way to another server, may take, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String NOTIFICATIONS = "voicemail notifications";
    private static final String EVENT = "voicemail event";

    private final Stage stage;

    public VoicemailSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{string} leaves {user} a voice message of {int} seconds")
    public void leaves(String caller, String user, int seconds) {
        stage.perform(
                VoicemailVerbs.LEAVE,
                VoicemailVerbs.TO,
                user,
                VoicemailVerbs.CALLER,
                caller,
                VoicemailVerbs.SECONDS,
                (long) seconds);
    }

    @When("{string} leaves {user} a voice message of {int} seconds in {word}")
    public void leavesIn(String caller, String user, int seconds, String codec) {
        stage.perform(
                VoicemailVerbs.LEAVE,
                VoicemailVerbs.TO,
                user,
                VoicemailVerbs.CALLER,
                caller,
                VoicemailVerbs.SECONDS,
                (long) seconds,
                VoicemailVerbs.CODEC,
                codec);
    }

    @When("{user} asks for the voice messages")
    public void asks(String user) {
        stage.kept().keep(MailboxView.class, user, stage.perform(VoicemailVerbs.LIST, VoicemailVerbs.CLIENT, user));
    }

    @When("{user} plays the voice message {string}")
    public void plays(String user, String message) {
        stage.kept()
                .keep(
                        PlayedView.class,
                        user,
                        stage.perform(
                                VoicemailVerbs.PLAY, VoicemailVerbs.CLIENT, user, VoicemailVerbs.MESSAGE, message));
    }

    @When("{user} marks the voice message {string} as read")
    public void marks(String user, String message) {
        done(stage.perform(VoicemailVerbs.MARK_READ, VoicemailVerbs.CLIENT, user, VoicemailVerbs.MESSAGE, message));
    }

    @When("{user} deletes the voice message {string}")
    public void deletes(String user, String message) {
        done(stage.perform(VoicemailVerbs.DELETE, VoicemailVerbs.CLIENT, user, VoicemailVerbs.MESSAGE, message));
    }

    private static void done(ChangedView changed) {
        if (!changed.changed()) {
            throw new AssertionError("the message could not be changed: " + changed.problem());
        }
    }

    /** The list, in the order in which the server tells it. */
    @Then("{user} gets the voice messages:")
    public void gets(String user, DataTable subjects) {
        MailboxView view = view(user);
        List<String> got = view.messages().stream()
                .map(VoicemailVerbs.VoiceMessageView::subject)
                .toList();
        if (!view.reached() || !got.equals(subjects.asList())) {
            throw new AssertionError("wanted " + subjects.asList() + " for " + user + ", got " + got
                    + (view.reached() ? "" : ": " + view.problem()));
        }
    }

    @Then("{user} is told that voicemail cannot be reached: {string}")
    public void cannotReach(String user, String problem) {
        MailboxView view = view(user);
        if (view.reached() || !view.problem().contains(problem)) {
            throw new AssertionError("wanted no voicemail for " + user + " because of " + problem + ", got " + view);
        }
    }

    private MailboxView view(String user) {
        return stage.kept().get(MailboxView.class, user, user + " has not asked for the voice messages");
    }

    @Then("{user} hears {int} seconds in {word}")
    public void hears(String user, int seconds, String codec) {
        PlayedView heard = heard(user);
        boolean right =
                heard.played() && heard.codec().equals(codec) && heard.millis() == seconds * 1000L && heard.bytes() > 0;
        if (!right) {
            throw new AssertionError("wanted " + seconds + " s in " + codec + " for " + user + ", got " + heard);
        }
    }

    @Then("{user} is told that the voice message is not played here")
    public void notPlayed(String user) {
        PlayedView heard = heard(user);
        if (heard.played() || !heard.problem().contains("codec")) {
            throw new AssertionError("wanted a codec that is not played for " + user + ", got " + heard);
        }
    }

    private PlayedView heard(String user) {
        return stage.kept().get(PlayedView.class, user, user + " has played no voice message");
    }

    /** Without the user's asking, because the server has told of it. */
    @Then("{user} is shown {int} unread and {int} read voice message(s)")
    public void shows(String user, int unread, int read) {
        shown(
                user,
                unread + " unread and " + read + " read messages",
                VoicemailVerbs.UNREAD,
                (long) unread,
                VoicemailVerbs.READ,
                (long) read);
    }

    /** The same. */
    @Then("{user} is shown a voice message from {string}")
    public void showsOneFrom(String user, String caller) {
        shown(user, "a message from " + caller, VoicemailVerbs.FROM, caller);
    }

    private void shown(String user, String wanted, Object... parametersAndValues) {
        stage.require(user);
        List<Object> said =
                new ArrayList<>(List.of(VoicemailVerbs.CLIENT, user, TalkVerbs.WITHIN, (double) LIMIT.toSeconds()));
        said.addAll(List.of(parametersAndValues));
        VoicemailVerbs.MailAwaitedView seen = stage.perform(VoicemailVerbs.AWAIT, said.toArray());
        if (!seen.so()) {
            throw new AssertionError(
                    "in " + LIMIT + " " + user + " was not shown " + wanted + ", but " + seen.messages());
        }
    }

    @Then("{user} hears from {host} of voice messages")
    public void listens(String user, HostView host) {
        await(user, NOTIFICATIONS, "from " + host.name());
    }

    @Then("{user} loses the voicemail notifications")
    public void loses(String user) {
        await(user, NOTIFICATIONS, "lost");
    }

    @Then("{user} waits for the voicemail notifications")
    public void waits(String user) {
        await(user, NOTIFICATIONS, "waiting");
    }

    @Then("{user} hears of a voice message event {word}")
    public void hearsOf(String user, String type) {
        await(user, EVENT, type);
    }

    private void await(String user, String subject, String outcome) {
        Predicate<Decision> wanted = Unplayable.unlessWrong(() -> Stage.CLIENT.decided(subject, outcome));
        stage.awaitEvent(
                user + "'s client decided on " + subject + ": " + outcome,
                LIMIT,
                event -> event.node().equals(user)
                        && event.decided().filter(wanted).isPresent());
    }
}
