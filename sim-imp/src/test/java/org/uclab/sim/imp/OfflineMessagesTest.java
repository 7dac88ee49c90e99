package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.Summary;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Messages that wait for whoever is away, XEP-0160, where they go by RFC 6121. */
class OfflineMessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Jid MAC = Jid.valid("mac.donald@uclab.com/desk");
    private static final Jid ADA = Jid.valid("ada.byron@uclab.com/desk");

    private final ImpConfig config = TestCluster.with(Optional.empty(), true);
    private final ImpDatabase database = new ImpDatabase(config);
    private final Switchboard node = new Switchboard("n1", database, config.settings(), NOW);

    private static List<Element> delivered(List<Effect> effects, Jid client) {
        return effects.stream()
                .filter(effect -> effect.kind() == Effect.Kind.DELIVER)
                .map(effect -> (Effect.Deliver) effect)
                .filter(deliver -> deliver.client().equals(client))
                .map(Effect.Deliver::stanza)
                .filter(stanza -> stanza.name().equals(Stanza.MESSAGE))
                .toList();
    }

    private List<Element> comes(Jid client, String priority) {
        node.bind(client.bare(), client.resource(), () -> "made", NOW);
        return says(client, client, priority);
    }

    private List<Element> says(Jid client, Jid hearer, String priority) {
        Element presence = Element.build(Namespaces.CLIENT, Stanza.PRESENCE)
                .child(Element.of(Namespaces.CLIENT, "priority", priority))
                .done();
        return delivered(node.stanza(client, presence, NOW), hearer);
    }

    private List<Element> writes(String type, String body) {
        Element.Builder message = Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("type", type)
                .attribute("id", "m")
                .attribute("to", ADA.bare());
        if (!body.isEmpty()) {
            message.child(Element.of(Namespaces.CLIENT, "body", body));
        }
        return delivered(node.stanza(MAC, message.done(), NOW), MAC);
    }

    @Test
    void whatIsWrittenToSomebodyAwayIsHeardLaterOnceAndInOrder() {
        comes(MAC, "0");
        assertThat(writes("chat", "one")).isEmpty();
        assertThat(writes("normal", "two")).isEmpty();
        List<Element> heard = comes(ADA, "0");
        assertThat(heard).extracting(Summary::of).allMatch(line -> line.contains("from=mac.donald@uclab.com/desk"));
        assertThat(heard)
                .extracting(message -> message.child("body").orElseThrow().text())
                .containsExactly("one", "two");
        assertThat(heard.get(0).child(Namespaces.DELAY, "delay").orElseThrow().toXml())
                .contains("from='uclab.com'", "stamp='2026-11-30T10:00:00Z'");
        assertThat(says(ADA, ADA, "1")).as("once").isEmpty();
    }

    @Test
    void aClientThatDoesNotListenHearsNothingUntilItDoes() {
        comes(MAC, "0");
        assertThat(comes(ADA, "-1")).isEmpty();
        assertThat(writes("chat", "hello")).isEmpty();
        assertThat(says(ADA, ADA, "0")).hasSize(1);
    }

    @Test
    void whatSaysNothingIsRefusedAsBefore() {
        comes(MAC, "0");
        assertThat(writes("chat", "")).extracting(Summary::of).allMatch(line -> line.contains("service-unavailable"));
        assertThat(writes("headline", "news")).isEmpty();
        assertThat(comes(ADA, "0")).isEmpty();
    }

    @Test
    void whatWaitsIsBoundedAndTheRestComesBack() {
        comes(MAC, "0");
        for (int i = 0; i < OfflineMessages.MESSAGES_MAX; i++) {
            assertThat(writes("chat", "m" + i)).isEmpty();
        }
        assertThat(writes("chat", "one more")).extracting(Summary::of).anyMatch(line -> line.contains("message error"));
        assertThat(comes(ADA, "0")).hasSize(OfflineMessages.MESSAGES_MAX);
        OfflineMessages store = new OfflineMessages("x.com");
        Element large = Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .child(Element.of(Namespaces.CLIENT, "body", "x".repeat(250_000)))
                .done();
        int kept = 0;
        while (store.keep(Jid.valid("u" + kept % 10 + "@x.com"), large, NOW)) {
            kept++;
        }
        assertThat(kept).isEqualTo(OfflineMessages.CHARS_MAX / 250_000);
        store.take(Jid.valid("u0@x.com"));
        assertThat(store.keep(Jid.valid("u1@x.com"), large, NOW))
                .as("there is room again")
                .isTrue();
    }

    @Test
    void otherwiseNothingWaits() {
        ImpDatabase usual = new ImpDatabase(TestCluster.config(config.settings()));
        Switchboard other = new Switchboard("n1", usual, config.settings(), NOW);
        other.bind(MAC.bare(), MAC.resource(), () -> "made", NOW);
        Element message = Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("to", ADA.bare())
                .child(Element.of(Namespaces.CLIENT, "body", "hello"))
                .done();
        assertThat(delivered(other.stanza(MAC, message, NOW), MAC))
                .extracting(Summary::of)
                .allMatch(line -> line.contains("service-unavailable"))
                .hasSize(1);
    }
}
