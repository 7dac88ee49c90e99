package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.PhoneVerbs;

/** What phones do when their node is lost, in lab time, and what they are refused meanwhile. */
public final class FailoverSteps {

    private final Stage stage;

    public FailoverSteps(Stage stage) {
        this.stage = stage;
    }

    /** The last move counts; the machine is given its time beyond the upper limit. */
    @Then("the phone of {user} was left without {host} after {int} to {int} lab seconds there")
    public void stayed(String user, HostView host, int least, int most) {
        Failovers.Move move = last(user);
        if (!host.name().equals(move.from())) {
            throw new AssertionError("the phone of " + user + " left " + move.from());
        }
        within(user, move, move.stayed(), least, most);
    }

    @Then("the phone of {user} was elsewhere {int} to {int} lab seconds after the fault")
    public void took(String user, int least, int most) {
        Failovers.Move move = last(user);
        Duration took = move.took()
                .orElseThrow(
                        () -> new AssertionError("nothing had broken when the phone of " + user + " moved: " + move));
        within(user, move, took, least, most);
    }

    private Failovers.Move last(String user) {
        stage.require(user);
        List<Failovers.Move> moves = Failovers.of(
                        stage.evidence().events(), stage.names().fullNames())
                .stream()
                .filter(move -> move.phone().equals(user))
                .toList();
        if (moves.isEmpty()) {
            throw new AssertionError("the phone of " + user + " stayed where it was");
        }
        return moves.get(moves.size() - 1);
    }

    private void within(String user, Failovers.Move move, Duration time, int least, int most) {
        boolean early = time.compareTo(Duration.ofSeconds(least)) < 0;
        boolean late = time.compareTo(stage.limit(Duration.ofSeconds(most))) > 0;
        if (early || late) {
            throw new AssertionError(
                    "wanted " + least + " to " + most + " lab seconds, the phone of " + user + " did this: " + move);
        }
    }

    @Then("transferring the call to the number {string} is refused to {user}: {string}")
    public void transferRefused(String number, String user, String why) {
        PhoneDeeds.refuses(stage, user, PhoneVerbs.TRANSFER, PhoneVerbs.NUMBER, number, why);
    }

    @Then("parking the call is refused to {user}: {string}")
    public void parkRefused(String user, String why) {
        PhoneDeeds.refuses(stage, user, PhoneVerbs.PARK, why);
    }

    @Then("diverting the call to voicemail is refused to {user}: {string}")
    public void divertRefused(String user, String why) {
        PhoneDeeds.refuses(stage, user, PhoneVerbs.DIVERT, why);
    }

    @Then("joining the calls in a conference is refused to {user}: {string}")
    public void conferenceRefused(String user, String why) {
        PhoneDeeds.refuses(stage, user, PhoneVerbs.CONFERENCE, why);
    }

    @Then("sending the call to the mobile phone is refused to {user}: {string}")
    public void noMobile(String user, String why) {
        PhoneDeeds.refuses(stage, user, PhoneVerbs.TO_MOBILE, why);
    }

    @Then("calling {user} via the office is refused to {user}: {string}")
    public void noOffice(String other, String user, String why) {
        String number = stage.perform(ClientVerbs.SHOW, ClientVerbs.CLIENT, other)
                .phone()
                .number();
        PhoneDeeds.refuses(stage, user, PhoneVerbs.VIA_OFFICE, PhoneVerbs.NUMBER, number, why);
    }

    @Then("taking up the call that is held is refused to {user}: {string}")
    public void takingUpRefused(String user, String why) {
        PhoneDeeds.refuses(stage, user, PhoneVerbs.TAKE_UP, why);
    }
}
