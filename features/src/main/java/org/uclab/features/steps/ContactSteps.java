package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Locale;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactAnswer.Failed;
import org.uclab.client.contacts.ContactAnswer.Found;
import org.uclab.client.contacts.ContactAnswer.Reason;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.contacts.PhotoAnswer;
import org.uclab.control.live.ClientVerbs;

/** Looking people up, and the numbers that people dial and are called from. */
public final class ContactSteps {

    private final Stage stage;

    public ContactSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} searches for {string}")
    public void searches(String user, String text) {
        stage.perform(ClientVerbs.SEARCH, ClientVerbs.CLIENT, user, ClientVerbs.WANTED, text);
    }

    @When("{user} looks up the user {string}")
    public void looksUp(String user, String id) {
        stage.answered(user, source(user).byId(id));
    }

    @When("{user} asks who the contact {string} is")
    public void asksWho(String user, String contactId) {
        stage.answered(user, source(user).byContactId(contactId));
    }

    @When("the number {string} calls {user}")
    public void calls(String number, String user) {
        stage.answered(user, stage.client(user).caller(number));
    }

    @Then("{user} finds:")
    public void finds(String user, DataTable names) {
        List<String> found = found(user).contacts().stream().map(Contact::name).toList();
        require(found.equals(names.asList()), user, "exactly " + names.asList());
    }

    @Then("{user} finds {string}")
    public void finds(String user, String name) {
        List<String> found = found(user).contacts().stream().map(Contact::name).toList();
        require(found.equals(List.of(name)), user, name + " alone");
    }

    @Then("{user} finds nobody")
    public void findsNobody(String user) {
        require(found(user).contacts().isEmpty(), user, "nobody");
    }

    @Then("{user} finds {int} of {int} contacts")
    public void findsSome(String user, int shown, int total) {
        long different = found(user).contacts().stream().distinct().count();
        require(different == shown && found(user).total() == total, user, shown + " contacts of " + total);
    }

    @Then("{user} is told that contacts cannot be searched: {string}")
    public void cannotSearch(String user, String reason) {
        Reason wanted = Reason.valueOf(reason.toUpperCase(Locale.ROOT).replace(' ', '_'));
        require(stage.answer(user) instanceof Failed failed && failed.reason() == wanted, user, wanted.toString());
    }

    @Then("{user} sees the picture of {user}")
    public void seesPicture(String user, String other) {
        PhotoAnswer photo = photo(user, other);
        if (!(photo instanceof PhotoAnswer.Photo shown)
                || !shown.type().equals("image/jpeg")
                || (shown.image()[0] & 0xff) != 0xff
                || (shown.image()[1] & 0xff) != 0xd8) {
            throw new AssertionError(user + " sees no picture of " + other + ": " + photo);
        }
    }

    @Then("{user} sees no picture of {user}")
    public void seesNoPicture(String user, String other) {
        PhotoAnswer photo = photo(user, other);
        if (photo.kind() != PhotoAnswer.Kind.NO_PHOTO) {
            throw new AssertionError(user + " sees a picture of " + other + ": " + photo);
        }
    }

    @Then("{user} dials {string} and the call goes to {string}")
    public void dials(String user, String typed, String wanted) {
        String dialled = stage.client(user).dialled(typed);
        if (!dialled.equals(wanted)) {
            throw new AssertionError("wanted " + wanted + ", the call of " + user + " goes to " + dialled);
        }
    }

    private PhotoAnswer photo(String user, String other) {
        ContactAnswer answer = source(user).byId(other);
        if (!(answer instanceof Found found) || found.contacts().isEmpty()) {
            throw new AssertionError(user + " does not find " + other + ": " + answer.text());
        }
        return stage.client(user).photo(found.contacts().get(0));
    }

    private ContactSource source(String user) {
        return stage.client(user).contactSource();
    }

    private Found found(String user) {
        if (stage.answer(user) instanceof Found found) {
            return found;
        }
        throw new AssertionError(user + " is told: " + stage.answer(user).text());
    }

    private void require(boolean holds, String user, String wanted) {
        if (!holds) {
            throw new AssertionError("wanted " + wanted + " for " + user + ", got: " + stage.answer(user));
        }
    }
}
