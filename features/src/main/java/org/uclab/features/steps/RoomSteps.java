package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.RoomVerbs;
import org.uclab.control.live.TalkVerbs;

/** Group chats. */
public final class RoomSteps {

    /** How long a word may take, lab time. */
    private static final double SECONDS = 20;

    private static final Duration ENTRY = Duration.ofSeconds(20);
    private static final Duration LOOKING = Duration.ofMillis(500);

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

    @When("{user} makes the persistent room {string}")
    public void makes(String user, String room) {
        var entry = stage.perform(RoomVerbs.MAKE, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, room);
        if (!entry.inside()) {
            throw new AssertionError(user + " did not make " + room + ": " + entry.why());
        }
    }

    @Then("{user} cannot make the persistent room {string}")
    public void makesNot(String user, String room) {
        if (stage.perform(RoomVerbs.MAKE, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, room)
                .inside()) {
            throw new AssertionError(user + " has made " + room);
        }
    }

    @When("{user} invites {user} to the room {string}")
    public void invites(String user, String guest, String room) {
        if (!stage.perform(RoomVerbs.INVITE, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, room, TalkVerbs.WHO, guest)
                .done()) {
            throw new AssertionError(user + " is not in " + room);
        }
    }

    @Then("{user} is invited by {user} to the room {string}")
    public void isInvited(String user, String by, String room) {
        var told = stage.perform(
                RoomVerbs.INVITED, ClientVerbs.CLIENT, user, TalkVerbs.WHO, by, TalkVerbs.WITHIN, SECONDS);
        if (!told.invited() || !told.room().startsWith(room + "@")) {
            throw new AssertionError(user + " is not invited to " + room + " by " + by + ", but: " + told);
        }
    }

    @Then("{user} cannot say {string} in the room {string}")
    public void saysNothing(String user, String text, String room) {
        if (said(user, text, room)) {
            throw new AssertionError(user + " has said '" + text + "' in " + room);
        }
    }

    /** As soon as the user is in the room: what was said there before is heard a moment sooner. */
    @When("{user} says {string} in the room {string}")
    public void says(String user, String text, String room) {
        Duration left = stage.limit(ENTRY);
        while (!said(user, text, room)) {
            if (left.isNegative()) {
                throw new AssertionError(user + " is not in " + room);
            }
            stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, LOOKING.toMillis() / 1000.0);
            left = left.minus(LOOKING);
        }
    }

    private boolean said(String user, String text, String room) {
        return stage.perform(RoomVerbs.SAY, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, room, TalkVerbs.TEXT, text)
                .done();
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

    /** A room into which somebody was asked. */
    private record GroupChat(String room) {}

    @Then("{user} is invited by {user} to a group chat")
    public void isInvited(String user, String by) {
        var told = stage.perform(
                RoomVerbs.INVITED, ClientVerbs.CLIENT, user, TalkVerbs.WHO, by, TalkVerbs.WITHIN, SECONDS);
        if (!told.invited()) {
            throw new AssertionError(user + " is not invited by " + by);
        }
        stage.kept().keep(GroupChat.class, by, new GroupChat(told.room()));
    }

    private String groupChat(String user) {
        return stage.kept()
                .get(GroupChat.class, user, "nobody was invited to a group chat by " + user)
                .room();
    }

    @When("{user} joins the group chat of {user}")
    public void joinsGroup(String user, String other) {
        joins(user, groupChat(other));
    }

    @Then("{user} sees the topic {string} in the group chat of {user}")
    public void seesTopic(String user, String topic, String other) {
        var seen = stage.perform(
                RoomVerbs.TOPIC, ClientVerbs.CLIENT, user, RoomVerbs.ROOM, groupChat(other), TalkVerbs.WITHIN, SECONDS);
        if (!seen.topic().equals(topic)) {
            throw new AssertionError(user + " sees the topic '" + seen.topic() + "'");
        }
    }

    /** As its owner has said it. */
    @Then("{user} reads {string} in the group chat of {user}")
    public void readsInGroup(String user, String text, String other) {
        reads(user, text, other, groupChat(other));
    }
}
