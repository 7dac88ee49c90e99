package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.Summary;
import org.uclab.sim.imp.cluster.ImpConfig;

/** A switchboard and somebody of another domain, as stanzas come from there and go there. */
class AbroadTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final Jid MAC = Jid.valid("mac.donald@uclab.com/desk");
    private static final Jid PIA = Jid.valid("pia@partner.test/desk");

    private final ImpConfig home = TestCluster.config(ImpConfig.Settings.usual());
    private final ImpDatabase database = new ImpDatabase(new ImpConfig(
            home.domain(),
            home.nodes(),
            home.accounts(),
            home.applications(),
            home.settings(),
            Optional.of(new ImpConfig.Federating("secret", true, Optional.empty(), Map.of())),
            false,
            Optional.empty(),
            List.of()));
    private final Switchboard switchboard = new Switchboard("n1", database, home.settings(), NOW);

    @BeforeEach
    void macIsThere() {
        switchboard.bind(MAC.bare(), MAC.resource(), () -> "made", NOW);
        switchboard.stanza(MAC, Stanza.get("r", Element.of(Namespaces.ROSTER, "query")), NOW);
        says(presence(""));
    }

    private static Element presence(String type) {
        Element presence = Element.of(Namespaces.CLIENT, Stanza.PRESENCE);
        return type.isEmpty() ? presence : presence.with("type", type);
    }

    private static Element chat() {
        return Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("type", "chat")
                .child(Element.of(Namespaces.CLIENT, "body", "hi"))
                .done();
    }

    /** What goes to whom: {@code receiver: summary}. */
    private static List<String> told(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect.kind() == Effect.Kind.DELIVER)
                .map(effect -> (Effect.Deliver) effect)
                .map(deliver -> deliver.client() + ": " + Summary.of(deliver.stanza()))
                .toList();
    }

    private List<String> says(Element stanza) {
        return told(switchboard.stanza(MAC, stanza, NOW));
    }

    private List<String> comes(Jid from, Jid to, Element stanza) {
        return told(switchboard
                .abroad()
                .arrived(stanza.with("from", from.toString()).with("to", to.toString()), NOW));
    }

    /** Each sees the other. */
    private void approved() {
        comes(PIA.bare(), MAC.bare(), presence("subscribe"));
        says(presence("subscribed").with("to", "pia@partner.test"));
        says(presence("subscribe").with("to", "pia@partner.test"));
        comes(PIA.bare(), MAC.bare(), presence("subscribed"));
    }

    @Test
    void aRequestThatIsApprovedShowsTheUserFromThenOn() {
        assertThat(comes(PIA.bare(), MAC.bare(), presence("subscribe")))
                .containsExactly(MAC + ": presence subscribe from=pia@partner.test to=mac.donald@uclab.com");
        assertThat(says(presence("subscribed").with("to", "pia@partner.test")))
                .contains(
                        "pia@partner.test: presence subscribed from=mac.donald@uclab.com to=pia@partner.test",
                        "pia@partner.test: presence available from=" + MAC + " to=pia@partner.test");
        assertThat(says(presence("unavailable")))
                .contains("pia@partner.test: presence unavailable from=" + MAC + " to=pia@partner.test");
    }

    @Test
    void whoSignsInAsksTheOtherServerAndIsShownThere() {
        approved();
        says(presence("unavailable"));
        assertThat(says(presence("")))
                .contains(
                        "pia@partner.test: presence probe from=mac.donald@uclab.com to=pia@partner.test",
                        "pia@partner.test: presence available from=" + MAC + " to=pia@partner.test");
        assertThat(comes(PIA, MAC.bare(), presence("")))
                .containsExactly(MAC + ": presence available from=" + PIA + " to=mac.donald@uclab.com");
    }

    @Test
    void aProbeIsAnsweredToThoseWhoMaySeeAndRefusedToOthers() {
        assertThat(comes(PIA.bare(), MAC.bare(), presence("probe")))
                .containsExactly(
                        "pia@partner.test: presence unsubscribed from=mac.donald@uclab.com to=pia@partner.test");
        approved();
        assertThat(comes(PIA.bare(), MAC.bare(), presence("probe")))
                .containsExactly("pia@partner.test: presence available from=" + MAC + " to=pia@partner.test");
        says(presence("unavailable"));
        assertThat(comes(PIA.bare(), MAC.bare(), presence("probe")))
                .containsExactly(
                        "pia@partner.test: presence unavailable from=mac.donald@uclab.com to=pia@partner.test");
    }

    @Test
    void whoCancelsIsNotShownAnyMore() {
        approved();
        assertThat(comes(PIA.bare(), MAC.bare(), presence("unsubscribe")))
                .contains("pia@partner.test: presence unavailable from=" + MAC + " to=pia@partner.test");
        assertThat(says(presence("unavailable"))).noneMatch(line -> line.startsWith("pia@"));
        assertThat(comes(PIA.bare(), MAC.bare(), presence("probe")))
                .containsExactly(
                        "pia@partner.test: presence unsubscribed from=mac.donald@uclab.com to=pia@partner.test");
    }

    @Test
    void nobodyLearnsWhoIsHere() {
        Jid nobody = Jid.valid("nobody@uclab.com");
        for (String type : List.of("subscribe", "probe", "")) {
            assertThat(comes(PIA.bare(), nobody, presence(type))).as(type).isEmpty();
        }
        assertThat(comes(PIA, nobody, chat())).singleElement().asString().contains("service-unavailable");
        Element disco = Stanza.get("q", Element.of(Namespaces.DISCO_INFO, "query"));
        List<String> stranger = comes(PIA, MAC.bare(), disco);
        assertThat(stranger).singleElement().asString().contains("service-unavailable");
        assertThat(comes(PIA, nobody, disco).toString().replace("nobody", "mac.donald"))
                .isEqualTo(stranger.toString());
    }

    @Test
    void messagesAndQuestionsFindTheirWayAndNothingIsAnsweredTwice() {
        assertThat(comes(PIA, MAC.bare(), chat())).singleElement().asString().startsWith(MAC + ": message chat");
        assertThat(comes(PIA, MAC, Stanza.get("q", Element.of(Namespaces.PING, "ping"))))
                .singleElement()
                .asString()
                .startsWith(MAC + ": iq get");
        Jid gone = Jid.valid("mac.donald@uclab.com/gone");
        Element ping = Stanza.get("q", Element.of(Namespaces.PING, "ping"));
        assertThat(comes(PIA, gone, ping)).singleElement().asString().contains("service-unavailable");
        for (String type : List.of("error", "result")) {
            assertThat(comes(PIA, gone, ping.with("type", type))).as(type).isEmpty();
        }
        assertThat(comes(PIA, MAC.bare(), ping.without("id")))
                .singleElement()
                .asString()
                .contains("bad-request");
        assertThat(comes(PIA, Jid.valid("nobody@uclab.com"), chat().with("type", "error")))
                .isEmpty();
    }

    @Test
    void whoeverSentWhatDidNotLeaveIsTold() {
        Element sent = chat().with("from", MAC.toString()).with("to", "pia@partner.test");
        StanzaCondition why = StanzaCondition.REMOTE_SERVER_NOT_FOUND;
        assertThat(told(switchboard.abroad().returned(sent, why)))
                .singleElement()
                .asString()
                .startsWith(MAC + ": message error")
                .contains("remote-server-not-found");
        Element ask = presence("subscribe").with("from", "mac.donald@uclab.com").with("to", "pia@partner.test");
        assertThat(told(switchboard.abroad().returned(ask, why)))
                .singleElement()
                .asString()
                .startsWith(MAC + ": presence error remote-server-not-found");
        assertThat(told(switchboard.abroad().returned(presence("").with("from", MAC.toString()), why)))
                .isEmpty();
        assertThat(told(switchboard.abroad().returned(sent.with("type", "error"), why)))
                .isEmpty();
    }
}
