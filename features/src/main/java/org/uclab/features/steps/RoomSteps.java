package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.RoomVerbs;
import org.uclab.control.live.TalkVerbs;

/** Group chats. */
public final class RoomSteps {

    /** How long a word may take, lab time. */
    private static final double SECONDS = 20;

    private final Stage stage;

    public RoomSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} joins the room {string}")
    public void joins(String user, String room) {
        var entry = stage.perform(RoomVerbs.JOIN, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, room);
        if (!entry.inside()) {
            throw new AssertionError(user + " is not let into " + room + ": " + entry.why());
        }
    }

    @When("{user} says {string} in the room {string}")
    public void says(String user, String text, String room) {
        if (!stage.perform(RoomVerbs.SAY, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, room, TalkVerbs.TEXT, text)
                .done()) {
            throw new AssertionError(user + " is not in " + room);
        }
    }

    @Then("{user} reads {string} from {user} in the room {string}")
    public void reads(String user, String text, String from, String room) {
        var said = stage.perform(
                RoomVerbs.HEAR,
                ClientVerbs.CLIENT,
                user,
                RoomVerbs.ROOM,
                room,
                RoomVerbs.NICK,
                from,
                TalkVerbs.WITHIN,
                SECONDS);
        if (!said.read() || !said.text().equals(text)) {
            throw new AssertionError(
                    "wanted '" + text + "' of " + from + " in " + room + " for " + user + ", got: " + said);
        }
    }

    @When("{user} leaves the room {string}")
    public void leaves(String user, String room) {
        if (!stage.perform(RoomVerbs.LEAVE, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, room)
                .done()) {
            throw new AssertionError(user + " was not in " + room);
        }
    }
}
