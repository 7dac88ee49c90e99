package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Base64;
import java.util.List;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.PeopleVerbs;
import org.uclab.control.live.PeopleVerbs.ContactView;
import org.uclab.control.live.PeopleVerbs.PictureView;
import org.uclab.control.live.PeopleVerbs.SearchView;
import org.uclab.control.live.SetupVerbs;

/** Looking people up, and the numbers that people dial and are called from. */
public final class ContactSteps {

    private final Stage stage;

    public ContactSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} searches for {string}")
    public void searches(String user, String text) {
        answered(user, stage.perform(PeopleVerbs.SEARCH, ClientVerbs.CLIENT, user, PeopleVerbs.WANTED, text));
    }

    @When("{user} looks up the user {string}")
    public void looksUp(String user, String id) {
        answered(user, stage.perform(PeopleVerbs.LOOK_UP, ClientVerbs.CLIENT, user, PeopleVerbs.ID, id));
    }

    @When("{user} asks who the contact {string} is")
    public void asksWho(String user, String contactId) {
        answered(user, stage.perform(PeopleVerbs.WHO_IS, ClientVerbs.CLIENT, user, PeopleVerbs.CONTACT, contactId));
    }

    @When("the number {string} calls {user}")
    public void calls(String number, String user) {
        answered(user, stage.perform(PeopleVerbs.CALLER, ClientVerbs.CLIENT, user, PeopleVerbs.NUMBER, number));
    }

    @Then("{user} finds:")
    public void finds(String user, DataTable names) {
        List<String> found =
                found(user).contacts().stream().map(ContactView::name).toList();
        require(found.equals(names.asList()), user, "exactly " + names.asList());
    }

    @Then("{user} finds {string}")
    public void finds(String user, String name) {
        List<String> found =
                found(user).contacts().stream().map(ContactView::name).toList();
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
        require(answer(user).reason().equals(reason.replace(' ', '-')), user, reason);
    }

    @Then("{user} sees the picture of {user}")
    public void seesPicture(String user, String other) {
        PictureView picture = picture(user, other);
        byte[] image = Base64.getDecoder().decode(picture.image());
        boolean jpeg = image.length > 2 && (image[0] & 0xff) == 0xff && (image[1] & 0xff) == 0xd8;
        if (!picture.type().equals("image/jpeg") || !jpeg) {
            throw new AssertionError(user + " sees no picture of " + other + ": " + picture.text());
        }
    }

    @Then("{user} sees no picture of {user}")
    public void seesNoPicture(String user, String other) {
        PictureView picture = picture(user, other);
        if (picture.found()) {
            throw new AssertionError(user + " sees a picture of " + other + ": " + picture.text());
        }
    }

    @Then("{user} dials {string} and the call goes to {string}")
    public void dials(String user, String typed, String wanted) {
        String dialled = stage.perform(SetupVerbs.DIALLED, ClientVerbs.CLIENT, user, SetupVerbs.TYPED, typed)
                .dialled();
        if (!dialled.equals(wanted)) {
            throw new AssertionError("wanted " + wanted + ", the call of " + user + " goes to " + dialled);
        }
    }

    private PictureView picture(String user, String other) {
        PictureView picture = stage.perform(PeopleVerbs.PICTURE, ClientVerbs.CLIENT, user, PeopleVerbs.ID, other);
        if (!picture.known()) {
            throw new AssertionError(user + " does not find " + other + ": " + picture.text());
        }
        return picture;
    }

    private SearchView found(String user) {
        SearchView answer = answer(user);
        if (!answer.found()) {
            throw new AssertionError(user + " is told: " + answer.text());
        }
        return answer;
    }

    private void require(boolean holds, String user, String wanted) {
        if (!holds) {
            throw new AssertionError("wanted " + wanted + " for " + user + ", got: " + answer(user));
        }
    }

    private void answered(String user, SearchView answer) {
        stage.kept().keep(SearchView.class, user, answer);
    }

    private SearchView answer(String user) {
        return stage.kept().get(SearchView.class, user, user + " has looked nobody up");
    }
}
