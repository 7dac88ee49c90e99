package org.uclab.control.live;

import java.util.List;
import org.uclab.client.GroupChats;
import org.uclab.client.xmpp.ChatRooms;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;

/** Verbs of group chats: rooms of the presence servers. */
public final class RoomVerbs {

    public static final Parameter<String> ROOM =
            Parameter.text("room", "a room's name, or its address").inPlace();
    public static final Parameter<String> NICK = Parameter.text(
                    "nick", "who speaks: a user id, as people are called in rooms")
            .inPlace();

    /**
     * What came of the wish to be in a room.
     *
     * @param why the server's condition where the user is not in; else empty
     */
    public record EntryView(String room, boolean inside, String why) {}

    /** Whether somebody has asked the user into a room, and into which. */
    public record InvitationView(boolean invited, String from, String room) {}

    /** Whether something was done that wants the user to be in the room. */
    public record RoomView(String room, boolean done) {}

    public static final Verb<LiveLab, EntryView> JOIN = Verb.<LiveLab>named(
                    "client join-room", "Enters a chat room, which is made where there is none.")
            .call(Method.POST, "/clients/{client}/rooms/join")
            .takes(ClientVerbs.CLIENT, ROOM)
            .step("{user} joins the room {string}", "{user} joins the group chat of {user}")
            .gives(EntryView.class, (lab, said) -> {
                return entry(Doing.fitting(() -> chats(lab, said).enter(said.get(ROOM))));
            })
            .wanting(EntryView::inside);

    public static final Verb<LiveLab, EntryView> MAKE = Verb.<LiveLab>named(
                    "client make-room", "Makes a chat room that persists, and enters it.")
            .call(Method.POST, "/clients/{client}/rooms/make")
            .takes(ClientVerbs.CLIENT, ROOM)
            .step("{user} makes the persistent room {string}", "{user} cannot make the persistent room {string}")
            .gives(EntryView.class, (lab, said) -> {
                return entry(Doing.fitting(() -> chats(lab, said).makePersistent(said.get(ROOM))));
            })
            .wanting(EntryView::inside);

    public static final Verb<LiveLab, RoomView> INVITE = Verb.<LiveLab>named(
                    "client invite", "Asks somebody into a chat room.")
            .call(Method.POST, "/clients/{client}/rooms/invite")
            .takes(ClientVerbs.CLIENT, ROOM, TalkVerbs.WHO)
            .step("{user} invites {user} to the room {string}")
            .gives(RoomView.class, (lab, said) -> {
                String room = said.get(ROOM);
                String guest = TalkVerbs.address(lab, said.get(TalkVerbs.WHO));
                return new RoomView(room, Doing.fitting(() -> chats(lab, said).invite(room, guest)));
            })
            .wanting(RoomView::done);

    public static final Verb<LiveLab, InvitationView> INVITED = Verb.<LiveLab>named(
                    "client invited",
                    "Waits until somebody asks the user into a chat room; each invitation is told once.")
            .call(Method.POST, "/clients/{client}/rooms/invited")
            .takes(ClientVerbs.CLIENT, TalkVerbs.WHO, TalkVerbs.WITHIN)
            .step("{user} is invited by {user} to the room {string}", "{user} is invited by {user} to a group chat")
            .gives(InvitationView.class, (lab, said) -> {
                String from = TalkVerbs.address(lab, said.get(TalkVerbs.WHO));
                return Doing.fitting(() -> chats(lab, said).awaitInvitation(from, TalkVerbs.within(lab, said)))
                        .map(invitation -> new InvitationView(true, invitation.from(), invitation.room()))
                        .orElse(new InvitationView(false, from, ""));
            })
            .wanting(InvitationView::invited);

    public static final Verb<LiveLab, RoomView> SAY = Verb.<LiveLab>named(
                    "client say", "Says something to everybody in a chat room.")
            .call(Method.POST, "/clients/{client}/rooms/say")
            .takes(ClientVerbs.CLIENT, ROOM, TalkVerbs.TEXT)
            .step("{user} says {string} in the room {string}", "{user} cannot say {string} in the room {string}")
            .gives(RoomView.class, (lab, said) -> {
                String room = said.get(ROOM);
                return new RoomView(room, Doing.fitting(() -> chats(lab, said).say(room, said.get(TalkVerbs.TEXT))));
            })
            .wanting(RoomView::done);

    public static final Verb<LiveLab, TalkVerbs.ReadView> HEAR = Verb.<LiveLab>named(
                    "client hear", "Waits for the first word of somebody in a chat room that was not read yet.")
            .call(Method.POST, "/clients/{client}/rooms/hear")
            .takes(ClientVerbs.CLIENT, ROOM, NICK, TalkVerbs.WITHIN)
            .step(
                    "{user} reads {string} from {user} in the room {string}",
                    "{user} reads {string} in the group chat of {user}")
            .gives(TalkVerbs.ReadView.class, (lab, said) -> {
                String nick = said.get(NICK);
                return Doing.fitting(
                                () -> chats(lab, said).awaitSaid(said.get(ROOM), nick, TalkVerbs.within(lab, said)))
                        .map(message -> new TalkVerbs.ReadView(true, nick, message.subject(), message.text()))
                        .orElse(new TalkVerbs.ReadView(false, nick, "", ""));
            })
            .wanting(TalkVerbs.ReadView::read);

    /** The topic of a room that was not read yet; empty where none came in time. */
    public record TopicView(String room, boolean read, String topic) {}

    public static final Verb<LiveLab, TopicView> TOPIC = Verb.<LiveLab>named(
                    "client topic", "Waits for the first topic of a chat room that was not read yet.")
            .call(Method.POST, "/clients/{client}/rooms/topic")
            .takes(ClientVerbs.CLIENT, ROOM, TalkVerbs.WITHIN)
            .step("{user} sees the topic {string} in the group chat of {user}")
            .gives(TopicView.class, (lab, said) -> {
                String room = said.get(ROOM);
                return Doing.fitting(() -> chats(lab, said).awaitTopic(room, TalkVerbs.within(lab, said)))
                        .map(topic -> new TopicView(room, true, topic))
                        .orElse(new TopicView(room, false, ""));
            })
            .wanting(TopicView::read);

    public static final Verb<LiveLab, RoomView> LEAVE = Verb.<LiveLab>named("client leave-room", "Leaves a chat room.")
            .call(Method.POST, "/clients/{client}/rooms/leave")
            .takes(ClientVerbs.CLIENT, ROOM)
            .step("{user} leaves the room {string}")
            .gives(RoomView.class, (lab, said) -> {
                String room = said.get(ROOM);
                return new RoomView(room, Doing.fitting(() -> chats(lab, said).leave(room)));
            })
            .wanting(RoomView::done);

    private RoomVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(JOIN, MAKE, INVITE, INVITED, SAY, HEAR, TOPIC, LEAVE);
    }

    private static EntryView entry(ChatRooms.Entry entry) {
        return new EntryView(entry.room(), entry.inside(), entry.why());
    }

    private static GroupChats chats(LiveLab lab, Said said) {
        return ClientVerbs.client(lab, said).client().groupChats();
    }
}
