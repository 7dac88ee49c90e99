package org.uclab.features.steps;

import io.cucumber.java.en.When;
import org.uclab.control.live.UserVerbs;

/** What an administrator changes in call control while the lab runs. */
public final class UserSteps {

    private final Stage stage;

    public UserSteps(Stage stage) {
        this.stage = stage;
    }

    /** From here on steps may name the user. */
    @When("a user {string} like {user} is added with the password {string}")
    public void added(String id, String like, String password) {
        stage.joins(
                stage.perform(UserVerbs.ADD, UserVerbs.USER, id, UserVerbs.LIKE, like, UserVerbs.PASSWORD, password));
    }

    /** Whoever signs in without a word of a password still types the one that the world gives. */
    @When("the password of {user} becomes {string}")
    public void passwordBecomes(String user, String password) {
        stage.perform(UserVerbs.SET_PASSWORD, UserVerbs.USER, user, UserVerbs.PASSWORD, password);
    }

    @When("{user} is removed from call control")
    public void removed(String user) {
        stage.perform(UserVerbs.REMOVE, UserVerbs.USER, user);
    }

    @When("{user} gets the device {string}")
    public void getsDevice(String user, String device) {
        stage.perform(UserVerbs.ADD_DEVICE, UserVerbs.USER, user, UserVerbs.DEVICE, device);
    }

    @When("{user} gets the device {string} of the model {string}")
    public void getsDeviceOf(String user, String device, String model) {
        stage.perform(UserVerbs.ADD_DEVICE, UserVerbs.USER, user, UserVerbs.DEVICE, device, UserVerbs.MODEL, model);
    }

    @When("the device {string} of {user} is reset")
    public void isReset(String device, String user) {
        stage.perform(UserVerbs.RESET_DEVICE, UserVerbs.USER, user, UserVerbs.DEVICE, device);
    }

    @When("{user} loses the device {string}")
    public void losesDevice(String user, String device) {
        stage.perform(UserVerbs.REMOVE_DEVICE, UserVerbs.USER, user, UserVerbs.DEVICE, device);
    }
}
