package org.uclab.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.client.xmpp.ChatMessage;
import org.uclab.client.xmpp.ChatRooms;
import org.uclab.client.xmpp.Correspondence;
import org.uclab.client.xmpp.RoomInvitation;

/** Group chats of who is signed in: rooms of the presence servers, in which the user is called by the user id. */
public final class GroupChats {

    private final ChatRooms rooms;
    private final Correspondence correspondence;
    private final UcClient client;

    GroupChats(ChatRooms rooms, Correspondence correspondence, UcClient client) {
        this.rooms = rooms;
        this.correspondence = correspondence;
        this.client = client;
    }

    /**
     * Enters a room, which is made and opened where there is none; waits for the server's word.
     *
     * @param room an address, or a name for a room of the first server that has rooms
     * @throws IllegalArgumentException when it is neither
     */
    public ChatRooms.Entry enter(String room) {
        return rooms.enter(room);
    }

    /** Makes a room that persists, and enters it; otherwise like {@link #enter}. */
    public ChatRooms.Entry makePersistent(String room) {
        return rooms.makePersistent(room);
    }

    /** Asks the user with that bare address into a room; false when the user is not in it. */
    public boolean invite(String room, String who) {
        return rooms.invite(room, who);
    }

    /** Waits for the first invitation of that bare address not yet taken; empty when the limit, in lab time, passed first. */
    public Optional<RoomInvitation> awaitInvitation(String from, Duration limit) {
        return client.await(correspondence.invitation(from), limit);
    }

    /** Says something to all in a room; false when the user is not in it. */
    public boolean say(String room, String text) {
        return rooms.say(room, text);
    }

    /** Leaves a room; false when the user was not in it. */
    public boolean leave(String room) {
        return rooms.leave(room);
    }

    /**
     * Makes a room of its own for some people, with a topic, and asks them in.
     *
     * @param topic empty for none
     * @param who   bare addresses
     * @return its address
     * @throws IllegalStateException when that fails
     */
    String begin(String topic, List<String> who) {
        // ASSUMED(choice): how the product calls such a room is not public.
        String name = "chat-" + client.equipment().seed().draws("group chats").uuid();
        ChatRooms.Entry made = rooms.enter(name);
        boolean begun = made.inside()
                && (topic.isEmpty() || rooms.topic(made.room(), topic))
                && who.stream().allMatch(guest -> rooms.invite(made.room(), guest));
        if (!begun) {
            throw new IllegalStateException("there is no room for a group chat: " + made.why());
        }
        return made.room();
    }

    /** Waits for the first topic of that room not yet taken; empty when the limit, in lab time, passed first. */
    public Optional<String> awaitTopic(String room, Duration limit) {
        return client.await(correspondence.topic(rooms.address(room)), limit);
    }

    /** Waits for the first word of that nick in that room not yet taken; empty when the limit, in lab time, passed first. */
    public Optional<ChatMessage> awaitSaid(String room, String nick, Duration limit) {
        return client.await(correspondence.said(rooms.address(room), nick), limit);
    }
}
