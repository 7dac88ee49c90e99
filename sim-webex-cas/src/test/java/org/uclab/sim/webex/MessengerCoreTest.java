package org.uclab.sim.webex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

class MessengerCoreTest {

    private final WebexCloud cloud = TestCloud.peopled();
    private final MessengerCore core = new MessengerCore(cloud, "im.test");
    private final Jid ada = bound("ada@one.test", "desk");
    private final Jid bob = bound("bob@one.test", "desk");
    private final Jid cleo = bound("cleo@two.test", "desk");

    @BeforeEach
    void everybodyIsThere() {
        List.of(ada, bob, cleo).forEach(client -> {
            core.stanza(client, iq("get", "r", Element.of(Namespaces.ROSTER, "query")), Instant.EPOCH);
            core.stanza(client, presence(""), Instant.EPOCH);
        });
    }

    private Jid bound(String user, String resource) {
        return core.bind(Jid.valid(user), resource, () -> "drawn").client().orElseThrow();
    }

    @Test
    void presenceGoesToWhoeverMaySeeIt() {
        List<Outgoing> out = core.stanza(ada, presence("").with(Element.of(Namespaces.CLIENT, "show", "away")), now());
        assertThat(out).extracting(Outgoing::to).containsExactlyInAnyOrder(ada, bob);
        assertThat(core.ended(ada)).extracting(Outgoing::to).containsExactly(bob);
        assertThat(core.stanza(ada, presence(""), now())).as("who has gone").isEmpty();
    }

    @Test
    void messagesCrossTheBordersOfOrganisationsAndOfNothingElse() {
        assertThat(core.stanza(ada, message("cleo@two.test", "body"), now()))
                .extracting(Outgoing::to)
                .containsExactly(cleo);
        refused(ada, message("cleo@elsewhere.test", "body"), StanzaCondition.REMOTE_SERVER_NOT_FOUND);
        refused(ada, message("nobody@two.test", "body"), StanzaCondition.SERVICE_UNAVAILABLE);
        refused(ada, message("two.test", "body"), StanzaCondition.SERVICE_UNAVAILABLE);
    }

    @Test
    void anEncryptedMessageIsAnAnswerLikeAnyOther() {
        Jid second = bound("bob@one.test", "road");
        core.stanza(second, presence(""), now());
        assertThat(core.stanza(ada, message("bob@one.test", "body"), now()))
                .extracting(Outgoing::to)
                .containsExactly(bob, second);
        Element encrypted =
                message("ada@one.test", "thread").with(Element.of("http://webex.com/connect/aes", "encrypted"));
        core.stanza(second, encrypted, now());
        assertThat(core.stanza(ada, message("bob@one.test", "body"), now()))
                .extracting(Outgoing::to)
                .containsExactly(second);
    }

    @Test
    void whoIsAskedMayLetTheOtherSee() {
        List<Outgoing> asked = core.stanza(cleo, presence("subscribe").with("to", "ada@one.test"), now());
        assertThat(asked)
                .anyMatch(out -> out.to().equals(ada)
                        && Stanza.type(out.stanza()).equals("subscribe")
                        && out.stanza().attribute("from", "").equals("cleo@two.test"));
        List<Outgoing> let = core.stanza(ada, presence("subscribed").with("to", "cleo@two.test"), now());
        assertThat(let)
                .anyMatch(out -> out.to().equals(cleo)
                        && out.stanza().attribute("from", "").equals(ada.toString()));
        assertThat(core.stanza(ada, presence("unavailable"), now()))
                .extracting(Outgoing::to)
                .contains(cleo);
    }

    @Test
    void aContactThatIsRemovedSeesNothingMore() {
        Element item = Element.build(Namespaces.ROSTER, "item")
                .attribute("jid", "bob@one.test")
                .attribute("subscription", "remove")
                .done();
        Element query = Element.build(Namespaces.ROSTER, "query").child(item).done();
        core.stanza(ada, iq("set", "x", query), now());
        assertThat(cloud.rosters().listed(Jid.valid("ada@one.test"))).isEmpty();
        assertThat(core.stanza(ada, presence(""), now()))
                .extracting(Outgoing::to)
                .containsExactly(ada);
        refused(ada, iq("set", "y", query), StanzaCondition.ITEM_NOT_FOUND);
    }

