package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.imp.TwoSwitchboards.ADA;
import static org.uclab.sim.imp.TwoSwitchboards.MAC;
import static org.uclab.sim.imp.TwoSwitchboards.MAC_AT_HOME;
import static org.uclab.sim.imp.TwoSwitchboards.PIA;
import static org.uclab.sim.imp.TwoSwitchboards.chat;
import static org.uclab.sim.imp.TwoSwitchboards.presence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** The blocking command, XEP-0191, on two switchboards that tell each other what they announce. */
class BlockingTest {

    private final TwoSwitchboards lab = new TwoSwitchboards();
    private final ImpDatabase database = lab.database;
    private final List<String> told = lab.told;
    private final List<Element> delivered = lab.delivered;

    private void says(String node, Jid client, Element stanza) {
        lab.says(node, client, stanza);
    }

    private static Element list() {
        return Stanza.get("l", Element.of(Blocking.NAMESPACE, "blocklist"));
    }

    private static Element command(String name, String... addresses) {
        Element.Builder command = Element.build(Blocking.NAMESPACE, name);
        for (String address : addresses) {
            command.child(Element.of(Blocking.NAMESPACE, "item").with("jid", address));
        }
        return Stanza.set("b", command.done());
    }

    private void macBlocks(String... addresses) {
        says("n1", MAC, command("block", addresses));
    }

