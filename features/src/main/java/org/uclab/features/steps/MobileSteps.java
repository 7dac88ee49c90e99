package org.uclab.features.steps;

import io.cucumber.java.en.When;
import org.uclab.control.live.PhoneVerbs;

/** Calls by way of the mobile phone. */
public final class MobileSteps {

    private final Stage stage;

    public MobileSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} dials {string} via the office")
    public void dials(String user, String number) {
        PhoneDeeds.registered(stage, user);
        PhoneDeeds.does(stage, user, PhoneVerbs.VIA_OFFICE, PhoneVerbs.NUMBER, number);
    }

    @When("{user} calls {user} via the office")
    public void calls(String user, String other) {
        dials(user, PhoneDeeds.numberOf(stage, other));
    }

    @When("{user} sends the call to the mobile phone")
    public void sends(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.TO_MOBILE);
    }
}
