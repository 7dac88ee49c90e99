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

/** Privacy lists, XEP-0016, on two switchboards that tell each other what they announce. */
class PrivacyListsTest {

    private static final Jid GRACE = Jid.valid("grace.hopper@uclab.com/desk");

    private final TwoSwitchboards lab = new TwoSwitchboards();
    private final List<String> told = lab.told;
    private final PrivacyStore store = lab.database.privacy();

    /** A rule in short: {@code "deny jid ada.byron@uclab.com message iq"}, {@code "allow"}. Its place is where it stands. */
    private static Element list(String name, String... rules) {
        Element.Builder list = Element.build(PrivacyLists.NAMESPACE, "list").attribute("name", name);
        int order = 0;
        for (String rule : rules) {
            String[] words = rule.split(" ");
            Element.Builder item = Element.build(PrivacyLists.NAMESPACE, "item")
                    .attribute("action", words[0])
                    .attribute("order", String.valueOf(++order));
            if (words.length > 1 && !words[1].equals("*")) {
                item.attribute("type", words[1]).attribute("value", words[2]);
            }
            for (int i = words.length > 1 && words[1].equals("*") ? 2 : 3; i < words.length; i++) {
                item.child(Element.of(PrivacyLists.NAMESPACE, words[i]));
            }
            list.child(item.done());
        }
        return list.done();
    }

    private static Element set(Element child) {
        return Stanza.set(
                "s", Element.build(PrivacyLists.NAMESPACE, "query").child(child).done());
    }

    private static Element named(String element, String name) {
        Element plain = Element.of(PrivacyLists.NAMESPACE, element);
        return set(name.isEmpty() ? plain : plain.with("name", name));
    }

    private String asked(String node, Jid client, Element... children) {
        lab.says(
                node,
                client,
                Stanza.get(
                        "g",
                        Element.build(PrivacyLists.NAMESPACE, "query")
                                .children(List.of(children))
                                .done()));
        assertThat(lab.delivered).hasSize(1);
        return lab.delivered.get(0).toXml();
    }

    private void macSets(Element child) {
        lab.says("n1", MAC, set(child));
    }

    private void macActivates(String name) {
        lab.says("n1", MAC, named("active", name));
    }