    @Test
    void whoIsBlockedSeesTheUserGoAndEachClientThatAskedForTheListIsTold() {
        says("n1", MAC, list());
        assertThat(delivered.get(0).toXml()).contains("<blocklist xmlns='urn:xmpp:blocking'/>");
        says("n2", MAC_AT_HOME, list());
        macBlocks("ada.byron@uclab.com");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        ADA + ": presence unavailable from=mac.donald@uclab.com/desk to=ada.byron@uclab.com",
                        ADA + ": presence unavailable from=mac.donald@uclab.com/home to=ada.byron@uclab.com",
                        MAC + ": iq set block to=mac.donald@uclab.com/desk",
                        MAC_AT_HOME + ": iq set block to=mac.donald@uclab.com/home",
                        MAC + ": iq result to=mac.donald@uclab.com/desk");
        says("n2", MAC_AT_HOME, list());
        assertThat(delivered.get(0).toXml()).contains("<item jid='ada.byron@uclab.com'/>");
    }

    @Test
    void aClientThatNeverAskedForTheListIsNotTold() {
        says("n1", MAC, list());
        macBlocks("ada.byron@uclab.com");
        assertThat(told).noneMatch(line -> line.startsWith(MAC_AT_HOME + ": iq"));
        lab.ends("n1", MAC);
        lab.comes("n1", MAC);
        says("n2", MAC_AT_HOME, command("unblock"));
        assertThat(told).as("nor one that comes after it").noneMatch(line -> line.startsWith(MAC + ": iq"));
    }

    @Test
    void nothingGoesEitherWay() {
        macBlocks("ada.byron@uclab.com");
        says("n2", ADA, chat(MAC.bare()));
        assertThat(told)
                .containsExactly(ADA
                        + ": message error from=mac.donald@uclab.com to=ada.byron@uclab.com/desk service-unavailable");
        says("n2", ADA, chat(MAC).with("type", "headline"));
        assertThat(told).isEmpty();
        says("n2", ADA, presence("probe").with("to", "mac.donald@uclab.com"));
        assertThat(told).isEmpty();
        says("n2", ADA, presence("").with("to", MAC.toString()));
        assertThat(told).isEmpty();
        says("n2", ADA, Stanza.get("p", Element.of(Namespaces.PING, "ping")).with("to", MAC.toString()));
        assertThat(told)
                .containsExactly(ADA + ": iq error service-unavailable from=" + MAC + " to=ada.byron@uclab.com/desk");
        says("n1", MAC, chat(ADA.bare()));
        assertThat(delivered.get(0).toXml()).contains("not-acceptable", "<blocked xmlns='urn:xmpp:blocking:errors'/>");
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith(MAC + ": message error"));
        says("n1", MAC, presence("").with("to", ADA.toString()));
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith(MAC + ": presence error"));
        says("n1", MAC, Stanza.result(Stanza.get("x", Element.of("x", "x"))).with("to", ADA.toString()));
        assertThat(told).isEmpty();
    }

    @Test
    void presenceOfTheUserStaysAtHomeAndThatOfTheBlockedToo() {
        macBlocks("ada.byron@uclab.com");
        says("n1", MAC, presence("").with(Element.of(Namespaces.CLIENT, "show", "away")));
        assertThat(told).noneMatch(line -> line.startsWith(ADA.toString()));
        lab.ends("n2", ADA);
        lab.comes("n2", ADA);
        assertThat(told).as("what the blocked sees at first").noneMatch(line -> line.contains("from=mac.donald"));
        assertThat(lab.nodes.get("n1").hears(MAC, presence("").with("from", ADA.toString())))
                .isFalse();
        assertThat(lab.nodes.get("n1").hears(MAC, presence("").with("from", PIA.toString())))
                .isTrue();
    }

    @Test
    void whoAsksToSeeWhomHasBlockedThemIsNotAnswered() {
        Jid grace = Jid.valid("grace.hopper@uclab.com/desk");
        lab.comes("n1", grace);
        macBlocks("grace.hopper@uclab.com");
        says("n1", grace, presence("subscribe").with("to", "mac.donald@uclab.com"));
        assertThat(told).containsExactly(grace + ": iq set roster to=grace.hopper@uclab.com/desk");
        assertThat(database.rosters().requests(MAC.bare())).isEmpty();
        says("n1", MAC, presence("subscribed").with("to", "grace.hopper@uclab.com"));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("presence error not-acceptable"));
    }

    @Test
    void whoTakesBackWhatWasGrantedHasTakenItBackUnheard() {
        macBlocks("ada.byron@uclab.com");
        says("n2", ADA, presence("unsubscribe").with("to", "mac.donald@uclab.com"));
        assertThat(database.rosters().state(MAC.bare(), ADA.bare()).from()).isFalse();
        assertThat(told).noneMatch(line -> line.contains("presence"));
    }

    @Test
    void unblockingShowsEachToTheOtherAgain() {
        macBlocks("ada.byron@uclab.com");
        says("n1", MAC, command("unblock", "ada.byron@uclab.com"));
        assertThat(told)
                .contains(
                        ADA + ": presence available from=mac.donald@uclab.com/desk to=ada.byron@uclab.com",
                        ADA + ": presence available from=mac.donald@uclab.com/home to=ada.byron@uclab.com",
                        MAC + ": presence available from=ada.byron@uclab.com/desk to=mac.donald@uclab.com");
        says("n2", ADA, chat(MAC));
        assertThat(told).containsExactly(MAC + ": message chat from=" + ADA + " to=" + MAC + " \"hi\"");
        macBlocks("ada.byron@uclab.com", "uclab.com");
        says("n1", MAC, command("unblock"));
        assertThat(database.privacy().blocked(MAC)).isEmpty();
    }

    @Test
    void whatIsBlockedTwiceIsBlockedUntilBothAreGone() {
        macBlocks("ada.byron@uclab.com", "uclab.com");
        says("n1", MAC, command("unblock", "ada.byron@uclab.com"));
        assertThat(told).noneMatch(line -> line.startsWith(ADA.toString()));
        says("n2", ADA, chat(MAC));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
    }

    @Test
    void anAddressCoversWhatIsBelowIt() {
        String[] blocks = {"ada.byron@uclab.com/desk", "ada.byron@uclab.com", "uclab.com/desk", "uclab.com"};
        for (String address : blocks) {
            macBlocks(address);
            says("n2", ADA, chat(MAC));
            assertThat(told).as(address).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
            says("n1", MAC, command("unblock", address));
        }
        for (String other : List.of("ada.byron@uclab.com/phone", "uclab.com/phone", "sub.uclab.com", "ada@uclab.com")) {
            macBlocks(other);
            says("n2", ADA, chat(MAC));
            assertThat(told).as(other).allMatch(line -> line.contains("message chat"));
            says("n1", MAC, command("unblock", other));
        }
    }

    @Test
    void oneClientOfAContactSeesTheUserGoAndNoOther() {
        Jid phone = Jid.valid("ada.byron@uclab.com/phone");
        lab.comes("n1", phone);
        macBlocks(phone.toString());
        assertThat(told).contains(phone + ": presence unavailable from=" + MAC + " to=ada.byron@uclab.com");
        assertThat(told).noneMatch(line -> line.startsWith(ADA.toString()));
        says("n1", MAC, presence("").with(Element.of(Namespaces.CLIENT, "show", "away")));
        assertThat(told).anyMatch(line -> line.startsWith(ADA.toString()));
        assertThat(told).noneMatch(line -> line.startsWith(phone.toString()));
        says("n1", MAC, command("unblock", phone.toString()));
        assertThat(told).contains(phone + ": presence available show=away from=" + MAC + " to=ada.byron@uclab.com");
    }

    @Test
    void nobodyBlocksOneselfOrTheOwnServer() {
        macBlocks("mac.donald@uclab.com", "uclab.com");
        says("n2", MAC_AT_HOME, chat(MAC));
        assertThat(told).allMatch(line -> line.startsWith(MAC + ": message chat"));
        says("n1", MAC, Stanza.get("p", Element.of(Namespaces.PING, "ping")).with("to", "uclab.com"));
        assertThat(told).containsExactly(MAC + ": iq result from=uclab.com to=" + MAC);
        says("n1", MAC, list());
        assertThat(delivered.get(0).toXml()).contains("mac.donald@uclab.com");
    }

    @Test
    void whoWasSentPresenceDirectlySeesTheUserGo() {
        says("n2", MAC_AT_HOME, presence("").with("to", "pia@partner.test"));
        says("n1", MAC, presence("").with("to", "pia@partner.test"));
        macBlocks("partner.test");
        assertThat(told)
                .contains(
                        "pia@partner.test: presence unavailable from=" + MAC + " to=pia@partner.test",
                        "pia@partner.test: presence unavailable from=" + MAC_AT_HOME + " to=pia@partner.test");
        lab.ends("n1", MAC);
        assertThat(told).as("once is enough").noneMatch(line -> line.startsWith("pia@partner.test"));
    }

    @Test
    void otherDomainsAreBlockedLikewise() {
        macBlocks("pia@partner.test");
        lab.comesFromAbroad(chat(MAC));
        assertThat(told).containsExactly(PIA + ": message error from=" + MAC + " to=" + PIA + " service-unavailable");
        lab.comesFromAbroad(presence("probe"));
        assertThat(told).isEmpty();
        lab.comesFromAbroad(presence("subscribe"));
        assertThat(told).isEmpty();
        lab.comesFromAbroad(Stanza.get("v", Element.of(Namespaces.LAST, "query")));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
        says("n1", MAC, chat(PIA));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("not-acceptable"));
        says("n1", MAC, command("unblock", "pia@partner.test"));
        lab.comesFromAbroad(presence("subscribe"));
        assertThat(told).anyMatch(line -> line.contains("presence subscribe from=pia@partner.test"));
    }

    @Test
    void itIsAnnounced() {
        says(
                "n1",
                MAC,
                Stanza.get("d", Element.of(Namespaces.DISCO_INFO, "query")).with("to", "uclab.com"));
        assertThat(delivered.get(0).toXml()).contains("<feature var='urn:xmpp:blocking'/>");
    }

    @Test
    void aListOutlivesItsClientsAndEndsWithTheAccount() {
        macBlocks("ada.byron@uclab.com");
        lab.ends("n1", MAC);
        lab.comes("n1", MAC);
        says("n2", ADA, chat(MAC));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
        database.deleteAccount(MAC.bare());
        assertThat(database.privacy().blocked(MAC)).isEmpty();
    }

    @Test
    void badCommandsAreRefusedAndChangeNothing() {
        Map<Element, String> bad = new LinkedHashMap<>();
        bad.put(command("block"), "bad-request");
        bad.put(command("block", "@@"), "jid-malformed");
        bad.put(command("block", "ada.byron@uclab.com", "a b@uclab.com"), "jid-malformed");
        bad.put(command("unblock", "@@"), "jid-malformed");
        bad.put(Stanza.set("b", Element.of(Blocking.NAMESPACE, "blocklist")), "bad-request");
        bad.put(Stanza.get("b", Element.of(Blocking.NAMESPACE, "block")), "bad-request");
        bad.put(
                Stanza.set(
                        "b",
                        Element.build(Blocking.NAMESPACE, "block")
                                .child(Element.of(Blocking.NAMESPACE, "item"))
                                .done()),
                "jid-malformed");
        bad.put(Stanza.set("b", Element.of(Blocking.NAMESPACE, "explode")), "bad-request");
        bad.put(list().with("to", ADA.bare().toString()), "service-unavailable");
        bad.put(command("block", "pia@partner.test").with("to", ADA.bare().toString()), "service-unavailable");
        bad.forEach((command, condition) -> {
            says("n1", MAC, command);
            assertThat(told)
                    .as(command.toXml())
                    .hasSize(1)
                    .allMatch(line -> line.startsWith(MAC + ": iq error " + condition));
        });
        assertThat(database.privacy().blocked(MAC)).isEmpty();
        assertThat(database.privacy().blocked(ADA)).isEmpty();
    }

    @Test
    void aListIsBounded() {
        String[] addresses = new String[PrivacyStore.RULES_MAX];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = "u" + i + "@partner.test";
        }
        macBlocks(addresses);
        assertThat(told).contains(MAC + ": iq result to=" + MAC);
        macBlocks("u0@partner.test", "ada.byron@uclab.com");
        assertThat(told).containsExactly(MAC + ": iq error resource-constraint to=" + MAC);
        assertThat(database.privacy().blocked(MAC)).hasSize(PrivacyStore.RULES_MAX);
        macBlocks("u0@partner.test");
        assertThat(told).as("what is there already").contains(MAC + ": iq result to=" + MAC);
    }
}
