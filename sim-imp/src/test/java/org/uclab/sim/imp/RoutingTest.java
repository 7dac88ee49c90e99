package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.StepClock;
import org.uclab.protocol.presence.Conversations;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.presence.Routing;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StanzaCondition;

class RoutingTest {

    private static final Jid WRITER = Jid.valid("mac@x.com/desk");
    private static final Jid READER = Jid.valid("ada@x.com");
    private static final Jid DESK = Jid.valid("ada@x.com/desk");
    private static final Jid PHONE = Jid.valid("ada@x.com/phone");
    private static final Jid PRINTER = Jid.valid("ada@x.com/printer");
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final StepClock clock = new StepClock(Instant.EPOCH);
    private final PresenceTable table = new PresenceTable();
    private final Conversations conversations = new Conversations(LIMIT);
    private final Routing routing = new Routing(table, conversations, false);
    private final Routing byPriority = new Routing(table, conversations, true);

    @BeforeEach
    void threeClientsOneOfThemDeaf() {
        table.put(at(DESK, "0"));
        table.put(at(PHONE, "5"));
        table.put(at(PRINTER, "-1"));
    }

    private static Resource at(Jid jid, String priority) {
        Element presence = Element.build(Namespaces.CLIENT, "presence")
                .child(Element.of(Namespaces.CLIENT, "priority", priority))
                .done();
        return new Resource(jid, "n1", false, Optional.of(presence));
    }

    private Routing.Decision message(String type, Jid to) {
        Element message = Element.build(Namespaces.CLIENT, "message")
                .attribute("type", type)
                .child(Element.of(Namespaces.CLIENT, "body", "hi"))
                .done();
        return routing.message(WRITER, to, message, clock.now());
    }

    private Routing.Decision byPriority(String type, Jid to) {
        Element message = Element.of(Namespaces.CLIENT, "message").with("type", type);
        return byPriority.message(WRITER, to, message, clock.now());
    }

    private List<Jid> chat() {
        return message("chat", READER).receivers();
    }

    @Test
    void theFirstMessageGoesToEveryClientThatListens() {
        assertThat(chat()).containsExactly(DESK, PHONE);
    }

    @Test
    void theClientThatAnswersGetsTheRestUntilAnotherDoes() {
        conversations.wrote(PHONE, WRITER.bare(), clock.now());
        assertThat(chat()).containsExactly(PHONE);
        conversations.wrote(DESK, WRITER.bare(), clock.now());
        assertThat(chat()).containsExactly(DESK);
    }

    @Test
    void anAnswerToSomebodyElseChangesNothing() {
        conversations.wrote(PHONE, Jid.valid("eve@x.com"), clock.now());
        assertThat(chat()).containsExactly(DESK, PHONE);
    }

    @Test
    void silenceOpensTheConversationAndTalkKeepsIt() {
        conversations.wrote(PHONE, WRITER.bare(), clock.now());
        clock.advance(LIMIT.minusSeconds(1));
        assertThat(chat()).containsExactly(PHONE);
        clock.advance(LIMIT.minusSeconds(1));
        assertThat(chat()).containsExactly(PHONE);
        clock.advance(LIMIT);
        assertThat(chat()).containsExactly(DESK, PHONE);
    }

    @Test
    void leavingOpensTheConversationEvenForTheSameResourceLater() {
        conversations.wrote(PHONE, WRITER.bare(), clock.now());
        conversations.left(PHONE);
        assertThat(chat()).containsExactly(DESK, PHONE);
    }

    @Test
    void aHolderWithANegativePriorityIsPassedOver() {
        conversations.wrote(PHONE, WRITER.bare(), clock.now());
        table.put(at(PHONE, "-5"));
        assertThat(chat()).containsExactly(DESK);
    }

