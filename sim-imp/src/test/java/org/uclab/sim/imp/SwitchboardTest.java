package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.presence.Subscription;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.Summary;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Two switchboards side by side, each telling the other what it announces: a subcluster without wires. */
class SwitchboardTest {

    private static final Jid MAC = Jid.valid("mac.donald@uclab.com/desk");
    private static final Jid ADA = Jid.valid("ada.byron@uclab.com/desk");
    private static final Jid GRACE = Jid.valid("grace.hopper@uclab.com/desk");

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final ImpDatabase database = new ImpDatabase(TestCluster.config(ImpConfig.Settings.usual()));
    private final Map<String, Switchboard> nodes = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<Element> delivered = new ArrayList<>();

    /** News still on the way; null while it takes no time. */
    private List<Runnable> slow;

    SwitchboardTest() {
        for (String name : List.of("n1", "n2")) {
            nodes.put(name, new Switchboard(name, database, ImpConfig.Settings.usual(), clock.now()));
        }
    }

    private Switchboard n1() {
        return nodes.get("n1");
    }

    private Switchboard n2() {
        return nodes.get("n2");
    }

    /** Notes what is delivered, as {@code resource of user: summary}, and passes the news to the other node. */
    private void carry(String node, List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect.kind()) {
                case DELIVER -> {
                    Effect.Deliver deliver = (Effect.Deliver) effect;
                    delivered.add(deliver.stanza());
                    told.add(deliver.client().local().charAt(0) + "/"
                            + deliver.client().resource() + " "
                            + Summary.of(deliver.stanza()).replace("@uclab.com", ""));
                }
                case ANNOUNCE -> {
                    Runnable arrival = () -> nodes.forEach((name, other) -> {
                        if (!name.equals(node)) {
                            carry(name, other.heard(news(effect, node), clock.now()));
                        }
                    });
                    if (slow == null) {
                        arrival.run();
                    } else {
                        slow.add(arrival);
                    }
                }
                case EVICT ->
                    told.add("evict " + ((Effect.Evict) effect).client() + " " + ((Effect.Evict) effect).why());
            }
        }
    }

    /** Over the codec of the wire, so that nothing is known but what it carries. */
    private static News news(Effect effect, String node) {
        return Xcp.news(Xcp.of(((Effect.Announce) effect).news()), node).orElseThrow();
    }

    private void bind(String node, Jid client) {
        Switchboard.Bound bound = nodes.get(node).bind(client.bare(), client.resource(), () -> "made", clock.now());
        carry(node, bound.effects());
    }

    private void says(String node, Jid client, Element stanza) {
        told.clear();
        delivered.clear();
        carry(node, nodes.get(node).stanza(client, stanza, clock.now()));
    }

    /** Bound, roster asked for, available. */
    private void comes(String node, Jid client) {
        bind(node, client);
        says(node, client, Stanza.get("r", Element.of(Namespaces.ROSTER, "query")));
        says(node, client, presence(""));
    }

    private static Element presence(String type) {
        Element presence = Element.of(Namespaces.CLIENT, "presence");
        return type.isEmpty() ? presence : presence.with("type", type);
    }

    private static Element to(Jid to, Element stanza) {
        return stanza.with("to", to.toString());
    }

    private static Element rosterSet(Element... items) {
        Element.Builder query = Element.build(Namespaces.ROSTER, "query");
        for (Element item : items) {
            query.child(item);
        }
        return Stanza.set("s", query.done());
    }

    private static Element item(String jid, String... groups) {
        Element.Builder item = Element.build(Namespaces.ROSTER, "item").attribute("jid", jid);
        for (String group : groups) {
            item.child(Element.of(Namespaces.ROSTER, "group", group));
        }
        return item.done();
    }

    private static Element chat(String body) {
        return Element.build(Namespaces.CLIENT, "message")
                .attribute("type", "chat")
                .child(Element.of(Namespaces.CLIENT, "body", body))
                .done();
    }

    @Test
    void initialPresenceGoesToContactsOnBothNodesAndBringsTheirs() {
        comes("n2", ADA);
        bind("n1", MAC);
        says("n1", MAC, presence(""));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "a/desk presence available from=mac.donald/desk to=ada.byron",
                        "m/desk presence available from=mac.donald/desk to=mac.donald",
                        "m/desk presence available from=ada.byron/desk to=mac.donald/desk");
        says("n1", MAC, presence("unavailable"));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "a/desk presence unavailable from=mac.donald/desk to=ada.byron",
                        "m/desk presence unavailable from=mac.donald/desk to=mac.donald");
    }

    @Test
    void strangersSeeNothing() {
        comes("n1", GRACE);
        comes("n1", MAC);
        assertThat(told).noneMatch(line -> line.startsWith("g/"));
    }

    @Test
    void aLostConnectionSpeaksForItsClient() {
        comes("n2", ADA);
        comes("n1", MAC);
        told.clear();
        carry("n1", n1().ended(MAC, clock.now()));
        assertThat(told).containsExactly("a/desk presence unavailable from=mac.donald/desk to=ada.byron");
        assertThat(n2().table().of(MAC)).isEmpty();
    }

    @Test
    void aLostNodeTakesItsClientsWithIt() {
        comes("n2", ADA);
        comes("n1", MAC);
        told.clear();
        carry("n1", n1().lost("n2"));
        assertThat(told).containsExactly("m/desk presence unavailable from=ada.byron/desk to=mac.donald");
        assertThat(n1().table().of(ADA)).isEmpty();
        says("n1", MAC, to(ADA, chat("there?")));
        assertThat(told)
                .containsExactly("m/desk message error from=ada.byron/desk to=mac.donald/desk service-unavailable");
    }

    @Test
    void aSubscriptionGoesThroughAllItsStatesAcrossTheNodes() {
        comes("n1", GRACE);
        comes("n2", ADA);
        says("n1", GRACE, to(ADA.bare(), presence("subscribe")));
        assertThat(told)
                .containsExactly(
                        "g/desk iq set roster to=grace.hopper/desk",
                        "a/desk presence subscribe from=grace.hopper to=ada.byron");
        assertThat(delivered.get(0).toXml()).contains("ask='subscribe'", "subscription='none'");
        assertThat(database.rosters().listed(ADA.bare()))
                .as("a request is no contact yet")
                .noneMatch(item -> item.contact().equals(GRACE.bare()));

        says("n2", ADA, to(GRACE.bare(), presence("subscribed")));
        assertThat(told)
                .containsExactly(
                        "a/desk iq set roster to=ada.byron/desk",
                        "g/desk presence subscribed from=ada.byron to=grace.hopper",
                        "g/desk iq set roster to=grace.hopper/desk",
                        "g/desk presence available from=ada.byron/desk to=grace.hopper");
        assertThat(delivered.get(0).toXml()).contains("subscription='from'");
        assertThat(delivered.get(2).toXml()).contains("subscription='to'");

        says("n1", GRACE, to(ADA.bare(), presence("subscribe")));
        assertThat(told).as("who sees already need not ask again").isEmpty();

        says("n2", ADA, to(GRACE.bare(), presence("unsubscribed")));
        assertThat(told)
                .containsExactly(
                        "a/desk iq set roster to=ada.byron/desk",
                        "g/desk presence unsubscribed from=ada.byron to=grace.hopper",
                        "g/desk iq set roster to=grace.hopper/desk",
                        "g/desk presence unavailable from=ada.byron/desk to=grace.hopper");
    }

    @Test
    void whoMovesFasterThanTheNewsMissesNothing() {
        slow = new ArrayList<>();
        comes("n1", GRACE);
        comes("n2", ADA);
        says("n1", GRACE, to(ADA.bare(), presence("subscribe")));
        says("n2", ADA, to(GRACE.bare(), presence("subscribed")));
        List<Runnable> arriving = slow;
        slow = null;
        arriving.forEach(Runnable::run);
        assertThat(told)
                .contains(
                        "a/desk presence subscribe from=grace.hopper to=ada.byron",
                        "g/desk presence subscribed from=ada.byron to=grace.hopper",
                        "g/desk iq set roster to=grace.hopper/desk",
                        "g/desk presence available from=ada.byron/desk to=grace.hopper");
    }

    @Test
    void aRequestWaitsForAUserWhoIsAway() {
        comes("n1", GRACE);
        says("n1", GRACE, to(ADA.bare(), presence("subscribe")));
        comes("n2", ADA);
        assertThat(told).contains("a/desk presence subscribe from=grace.hopper to=ada.byron");
        says("n2", ADA, to(GRACE.bare(), presence("unsubscribed")));
        assertThat(told).contains("g/desk presence unsubscribed from=ada.byron to=grace.hopper");
        assertThat(database.rosters().requests(ADA.bare())).isEmpty();
    }

    @Test
    void takingAContactOffTheListEndsBothDirections() {
        comes("n1", MAC);
        comes("n2", ADA);
        says("n1", MAC, rosterSet(item("ada.byron@uclab.com").with("subscription", "remove")));
        assertThat(told)
                .contains(
                        "a/desk presence unsubscribe from=mac.donald to=ada.byron",
                        "a/desk presence unsubscribed from=mac.donald to=ada.byron",
                        "m/desk presence unavailable from=ada.byron/desk to=mac.donald",
                        "a/desk presence unavailable from=mac.donald/desk to=ada.byron",
                        "m/desk iq result from=mac.donald/desk to=mac.donald/desk"
                                .replace(" from=mac.donald/desk", ""));
        assertThat(delivered)
                .filteredOn(stanza -> stanza.toXml().contains("'remove'"))
                .hasSize(1);
        assertThat(database.rosters().state(ADA.bare(), MAC.bare())).isEqualTo(Subscription.NONE);
        assertThat(database.rosters().listed(MAC.bare())).isEmpty();
    }

    @Test
    void rosterSetsAreCheckedOneByOne() {
        comes("n1", MAC);
        String[] expected = {
            "bad-request",
            "bad-request",
            "bad-request",
            "bad-request",
            "not-acceptable",
            "not-acceptable",
            "item-not-found"
        };
        Element[] sets = {
            rosterSet(),
            rosterSet(item("a@uclab.com"), item("b@uclab.com")),
            rosterSet(item("a@uclab.com", "Work", "Work")),
            rosterSet(item("@@")),
            rosterSet(item("a@uclab.com", "")),
            rosterSet(item("a@uclab.com").with("name", "n".repeat(RosterItem.NAME_MAX + 1))),
            rosterSet(item("a@uclab.com").with("subscription", "remove"))
        };
        for (int i = 0; i < sets.length; i++) {
            says("n1", MAC, sets[i]);
            assertThat(told).containsExactly("m/desk iq error " + expected[i] + " to=mac.donald/desk");
        }
        says("n1", MAC, to(ADA.bare(), rosterSet(item("a@uclab.com"))));
        assertThat(told).containsExactly("m/desk iq error forbidden from=ada.byron to=mac.donald/desk");
        says("n1", MAC, rosterSet(item("a@uclab.com", "Work").with("subscription", "both")));
        assertThat(told).contains("m/desk iq set roster to=mac.donald/desk");
        assertThat(database.rosters().state(MAC.bare(), Jid.valid("a@uclab.com")))
                .isEqualTo(Subscription.NONE);
    }

    @Test
    void aContactListIsBounded() {
        comes("n1", GRACE);
        for (int i = 0; i < ImpConfig.Settings.usual().contactsMax(); i++) {
            says("n1", GRACE, rosterSet(item("u" + i + "@uclab.com")));
        }
        says("n1", GRACE, rosterSet(item("one.more@uclab.com")));
        assertThat(told).containsExactly("g/desk iq error resource-constraint to=grace.hopper/desk");
        says("n1", GRACE, rosterSet(item("u0@uclab.com", "renamed")));
        assertThat(told).contains("g/desk iq result to=grace.hopper/desk");
    }

    @Test
    void aSubscriptionPutsNobodyOnAFullList() {
        comes("n1", GRACE);
        for (int i = 0; i < ImpConfig.Settings.usual().contactsMax() + 3; i++) {
            says("n1", GRACE, to(Jid.valid("u" + i + "@uclab.com"), presence("subscribe")));
        }
        assertThat(told).containsExactly("g/desk presence error resource-constraint from=u202 to=grace.hopper/desk");
        assertThat(database.rosters().listed(GRACE.bare()))
                .hasSize(ImpConfig.Settings.usual().contactsMax());
        says("n1", GRACE, to(Jid.valid("u0@uclab.com"), presence("subscribe")));
        assertThat(told).noneMatch(line -> line.contains("error"));
    }

    @Test
    void anApprovalPutsNobodyOnAFullListAndTheRequestGoesOnWaiting() {
        comes("n1", GRACE);
        comes("n2", ADA);
        says("n2", ADA, to(GRACE.bare(), presence("subscribe")));
        for (int i = 0; i < ImpConfig.Settings.usual().contactsMax(); i++) {
            says("n1", GRACE, rosterSet(item("u" + i + "@uclab.com")));
        }
        says("n1", GRACE, to(ADA.bare(), presence("subscribed")));
        assertThat(told)
                .containsExactly("g/desk presence error resource-constraint from=ada.byron to=grace.hopper/desk");
        assertThat(database.rosters().requests(GRACE.bare())).hasSize(1);
        says("n1", GRACE, rosterSet(item("u0@uclab.com").with("subscription", "remove")));
        says("n1", GRACE, to(ADA.bare(), presence("subscribed")));
        assertThat(database.rosters().state(GRACE.bare(), ADA.bare()).from()).isTrue();
    }

    @Test
    void requestsThatWaitAreBounded() {
        RosterStore store = new RosterStore(2);
        Element request = presence("subscribe");
        for (String who : List.of("a", "b", "c")) {
            store.move(
                    GRACE.bare(), Jid.valid(who + "@uclab.com"), Subscription.Move.IN_SUBSCRIBE, Optional.of(request));
        }
        assertThat(store.requests(GRACE.bare())).hasSize(2);
        assertThat(store.move(
                                GRACE.bare(),
                                Jid.valid("c@uclab.com"),
                                Subscription.Move.IN_SUBSCRIBE,
                                Optional.of(request))
                        .full())
                .isTrue();
    }

    @Test
    void directedPresenceIsTakenBackAtTheEnd() {
        comes("n1", MAC);
        comes("n2", GRACE);
        says("n1", MAC, to(GRACE, presence("")));
        assertThat(told).containsExactly("g/desk presence available from=mac.donald/desk to=grace.hopper/desk");
        told.clear();
        carry("n1", n1().ended(MAC, clock.now()));
        assertThat(told).containsExactly("g/desk presence unavailable from=mac.donald/desk to=grace.hopper/desk");
    }

    @Test
    void directedPresenceIsBounded() {
        comes("n1", MAC);
        for (int i = 0; i < Presences.DIRECTED_MAX; i++) {
            says("n1", MAC, to(Jid.valid("u" + i + "@uclab.com"), presence("")));
        }
        says("n1", MAC, to(GRACE.bare(), presence("")));
        assertThat(told).containsExactly("m/desk presence error policy-violation from=grace.hopper to=mac.donald/desk");
    }

    @Test
    void aProbeIsAnsweredForWhoeverMaySee() {
        comes("n1", MAC);
        comes("n2", ADA);
        says("n1", MAC, to(ADA.bare(), presence("probe")));
        assertThat(told).containsExactly("m/desk presence available from=ada.byron/desk to=mac.donald/desk");
        says("n1", MAC, to(GRACE.bare(), presence("probe")));
        assertThat(told).containsExactly("m/desk presence unsubscribed from=grace.hopper to=mac.donald");
    }

    @Test
    void anAnswerOnOneNodeMovesTheConversationOnTheOther() {
        Jid phone = Jid.valid("ada.byron@uclab.com/phone");
        comes("n2", ADA);
        comes("n1", phone);
        comes("n1", MAC);
        says("n1", MAC, to(ADA.bare(), chat("one")));
        assertThat(told).hasSize(2);
        says("n2", ADA, to(MAC.bare(), chat("answer")));
        says("n1", MAC, to(ADA.bare(), chat("two")));
        assertThat(told).containsExactly("a/desk message chat from=mac.donald/desk to=ada.byron \"two\"");
        carry("n2", n2().ended(ADA, clock.now()));
        says("n1", MAC, to(ADA.bare(), chat("three")));
        assertThat(told).containsExactly("a/phone message chat from=mac.donald/desk to=ada.byron \"three\"");
    }

    @Test
    void aChatStateIsNoAnswer() {
        comes("n2", ADA);
        comes("n1", Jid.valid("ada.byron@uclab.com/phone"));
        comes("n1", MAC);
        Element composing = Element.build(Namespaces.CLIENT, "message")
                .attribute("type", "chat")
                .child(Element.of("http://jabber.org/protocol/chatstates", "composing"))
                .done();
        says("n2", ADA, to(MAC.bare(), composing));
        says("n1", MAC, to(ADA.bare(), chat("one")));
        assertThat(told).hasSize(2);
    }

    @Test
    void messagesWithoutAReceiverComeBackOnce() {
        comes("n1", MAC);
        for (String nobody : List.of("ada.byron@uclab.com", "no.body@uclab.com", "uclab.com")) {
            says("n1", MAC, to(Jid.valid(nobody), chat("hi")));
            assertThat(told).hasSize(1).allMatch(line -> line.contains("service-unavailable"));
        }
        says("n1", MAC, to(Jid.valid("a@elsewhere.org"), chat("hi")));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("remote-server-not-found"));
        says("n1", MAC, to(Jid.valid("a@elsewhere.org"), chat("hi").with("type", "error")));
        assertThat(told).isEmpty();
        says("n1", MAC, chat("hi").with("to", "@"));
        assertThat(told).hasSize(1).allMatch(line -> line.contains("jid-malformed"));
    }

    @Test
    void everyQuestionIsAnsweredExactlyOnce() {
        comes("n1", MAC);
        comes("n2", ADA);
        List<String> namespaces = List.of(
                Namespaces.PING,
                Namespaces.VERSION,
                Namespaces.LAST,
                Namespaces.DISCO_INFO,
                Namespaces.DISCO_ITEMS,
                Namespaces.VCARD,
                Namespaces.PRIVATE,
                Namespaces.ROSTER,
                "urn:xmpp:blocking",
                "urn:unknown");
        List<String> addresses = List.of(
                "uclab.com",
                "uclab.com/x",
                "mac.donald@uclab.com",
                "ada.byron@uclab.com",
                "grace.hopper@uclab.com",
                "no.body@uclab.com",
                "ada.byron@uclab.com/gone",
                "elsewhere.org",
                "");
        for (String type : List.of("get", "set")) {
            for (String namespace : namespaces) {
                for (String address : addresses) {
                    Element iq = Stanza.get("q", Element.of(namespace, "query")).with("type", type);
                    says("n1", MAC, address.isEmpty() ? iq : iq.with("to", address));
                    assertThat(delivered)
                            .as("%s %s to %s", type, namespace, address)
                            .hasSize(1);
                    assertThat(delivered.get(0).attribute("id")).contains("q");
                    assertThat(delivered.get(0).attribute("to")).contains(MAC.toString());
                    assertThat(delivered.get(0).attribute("from", "")).isEqualTo(address);
                }
            }
        }
    }

    @Test
    void malformedQuestionsAreBadRequests() {
        comes("n1", MAC);
        Element ping = Stanza.get("q", Element.of(Namespaces.PING, "ping"));
        for (Element bad :
                List.of(ping.without("id"), ping.with("type", "ask"), ping.with(Element.of("urn:x", "two")))) {
            says("n1", MAC, bad);
            assertThat(told).hasSize(1).allMatch(line -> line.contains("iq error bad-request"));
        }
        says("n1", MAC, ping.with("type", "result"));
        assertThat(told).isEmpty();
    }

    @Test
    void questionsToAClientGoToThatClientAndComeBack() {
        comes("n1", MAC);
        comes("n2", ADA);
        says("n1", MAC, to(ADA, Stanza.get("q", Element.of("urn:x", "x"))));
        assertThat(told).containsExactly("a/desk iq get x from=mac.donald/desk to=ada.byron/desk");
        says("n2", ADA, to(MAC, Stanza.get("q", Element.of("urn:x", "x")).with("type", "result")));
        assertThat(told).containsExactly("m/desk iq result x from=ada.byron/desk to=mac.donald/desk");
    }

    @Test
    void cardsAndPrivateDataAreKept() {
        comes("n1", MAC);
        Element card = Element.build(Namespaces.VCARD, "vCard")
                .child(Element.of(Namespaces.VCARD, "FN", "Mac"))
                .done();
        says("n1", MAC, Stanza.set("v", card));
        comes("n2", ADA);
        says("n2", ADA, to(MAC.bare(), Stanza.get("v", Element.of(Namespaces.VCARD, "vCard"))));
        assertThat(delivered.get(0).children()).containsExactly(card);
        says("n2", ADA, to(MAC.bare(), Stanza.set("v", card)));
        assertThat(told).allMatch(line -> line.contains("forbidden"));

        Element stored = Element.build("urn:notes", "notes").text("milk").done();
        says(
                "n1",
                MAC,
                Stanza.set(
                        "p",
                        Element.build(Namespaces.PRIVATE, "query").child(stored).done()));
        Element asked = Element.build(Namespaces.PRIVATE, "query")
                .child(Element.of("urn:notes", "notes"))
                .done();
        says("n1", MAC, Stanza.get("p", asked));
        assertThat(delivered.get(0).toXml()).contains("milk");
        says("n2", ADA, to(MAC.bare(), Stanza.get("p", asked)));
        assertThat(told).allMatch(line -> line.contains("forbidden"));
    }

    @Test
    void lastActivityCountsLabSeconds() {
        comes("n1", MAC);
        comes("n2", ADA);
        carry("n2", n2().ended(ADA, clock.now()));
        clock.advance(Duration.ofSeconds(90));
        Element last = Stanza.get("l", Element.of(Namespaces.LAST, "query"));
        says("n1", MAC, to(ADA.bare(), last));
        assertThat(delivered.get(0).toXml()).contains("seconds='90'");
        says("n1", MAC, to(GRACE.bare(), last));
        assertThat(told).allMatch(line -> line.contains("forbidden"));
    }

    @Test
    void aNodeThatTakesItsUsersBackHasThemDisconnectedElsewhereAndNobodyElse() {
        assertThat(database.homeOf(MAC)).contains(TestCluster.PUB);
        assertThat(database.homeOf(ADA)).contains(TestCluster.SUB);
        comes("n2", MAC);
        comes("n2", ADA);
        comes("n1", GRACE);
        told.clear();
        carry("n2", n2().heard(new News.TakingBack(TestCluster.PUB), clock.now()));
        assertThat(told)
                .contains("evict mac.donald@uclab.com/desk SYSTEM_SHUTDOWN")
                .noneMatch(line -> line.startsWith("evict ada") || line.startsWith("evict grace"));
        assertThat(n2().table().find(MAC)).isEmpty();
        assertThat(n1().table().find(MAC)).as("n1 was told").isEmpty();
        assertThat(n2().table().find(ADA)).isPresent();
    }

    @Test
    void theLaterBindTakesTheResourceOnTheSameNodeAndFromTheOther() {
        comes("n2", ADA);
        comes("n1", MAC);
        told.clear();
        bind("n1", MAC);
        assertThat(told)
                .containsExactly(
                        "a/desk presence unavailable from=mac.donald/desk to=ada.byron",
                        "evict mac.donald@uclab.com/desk CONFLICT");
        says("n1", MAC, presence(""));
        told.clear();
        bind("n2", MAC);
        assertThat(told)
                .contains(
                        "evict mac.donald@uclab.com/desk CONFLICT",
                        "a/desk presence unavailable from=mac.donald/desk to=ada.byron");
        assertThat(n1().table().find(MAC)).map(Resource::node).contains("n2");
        carry("n1", n1().ended(MAC, clock.now()));
        assertThat(n2().table().find(MAC))
                .as("the end of the old stream is not the end of the new")
                .isPresent();
    }

    @Test
    void logOnsAreLimitedForEachUser() {
        int most = ImpConfig.Settings.usual().logonsPerUserMax();
        for (int i = 0; i < most; i++) {
            bind(i % 2 == 0 ? "n1" : "n2", MAC.bare().full("r" + i).orElseThrow());
        }
        Switchboard.Bound bound = n1().bind(MAC.bare(), "more", () -> "made", clock.now());
        assertThat(bound.binding().refusal()).isPresent();
        assertThat(n1().bind(MAC.bare(), "r0", () -> "made", clock.now())
                        .binding()
                        .client())
                .isPresent();
        assertThat(n1().bind(ADA.bare(), "", () -> "made", clock.now())
                        .binding()
                        .client())
                .contains(ADA.bare().full("made").orElseThrow());
    }
}