    @Test
    void aRoomHasUsersOfSeveralOrganisations() {
        Jid room = Jid.valid("tea@conference.one.test");
        enter(ada, room, "ada");
        enter(cleo, room, "cleo");
        Element word = Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("type", "groupchat")
                .attribute("id", "w")
                .attribute("to", room)
                .child(Element.of(Namespaces.CLIENT, "body", "one lump?"))
                .done();
        List<Outgoing> said = core.stanza(ada, word, now());
        assertThat(said).extracting(Outgoing::to).containsExactly(room);
        assertThat(core.roomStanza(room, said.get(0).stanza(), now()))
                .extracting(Outgoing::to)
                .containsExactlyInAnyOrder(ada, cleo);
    }

    private void enter(Jid client, Jid room, String nick) {
        Element join = presence("").with("to", room + "/" + nick).with(Element.of(Namespaces.MUC, "x"));
        core.stanza(client, join, now())
                .forEach(out -> core.roomStanza(out.to(), out.stanza().with("from", client.toString()), now()));
        Element open = Element.build("http://jabber.org/protocol/muc#owner", "query")
                .child(Element.build(Namespaces.DATA_FORMS, "x")
                        .attribute("type", "submit")
                        .done())
                .done();
        core.roomStanza(
                room, iq("set", "o", open).with("from", client.toString()).with("to", room.toString()), now());
    }

    @Test
    void thereIsAnEndOfClients() {
        for (int i = 1; i < MessengerCore.CLIENTS_MAX; i++) {
            assertThat(core.bind(Jid.valid("ada@one.test"), "more" + i, () -> "x")
                            .client())
                    .isPresent();
        }
        assertThat(core.bind(Jid.valid("ada@one.test"), "last", () -> "x").refusal())
                .contains(StanzaCondition.RESOURCE_CONSTRAINT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "set", "", "shout"})
    void anIqThatIsNoneIsABadRequest(String type) {
        Element twoPayloads = iq(type, "i", Element.of(Namespaces.PING, "ping"))
                .with(Element.of(Namespaces.PING, "ping"))
                .with("to", "one.test");
        refused(ada, twoPayloads, StanzaCondition.BAD_REQUEST);
    }

    @Test
    void theServerAnswersPingsAndNamesItsRooms() {
        Element ping = iq("get", "p", Element.of(Namespaces.PING, "ping")).with("to", "one.test");
        assertThat(core.stanza(ada, ping, now()))
                .singleElement()
                .matches(out -> Stanza.type(out.stanza()).equals("result"));
        Element items =
                iq("get", "d", Element.of(Namespaces.DISCO_ITEMS, "query")).with("to", "one.test");
        assertThat(core.stanza(ada, items, now()).get(0).stanza().toXml()).contains("conference.one.test");
    }

    private void refused(Jid client, Element stanza, StanzaCondition why) {
        assertThat(core.stanza(client, stanza, now())).singleElement().satisfies(out -> {
            assertThat(out.to()).isEqualTo(client);
            assertThat(StanzaCondition.in(out.stanza())).contains(why);
        });
    }

    private static Instant now() {
        return Instant.EPOCH.plusSeconds(1);
    }

    private static Element presence(String type) {
        Element.Builder presence = Element.build(Namespaces.CLIENT, Stanza.PRESENCE);
        return type.isEmpty()
                ? presence.done()
                : presence.attribute("type", type).done();
    }

    private static Element message(String to, String child) {
        return Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("type", "chat")
                .attribute("id", "m")
                .attribute("to", to)
                .child(Element.of(Namespaces.CLIENT, child, "hello"))
                .done();
    }

    private static Element iq(String type, String id, Element payload) {
        return Element.build(Namespaces.CLIENT, Stanza.IQ)
                .attribute("type", type)
                .attribute("id", id)
                .child(payload)
                .done();
    }
}
