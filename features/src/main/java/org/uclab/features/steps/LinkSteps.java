package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.uclab.client.Links;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.LinkVerbs;
import org.uclab.control.live.LinkVerbs.WindowView;
import org.uclab.control.live.TalkVerbs;
import org.uclab.features.Unplayable;

/** Links that start calls and open chats, and the chat windows. */
public final class LinkSteps {

    private static final List<String> HEADING = List.of("with", "subject", "text");

    private final Stage stage;

    public LinkSteps(Stage stage) {
        this.stage = stage;
    }

    /** A link that starts a call waits for the phone. */
    @When("{user} opens the link {string}")
    public void opens(String user, String link) {
        ready(user, link);
        PhoneDeeds.does(stage, user, LinkVerbs.OPEN, LinkVerbs.URI, link);
    }

    @Then("the link {string} does not reach the client of {user}: {string}")
    public void doesNotOpen(String link, String user, String why) {
        ready(user, link);
        PhoneDeeds.refuses(stage, user, LinkVerbs.OPEN, LinkVerbs.URI, link, why);
    }

    private void ready(String user, String link) {
        stage.require(user);
        if (!Links.opensChat(link)) {
            PhoneDeeds.registered(stage, user);
        }
    }

    @When("another application, {string}, registers for {word} links on the host of {user}")
    public void registers(String application, String scheme, String user) {
        stage.require(user);
        stage.perform(
                LinkVerbs.REGISTER,
                ClientVerbs.CLIENT,
                user,
                LinkVerbs.SCHEME,
                scheme,
                LinkVerbs.APPLICATION,
                application);
    }

    /** All of them, the one opened last at the end: with whom, separated by commas, the subject, and what is to be sent. */
    @Then("{user} has the chat windows:")
    public void has(String user, DataTable table) {
        List<List<String>> rows = table.asLists();
        if (!rows.get(0).equals(HEADING)) {
            throw new Unplayable("the heading of the table is: | with | subject | text |");
        }
        stage.require(user);
        List<WindowView> windows = stage.perform(LinkVerbs.WINDOWS, ClientVerbs.CLIENT, user);
        List<List<String>> got = windows.stream()
                .map(window -> List.of(String.join(", ", window.with()), window.subject(), window.input()))
                .toList();
        List<List<String>> wanted = rows.stream()
                .skip(1)
                .map(row -> row.stream().map(cell -> cell == null ? "" : cell).toList())
                .toList();
        if (!got.equals(wanted)) {
            throw new AssertionError("wanted the chat windows " + wanted + " for " + user + ", got " + got);
        }
    }

    @When("{user} sends what stands in the chat window with {user}")
    public void sends(String user, String other) {
        stage.require(user);
        stage.perform(LinkVerbs.SEND, ClientVerbs.CLIENT, user, LinkVerbs.PEOPLE, other);
    }

    @When("{user} sends what stands in the chat window with {user} and {user}")
    public void sendsToGroup(String user, String other, String another) {
        sends(user, other + ";" + another);
    }

    @Then("{user} reads {string} with the subject {string} from {user}")
    public void reads(String user, String text, String subject, String from) {
        TalkVerbs.ReadView message = stage.perform(
                TalkVerbs.READ, ClientVerbs.CLIENT, user, TalkVerbs.WHO, from, TalkVerbs.WITHIN, ChatSteps.SECONDS);
        if (!message.read()
                || !message.text().equals(text)
                || !message.subject().equals(subject)) {
            throw new AssertionError(user + " wanted '" + text + "' about '" + subject + "' and got " + message);
        }
    }
}