    private void isAnswered(String condition) {
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith(MAC + ": iq error " + condition));
    }

    @Test
    void listsAreMadeReadAndTakenAway() {
        assertThat(asked("n1", MAC)).contains("<query xmlns='jabber:iq:privacy'/>");
        macSets(list("quiet", "deny jid ada.byron@uclab.com message", "allow"));
        assertThat(told)
                .as("each connected client is told, whatever it has asked for")
                .containsExactlyInAnyOrder(
                        MAC + ": iq set privacy to=" + MAC,
                        MAC_AT_HOME + ": iq set privacy to=" + MAC_AT_HOME,
                        MAC + ": iq result to=" + MAC);
        assertThat(lab.delivered.get(0).toXml())
                .contains("<query xmlns='jabber:iq:privacy'><list name='quiet'/></query>");
        macSets(list("all", "deny"));
        macActivates("quiet");
        lab.says("n1", MAC, named("default", "all"));
        assertThat(asked("n1", MAC))
                .contains("<active name='quiet'/><default name='all'/><list name='quiet'/><list name='all'/>");
        assertThat(asked("n2", MAC_AT_HOME)).doesNotContain("active").contains("<default name='all'/>");
        assertThat(asked(
                        "n2",
                        MAC_AT_HOME,
                        Element.of(PrivacyLists.NAMESPACE, "list").with("name", "quiet")))
                .contains(
                        "<item type='jid' value='ada.byron@uclab.com' action='deny' order='1'><message/></item>",
                        "<item action='allow' order='2'/>");
        macSets(list("quiet"));
        assertThat(store.lists(MAC)).extracting(PrivacyList::name).containsExactly("all");
        assertThat(store.activeName(MAC)).isEmpty();
    }

    @Test
    void theFirstRuleThatMeansAStanzaDecidesWhateverThePlaceInTheText() {
        Element allow = Element.build(PrivacyLists.NAMESPACE, "item")
                .attribute("type", "jid")
                .attribute("value", "ada.byron@uclab.com")
                .attribute("action", "allow")
                .attribute("order", "7")
                .done();
        Element deny = Element.build(PrivacyLists.NAMESPACE, "item")
                .attribute("action", "deny")
                .attribute("order", "10")
                .done();
        macSets(Element.build(PrivacyLists.NAMESPACE, "list")
                .attribute("name", "ada alone")
                .child(deny)
                .child(allow)
                .done());
        macActivates("ada alone");
        lab.says("n2", ADA, chat(MAC));
        assertThat(told).containsExactly(MAC + ": message chat from=" + ADA + " to=" + MAC + " \"hi\"");
        lab.comes("n1", GRACE);
        lab.says("n1", GRACE, chat(MAC));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
        lab.says("n1", MAC, chat(GRACE.bare()));
        assertThat(lab.delivered.get(0).toXml()).contains("not-acceptable").doesNotContain("urn:xmpp:blocking:errors");
    }

    @Test
    void anActiveListCountsForItsClientAndTheDefaultForTheOthers() {
        macSets(list("deaf", "deny jid ada.byron@uclab.com message"));
        macActivates("deaf");
        lab.says("n2", ADA, chat(MAC.bare()));
        assertThat(told)
                .containsExactly(MAC_AT_HOME + ": message chat from=" + ADA + " to=mac.donald@uclab.com \"hi\"");
        lab.says("n2", ADA, chat(MAC));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
        lab.says("n1", MAC, named("default", "deaf"));
        macSets(list("open", "allow"));
        macActivates("open");
        lab.says("n2", ADA, chat(MAC.bare()));
        assertThat(told)
                .as("no layers: the active list alone counts")
                .containsExactly(MAC + ": message chat from=" + ADA + " to=mac.donald@uclab.com \"hi\"");
        lab.ends("n1", MAC);
        lab.says("n2", ADA, chat(MAC.bare()));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
        lab.ends("n2", MAC_AT_HOME);
        lab.says("n2", ADA, chat(MAC.bare()));
        assertThat(told).as("with nobody there").hasSize(1).allMatch(line -> line.contains("service-unavailable"));
        lab.comes("n1", MAC);
        assertThat(store.activeName(MAC)).as("ends with the session").isEmpty();
    }

    @Test
    void eachKindOfStanzaIsKeptAwayByItself() {
        Map<String, List<String>> passing = new LinkedHashMap<>();
        passing.put("message", List.of("iq", "presence", "shown"));
        passing.put("iq", List.of("message", "presence", "shown"));
        passing.put("presence-in", List.of("message", "iq", "shown"));
        passing.put("presence-out", List.of("message", "iq", "presence"));
        passing.forEach((kind, passes) -> {
            macSets(list("some", "deny jid ada.byron@uclab.com " + kind));
            macActivates("some");
            lab.says("n2", ADA, chat(MAC));
            assertThat(told)
                    .as(kind)
                    .hasSize(1)
                    .allMatch(line -> line.startsWith((passes.contains("message") ? MAC : ADA) + ": message"));
            lab.says(
                    "n2",
                    ADA,
                    Stanza.get("p", Element.of(Namespaces.PING, "ping")).with("to", MAC.toString()));
            assertThat(told)
                    .as(kind)
                    .hasSize(1)
                    .allMatch(line -> line.startsWith((passes.contains("iq") ? MAC : ADA) + ": iq"));
            assertThat(lab.nodes.get("n1").hears(MAC, presence("").with("from", ADA.toString())))
                    .as(kind)
                    .isEqualTo(passes.contains("presence"));
            lab.says("n1", MAC, presence("").with(Element.of(Namespaces.CLIENT, "status", kind)));
            assertThat(told.stream().anyMatch(line -> line.startsWith(ADA + ": presence available")))
                    .as(kind)
                    .isEqualTo(passes.contains("shown"));
            lab.says("n1", MAC, chat(ADA));
            assertThat(told)
                    .as("what goes out but presence")
                    .hasSize(1)
                    .allMatch(line -> line.startsWith(ADA + ": message"));
        });
    }

    @Test
    void whoIsKeptFromSeeingSeesTheUserGoAndComeAgain() {
        macSets(list("hidden", "deny jid ada.byron@uclab.com presence-out"));
        assertThat(told).noneMatch(line -> line.startsWith(ADA.toString()));
        macActivates("hidden");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        MAC + ": iq result to=" + MAC,
                        ADA + ": presence unavailable from=" + MAC + " to=ada.byron@uclab.com");
        lab.says("n2", ADA, presence("probe").with("to", "mac.donald@uclab.com"));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("from=" + MAC_AT_HOME));
        lab.ends("n2", ADA);
        lab.comes("n2", ADA);
        assertThat(told).as("what she sees at first").noneMatch(line -> line.contains("from=" + MAC + " "));
        macActivates("");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        MAC + ": iq result to=" + MAC,
                        ADA + ": presence available from=" + MAC + " to=ada.byron@uclab.com");
    }

    @Test
    void aContactIsSeenAgainWhenPresenceMayComeIn() {
        macSets(list("blind", "deny * presence-in"));
        macActivates("blind");
        assertThat(told).containsExactly(MAC + ": iq result to=" + MAC);
        macActivates("");
        assertThat(told)
                .contains(MAC + ": presence available from=" + ADA + " to=mac.donald@uclab.com")
                .noneMatch(line -> line.startsWith(MAC_AT_HOME.toString()));
    }

    @Test
    void groupsAndSubscriptionsCountAsTheyAreNow() {
        macSets(list("strangers", "deny subscription none", "deny group Work message"));
        isAnswered("item-not-found");
        macSets(list("strangers", "deny subscription none"));
        macActivates("strangers");
        lab.comesFromAbroad(chat(MAC));
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith(PIA + ": message error from="));
        lab.says("n2", ADA, chat(MAC));
        assertThat(told).as("a contact").hasSize(1).allMatch(line -> line.startsWith(MAC + ": message chat"));
        lab.database.rosters().name(MAC.bare(), ADA.bare(), "Ada", List.of("Work"));
        macSets(list("work", "deny group Work message"));
        macActivates("work");
        lab.says("n2", ADA, chat(MAC));
        assertThat(told).as("of the group").hasSize(1).allMatch(line -> line.startsWith(ADA + ": message error"));
        lab.database.rosters().name(MAC.bare(), ADA.bare(), "Ada", List.of("Friends"));
        lab.says("n2", ADA, chat(MAC));
        assertThat(told).as("of another one now").hasSize(1).allMatch(line -> line.startsWith(MAC + ": message chat"));
        for (String state : List.of("to", "from", "both")) {
            macSets(list("work", "deny subscription " + state));
            lab.says("n2", ADA, chat(MAC));
            assertThat(told)
                    .as(state)
                    .hasSize(1)
                    .allMatch(line -> line.startsWith((state.equals("both") ? ADA : MAC) + ": message"));
        }
    }

    @Test
    void aRequestToSeeSomebodyIsKeptAwayByARuleForEverythingAlone() {
        lab.says("n1", MAC, named("default", ""));
        macSets(list("some", "deny * presence-in message iq"));
        lab.says("n1", MAC, named("default", "some"));
        lab.comesFromAbroad(presence("subscribe"));
        assertThat(told).anyMatch(line -> line.contains("presence subscribe from=pia@partner.test"));
        macSets(list("some", "deny jid partner.test"));
        lab.comesFromAbroad(presence("subscribe").with("to", "grace.hopper@uclab.com"));
        lab.comesFromAbroad(presence("unsubscribe"));
        lab.comesFromAbroad(presence("subscribe"));
        assertThat(told).isEmpty();
        lab.says("n1", MAC, presence("subscribe").with("to", "pia@partner.test"));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("presence error not-acceptable"));
    }

    @Test
    void theUsersOwnClientsAndServerAreNeverKeptAway() {
        macSets(list("nobody", "deny"));
        macActivates("nobody");
        lab.says("n2", MAC_AT_HOME, chat(MAC));
        assertThat(told).hasSize(1).allMatch(line -> line.startsWith(MAC + ": message chat"));
        lab.says("n1", MAC, Stanza.get("p", Element.of(Namespaces.PING, "ping")).with("to", "uclab.com"));
        assertThat(told).containsExactly(MAC + ": iq result from=uclab.com to=" + MAC);
    }

    @Test
    void whatCountsForAnotherClientStays() {
        macSets(list("one", "deny jid ada.byron@uclab.com message"));
        macSets(list("two", "allow"));
        lab.says("n1", MAC, named("default", "one"));
        assertThat(told).as("nothing was the default before").contains(MAC + ": iq result to=" + MAC);
        lab.says("n1", MAC, named("default", "two"));
        isAnswered("conflict");
        lab.says("n1", MAC, named("default", ""));
        isAnswered("conflict");
        lab.says("n1", MAC, set(list("one")));
        isAnswered("conflict");
        lab.says("n1", MAC, named("default", "one"));
        assertThat(told).as("no change").containsExactly(MAC + ": iq result to=" + MAC);
        lab.says("n2", MAC_AT_HOME, named("active", "two"));
        lab.says("n1", MAC, named("default", "two"));
        assertThat(store.defaultName(MAC)).contains("two");
        lab.says("n1", MAC, set(list("two")));
        isAnswered("conflict");
        lab.ends("n2", MAC_AT_HOME);
        lab.says("n1", MAC, set(list("two")));
        assertThat(store.defaultName(MAC))
                .as("it counted for whoever took it away alone")
                .isEmpty();
    }

    @Test
    void blocksAreRulesOfTheDefaultListWhicheverProtocolSaysThem() {
        lab.says("n2", MAC_AT_HOME, Stanza.get("l", Element.of(Blocking.NAMESPACE, "blocklist")));
        asked("n1", MAC);
        lab.says("n2", MAC_AT_HOME, block("ada.byron@uclab.com"));
        assertThat(told)
                .contains(
                        MAC + ": iq set privacy to=" + MAC,
                        MAC_AT_HOME + ": iq set block to=" + MAC_AT_HOME,
                        ADA + ": presence unavailable from=" + MAC + " to=ada.byron@uclab.com");
        assertThat(asked("n1", MAC)).contains("<default name='blocked'/><list name='blocked'/>");
        macSets(list("blocked", "deny jid partner.test", "deny jid grace.hopper@uclab.com message", "allow"));
        assertThat(told)
                .contains(
                        MAC_AT_HOME + ": iq set block to=" + MAC_AT_HOME,
                        MAC_AT_HOME + ": iq set unblock to=" + MAC_AT_HOME,
                        ADA + ": presence available from=" + MAC + " to=ada.byron@uclab.com");
        assertThat(store.blocked(MAC))
                .as("who is kept away in part is not blocked")
                .containsExactly(PIA.server());
        lab.says("n2", MAC_AT_HOME, block("ada.byron@uclab.com"));
        assertThat(store.list(MAC, "blocked").orElseThrow().rules())
                .as("blocks stand before anything else")
                .extracting(rule -> rule.order() + " " + rule.value())
                .containsExactly("1 partner.test", "2 ada.byron@uclab.com", "3 grace.hopper@uclab.com", "4 ");
        lab.says("n2", MAC_AT_HOME, Stanza.set("u", Element.of(Blocking.NAMESPACE, "unblock")));
        assertThat(store.blocked(MAC)).isEmpty();
        assertThat(store.list(MAC, "blocked").orElseThrow().rules()).hasSize(2);
    }

    private static Element block(String address) {
        return Stanza.set(
                "b",
                Element.build(Blocking.NAMESPACE, "block")
                        .child(Element.of(Blocking.NAMESPACE, "item").with("jid", address))
                        .done());
    }

    @Test
    void aListOfTheNameOfBlocksThatSomebodyMadeIsNotTouched() {
        macSets(list(PrivacyStore.BLOCKED, "deny"));
        lab.says("n1", MAC, block("ada.byron@uclab.com"));
        assertThat(store.defaultName(MAC)).contains("blocked 2");
        assertThat(store.blocked(MAC)).containsExactly(ADA.bare());
        lab.says("n1", MAC, Stanza.set("u", Element.of(Blocking.NAMESPACE, "unblock")));
        assertThat(store.lists(MAC)).extracting(PrivacyList::name).containsExactly(PrivacyStore.BLOCKED);
    }

    @Test
    void listsOutliveTheirClientsAndEndWithTheAccount() {
        macSets(list("deaf", "deny jid ada.byron@uclab.com message"));
        lab.says("n1", MAC, named("default", "deaf"));
        macActivates("deaf");
        store.nodeDown("n1");
        assertThat(store.activeName(MAC)).isEmpty();
        assertThat(store.defaultName(MAC)).contains("deaf");
        lab.database.deleteAccount(MAC.bare());
        assertThat(store.lists(MAC)).isEmpty();
        assertThat(store.open(MAC)).isTrue();
    }

    @Test
    void itIsAnnounced() {
        lab.says(
                "n1",
                MAC,
                Stanza.get("d", Element.of(Namespaces.DISCO_INFO, "query")).with("to", "uclab.com"));
        assertThat(lab.delivered.get(0).toXml()).contains("<feature var='jabber:iq:privacy'/>");
    }

    @Test
    void badRequestsAreRefusedAndChangeNothing() {
        Element item = list("x", "deny").children().get(0);
        Element two = Stanza.set(
                "s",
                Element.build(PrivacyLists.NAMESPACE, "query")
                        .child(list("a", "deny"))
                        .child(list("b", "deny"))
                        .done());
        Map<Element, String> bad = new LinkedHashMap<>();
        bad.put(two, "bad-request");
        bad.put(two.with("type", "get"), "bad-request");
        bad.put(Stanza.set("s", Element.of(PrivacyLists.NAMESPACE, "query")), "bad-request");
        bad.put(Stanza.set("s", Element.of(PrivacyLists.NAMESPACE, "explode")), "bad-request");
        bad.put(set(Element.of(PrivacyLists.NAMESPACE, "explode")), "bad-request");
        bad.put(set(Element.of("other", "list").with("name", "a")), "bad-request");
        bad.put(set(Element.of(PrivacyLists.NAMESPACE, "list")), "bad-request");
        bad.put(set(list("a", "deny").with(item)), "bad-request");
        bad.put(set(only(item.without("action"))), "bad-request");
        bad.put(set(only(item.with("action", "perhaps"))), "bad-request");
        bad.put(set(only(item.without("order"))), "bad-request");
        bad.put(set(only(item.with("order", "-1"))), "bad-request");
        bad.put(set(only(item.with("order", "4294967296"))), "bad-request");
        bad.put(set(only(item.with("type", "weather"))), "bad-request");
        bad.put(set(only(item.with("type", "jid").with("value", "@@"))), "jid-malformed");
        bad.put(set(only(item.with("type", "jid"))), "jid-malformed");
        bad.put(set(only(item.with("type", "subscription").with("value", "ask"))), "bad-request");
        bad.put(set(only(item.with("type", "group").with("value", "Enemies"))), "item-not-found");
        bad.put(set(only(item.with(Element.of(PrivacyLists.NAMESPACE, "presence")))), "bad-request");
        bad.put(set(only(Element.of(PrivacyLists.NAMESPACE, "thing"))), "bad-request");
        bad.put(set(list("gone")), "item-not-found");
        bad.put(named("active", "gone"), "item-not-found");
        bad.put(named("default", "gone"), "item-not-found");
        bad.put(named("list", "gone").with("type", "get"), "item-not-found");
        bad.put(named("active", "gone").with("type", "get"), "bad-request");
        bad.put(set(list("a", "deny")).with("to", ADA.bare().toString()), "service-unavailable");
        bad.put(set(list("n".repeat(1024), "deny")), "resource-constraint");
        bad.forEach((command, condition) -> {
            lab.says("n1", MAC, command);
            assertThat(told)
                    .as(command.toXml())
                    .hasSize(1)
                    .allMatch(line -> line.startsWith(MAC + ": iq error " + condition));
        });
        assertThat(store.lists(MAC)).isEmpty();
        assertThat(store.lists(ADA)).isEmpty();
    }

    private static Element only(Element item) {
        return list("a").with(item);
    }

    @Test
    void listsAndTheirRulesAreBounded() {
        String[] rules = new String[PrivacyStore.RULES_MAX + 1];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = "deny jid u" + i + "@partner.test";
        }
        macSets(list("long", rules));
        isAnswered("resource-constraint");
        for (int i = 0; i < PrivacyStore.LISTS_MAX; i++) {
            macSets(list("l" + i, "deny"));
        }
        macSets(list("one more", "deny"));
        isAnswered("resource-constraint");
        macSets(list("l0", "allow"));
        assertThat(told).contains(MAC + ": iq result to=" + MAC);
        lab.says("n1", MAC, block("ada.byron@uclab.com"));
        isAnswered("resource-constraint");
    }
}