    @Test
    void eachTypeToTheBareAddressHasItsRule() {
        assertThat(message("normal", READER).receivers()).containsExactly(DESK, PHONE);
        assertThat(message("headline", READER).receivers()).containsExactly(DESK, PHONE);
        assertThat(message("groupchat", READER).refusal()).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        assertThat(message("error", READER)).isEqualTo(new Routing.Decision(List.of(), Optional.empty()));
        assertThat(message("nonsense", READER).receivers()).containsExactly(DESK, PHONE);
    }

    @Test
    void nobodyListeningMeansARefusalForWhoeverExpectsToBeHeard() {
        Stream.of(DESK, PHONE).forEach(table::remove);
        assertThat(message("chat", READER).refusal()).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        assertThat(message("normal", READER).refusal()).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        assertThat(message("headline", READER)).isEqualTo(new Routing.Decision(List.of(), Optional.empty()));
    }

    @Test
    void aFullAddressIsObeyedWhateverItsPriority() {
        conversations.wrote(PHONE, WRITER.bare(), clock.now());
        assertThat(message("chat", PRINTER).receivers()).containsExactly(PRINTER);
        assertThat(message("groupchat", DESK).receivers()).containsExactly(DESK);
    }

    @Test
    void aFullAddressThatIsGoneIsTheBareOneForChatsOnly() {
        Jid gone = Jid.valid("ada@x.com/gone");
        assertThat(message("chat", gone).receivers()).containsExactly(DESK, PHONE);
        assertThat(message("normal", gone).refusal()).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        assertThat(message("groupchat", gone).refusal()).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        assertThat(message("headline", gone)).isEqualTo(new Routing.Decision(List.of(), Optional.empty()));
        assertThat(message("error", gone)).isEqualTo(new Routing.Decision(List.of(), Optional.empty()));
    }

    @Test
    void conversationsAreBounded() {
        for (int i = 0; i <= Conversations.CONVERSATIONS_MAX; i++) {
            conversations.wrote(PHONE, Jid.valid("u" + i + "@x.com"), clock.now());
        }
        assertThat(conversations.holder(Jid.valid("u0@x.com"), READER, clock.now()))
                .isEmpty();
        assertThat(conversations.holder(Jid.valid("u1@x.com"), READER, clock.now()))
                .contains(PHONE);
    }

    @Test
    void byPriorityTheMostAvailableClientIsTheOne() {
        conversations.wrote(DESK, WRITER.bare(), clock.now());
        assertThat(byPriority("chat", READER).receivers()).containsExactly(PHONE);
        assertThat(byPriority("normal", READER).receivers()).containsExactly(PHONE);
        assertThat(byPriority("nonsense", READER).receivers()).containsExactly(PHONE);
        assertThat(byPriority("headline", READER).receivers()).containsExactly(DESK, PHONE);
        assertThat(byPriority("groupchat", READER).refusal()).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        assertThat(byPriority("error", READER)).isEqualTo(new Routing.Decision(List.of(), Optional.empty()));
        assertThat(byPriority("chat", PRINTER).receivers()).containsExactly(PRINTER);
        table.put(at(DESK, "5"));
        assertThat(byPriority("chat", READER).receivers())
                .as("several as available as each other")
                .containsExactly(DESK, PHONE);
    }

    @Test
    void byPriorityWhatNobodyHearsWaitsUnlessItIsOfNoUseLater() {
        Stream.of(DESK, PHONE).forEach(table::remove);
        Jid gone = Jid.valid("ada@x.com/gone");
        for (Jid to : List.of(READER, gone)) {
            assertThat(byPriority("chat", to).waits()).isTrue();
            assertThat(byPriority("headline", to)).isEqualTo(new Routing.Decision(List.of(), Optional.empty()));
            assertThat(byPriority("groupchat", to).waits()).isFalse();
            assertThat(byPriority("groupchat", to).refusal()).contains(StanzaCondition.SERVICE_UNAVAILABLE);
        }
        assertThat(byPriority("normal", READER).waits()).isTrue();
        assertThat(byPriority("normal", gone).waits()).isFalse();
        assertThat(message("chat", READER).waits()).as("otherwise nothing does").isFalse();
    }
}
