package org.uclab.protocol.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.protocol.room.RoomStanzas.ADA;
import static org.uclab.protocol.room.RoomStanzas.ALIAS;
import static org.uclab.protocol.room.RoomStanzas.BOB;
import static org.uclab.protocol.room.RoomStanzas.EVE;
import static org.uclab.protocol.room.RoomStanzas.ROOM;
import static org.uclab.protocol.room.RoomStanzas.admin;
import static org.uclab.protocol.room.RoomStanzas.iq;
import static org.uclab.protocol.room.RoomStanzas.join;
import static org.uclab.protocol.room.RoomStanzas.leave;
import static org.uclab.protocol.room.RoomStanzas.say;
import static org.uclab.protocol.room.RoomStanzas.stanza;
import static org.uclab.protocol.room.RoomStanzas.submit;
import static org.uclab.protocol.room.RoomStanzas.told;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** Rooms that persist: what the next node, or the same one after a power cut, finds. Ada has made one, Bob is there. */
class RoomsKeptTest {

    private final RoomDatabase database = new RoomDatabase();
    private final Set<String> gone = new HashSet<>();
    private final Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private Rooms rooms = node();

    private Rooms node() {
        return new Rooms(ALIAS, "uclab.com", Optional.of(database), client -> !gone.contains(client.toString()));
    }

    private List<String> hears(Element stanza) {
        return told(rooms.received(stanza, now));
    }

    @BeforeEach
    void open() {
        hears(join(ADA, "ada"));
        assertThat(hears(submit(ADA, "persistentroom", "1", "roomname", "Tea"))).containsExactly("ada: iq result");
        hears(join(BOB, "bob"));
    }

    private Element subject(String text) {
        return stanza(Stanza.MESSAGE, ADA, ROOM)
                .attribute("type", "groupchat")
                .child(Element.of(Namespaces.CLIENT, "subject", text))
                .done();
    }

    @Test
    void whoeverComesToAnEmptyRoomFindsAllThatWasThere() {
        hears(say(BOB, "hi"));
        hears(subject("biscuits"));
        hears(admin(ADA, "jid", "eve@uclab.com", "affiliation", "admin"));
        hears(leave(ADA, "ada"));
        hears(leave(BOB, "bob"));
        assertThat(hears(join(EVE, "eve")))
                .containsExactly(
                        "eve: presence eve admin/moderator 100 110",
                        "eve: groupchat bob \"hi\" late",
                        "eve: groupchat ada subject 'biscuits'");
        assertThat(hears(join(ADA, "ada"))).contains("ada: presence ada owner/moderator 100 110");
    }

    @Test
    void afterAPowerCutEverybodyIsStillThereAndNothingThatWasSaidIsLost() {
        assertThat(hears(say(BOB, "hi"))).hasSize(2);
        rooms = node();
        assertThat(hears(say(ADA, "still there?")))
                .containsExactly("ada: groupchat ada \"still there?\"", "bob: groupchat ada \"still there?\"");
        assertThat(hears(join(EVE, "eve")))
                .contains("eve: groupchat bob \"hi\" late", "eve: groupchat ada \"still there?\" late");
    }

    @Test
    void whoComesBackTakesThePlaceOfTheClientThatIsGone() {
        String again = "bob@uclab.com/new";
        assertThat(hears(join(again, "bob"))).containsExactly("bob: error conflict");
        gone.add(BOB);
        rooms = node();
        assertThat(hears(join(EVE, "bob"))).containsExactly("eve: error conflict");
        assertThat(hears(join(again, "bob")))
                .startsWith("ada: gone bob none/none", "bob: gone bob none/none 110")
                .contains("ada: presence bob none/participant", "bob: presence bob none/participant 100 110");
    }

    @Test
    void anEmptyRoomIsFoundAndItsOwnerSettlesItFromOutside() {
        hears(leave(ADA, "ada"));
        hears(leave(BOB, "bob"));
        rooms = node();
        Element items = stanza(Stanza.IQ, EVE, ALIAS)
                .attribute("type", "get")
                .attribute("id", "q")
                .child(Element.of(Namespaces.DISCO_ITEMS, "query"))
                .done();
        assertThat(rooms.received(items, now).get(0).toXml()).contains(ROOM, "Tea");
        Element info = iq(EVE, "get", Element.of(Namespaces.DISCO_INFO, "query"));
        assertThat(rooms.received(info, now).get(0).toXml())
                .contains("muc_persistent")
                .doesNotContain("muc_temporary");
        assertThat(hears(submit(EVE, "membersonly", "1"))).containsExactly("eve: error forbidden");
        assertThat(hears(submit(ADA, "membersonly", "1"))).containsExactly("ada: iq result");
        rooms = node();
        assertThat(hears(join(EVE, "eve"))).containsExactly("eve: error registration-required");
        assertThat(hears(join(ADA, "ada"))).contains("ada: presence ada owner/moderator 100 110");
    }

    @Test
    void aRoomThatIsEndedOrMadeAdHocIsNotKept() {
        assertThat(hears(submit(ADA, "persistentroom", "0"))).startsWith("ada: iq result");
        hears(leave(BOB, "bob"));
        hears(leave(ADA, "ada"));
        assertThat(hears(join(EVE, "eve"))).contains("eve: presence eve owner/moderator 100 201 110");
        hears(submit(EVE, "persistentroom", "1"));
        hears(iq(
                EVE,
                "set",
                Element.build(RoomOwner.NAMESPACE, "query")
                        .child(Element.of(RoomOwner.NAMESPACE, "destroy"))
                        .done()));
        rooms = node();
        assertThat(hears(join(BOB, "bob"))).contains("bob: presence bob owner/moderator 100 201 110");
    }

    @Test
    void whenTheNodeIsBackRoomsGoOnThereAndAdHocOnesEnd() {
        hears(stanza(Stanza.PRESENCE, EVE, "chat@" + ALIAS + "/eve").done());
        assertThat(told(rooms.handedOver())).containsExactly("eve: gone eve owner/none 332 110");
        rooms = node();
        assertThat(hears(say(ADA, "same room")))
                .containsExactly("ada: groupchat ada \"same room\"", "bob: groupchat ada \"same room\"");
    }

    @Test
    void aClientThatIsGoneIsWrittenOffToo() {
        assertThat(told(rooms.lost(Jid.valid(BOB)))).contains("ada: gone bob none/none");
        rooms = node();
        assertThat(hears(say(ADA, "alone"))).containsExactly("ada: groupchat ada \"alone\"");
    }

    @Test
    void emptyRoomsCountToo() {
        for (int i = 1; i < Rooms.OWNED_MAX; i++) {
            String room = "room" + i + "@" + ALIAS;
            hears(stanza(Stanza.PRESENCE, ADA, room + "/ada").done());
            hears(submit(ADA, "persistentroom", "1").with("to", room));
            hears(leave(ADA, "ada").with("to", room + "/ada"));
        }
        assertThat(hears(stanza(Stanza.PRESENCE, ADA, "more@" + ALIAS + "/ada").done()))
                .containsExactly("ada: error resource-constraint");
    }
}
