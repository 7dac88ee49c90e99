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
import static org.uclab.protocol.room.RoomStanzas.say;
import static org.uclab.protocol.room.RoomStanzas.stanza;
import static org.uclab.protocol.room.RoomStanzas.submit;
import static org.uclab.protocol.room.RoomStanzas.told;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** What rooms do with stanzas that nobody means well with. Ada has made the room, Bob is there. */
class RoomsHostileTest {

    private final Rooms rooms = new Rooms(ALIAS, "uclab.com", Optional.empty(), client -> true);
    private final Instant now = Instant.parse("2026-01-01T09:00:00Z");

    @BeforeEach
    void open() {
        hears(join(ADA, "ada"));
        hears(submit(ADA));
        hears(join(BOB, "bob"));
    }

    private List<String> hears(Element stanza) {
        return told(rooms.received(stanza, now));
    }

    @ParameterizedTest
    @ValueSource(strings = {RoomAdmin.NAMESPACE, RoomOwner.NAMESPACE})
    void aQuestionOfAnotherNameIsNone(String namespace) {
        assertThat(hears(iq(ADA, "set", Element.of(namespace, "nonsense")))).containsExactly("ada: error bad-request");
        assertThat(hears(iq(ADA, "get", Element.of(namespace, "nonsense")))).containsExactly("ada: error bad-request");
        assertThat(hears(iq(ADA, "set", Element.of(namespace, "query")))).containsExactly("ada: error bad-request");
    }

    @ParameterizedTest
    @CsvSource({"get, 0", "set, 2", "nonsense, 1"})
    void aQuestionThatIsNoneIsAnswered(String type, int questions) {
        for (String to : List.of(ROOM, ROOM + "/bob", ALIAS)) {
            Element.Builder ask =
                    stanza(Stanza.IQ, ADA, to).attribute("type", type).attribute("id", "q");
            for (int i = 0; i < questions; i++) {
                ask.child(Element.of(Namespaces.PING, "ping"));
            }
            assertThat(hears(ask.done())).as(to).containsExactly("ada: error bad-request");
        }
    }

    @Test
    void aQuestionWithoutAnIdIsNotPassedOn() {
        Element ping = stanza(Stanza.IQ, ADA, ROOM + "/bob")
                .attribute("type", "get")
                .child(Element.of(Namespaces.PING, "ping"))
                .done();
        assertThat(hears(ping)).containsExactly("ada: error bad-request");
        assertThat(hears(ping.with("id", "1"))).containsExactly("bob: iq get");
    }

    @Test
    void errorsAndResultsAreNeverAnswered() {
        for (String type : List.of("error", "result")) {
            Element stray = stanza(Stanza.IQ, EVE, ROOM).attribute("type", type).done();
            assertThat(hears(stray)).isEmpty();
            assertThat(hears(stray.with("to", ROOM + "/bob").with("id", "1"))).isEmpty();
            assertThat(hears(stray.with("to", "nowhere@" + ALIAS).with("id", "1")))
                    .isEmpty();
        }
        assertThat(hears(say(EVE, "hi").with("type", "error"))).isEmpty();
    }

    @Test
    void nobodySpeaksForTheRoom() {
        Element settled = Element.build(Namespaces.MUC_USER, "x")
                .child(Element.of(Namespaces.MUC_USER, "status").with("code", "104"))
                .done();
        Element delay = Element.of(Namespaces.DELAY, "delay").with("from", ROOM);
        Element said =
                rooms.received(say(BOB, "hi").with(settled).with(delay), now).get(0);
        assertThat(said.child(Namespaces.MUC_USER, "x")).isEmpty();
        assertThat(said.child(Namespaces.DELAY, "delay")).isEmpty();
        assertThat(said.child("body")).isPresent();
        Element aside = rooms.received(
                        say(BOB, "hi")
                                .with("to", ROOM + "/ada")
                                .with("type", "chat")
                                .with(settled),
                        now)
                .get(0);
        assertThat(aside.child(Namespaces.MUC_USER, "x").orElseThrow().children())
                .isEmpty();
    }

    @Test
    void whatIsTooMuchToKeepIsRefusedOrNotKept() {
        String much = "x".repeat(Rooms.KEPT_CHARS_MAX);
        assertThat(hears(join(EVE, "eve").with(Element.of(Namespaces.CLIENT, "status", much))))
                .containsExactly("eve: error policy-violation");
        Element subject = stanza(Stanza.MESSAGE, ADA, ROOM)
                .attribute("type", "groupchat")
                .child(Element.of(Namespaces.CLIENT, "subject", much))
                .done();
        assertThat(hears(subject)).containsExactly("ada: error policy-violation");
        for (int i = 0; i < 10; i++) {
            hears(say(ADA, i + much));
        }
        hears(say(ADA, "y".repeat(RoomHistory.CHARS_MAX)));
        List<Element> late = rooms.received(join(EVE, "eve"), now).stream()
                .filter(one -> one.child(Namespaces.DELAY, "delay").isPresent())
                .toList();
        assertThat(late)
                .hasSize(6)
                .allMatch(one -> one.child("body").orElseThrow().text().contains("x"));
    }

    @Test
    void aRoomKeepsNoMoreAffiliationsThanItMay() {
        for (int i = 0; i < RoomRoll.AFFILIATIONS_MAX - 1; i++) {
            assertThat(hears(admin(ADA, "jid", "u" + i + "@uclab.com", "affiliation", "outcast")))
                    .containsExactly("ada: iq result");
        }
        assertThat(hears(admin(ADA, "jid", "more@uclab.com", "affiliation", "outcast")))
                .containsExactly("ada: error resource-constraint");
        assertThat(hears(admin(ADA, "jid", "u0@uclab.com", "affiliation", "none")))
                .containsExactly("ada: iq result");
        assertThat(hears(admin(ADA, "jid", "more@uclab.com", "affiliation", "outcast")))
                .containsExactly("ada: iq result");
    }

    @Test
    void aFormOfNonsenseChangesNothing() {
        for (String value : List.of("", "yes", "-1", "99999999999")) {
            assertThat(hears(submit(ADA, "membersonly", value))).as(value).containsExactly("ada: error not-acceptable");
        }
        assertThat(hears(submit(ADA, "maxusers", "0"))).containsExactly("ada: error not-acceptable");
        assertThat(hears(submit(ADA, "whois", "nobody"))).containsExactly("ada: error not-acceptable");
        assertThat(hears(submit(ADA, "roomname", "n".repeat(RoomConfig.TEXT_MAX + 1))))
                .containsExactly("ada: error not-acceptable");
        assertThat(hears(join(EVE, "eve"))).contains("eve: presence eve none/participant 100 110");
    }
}
