package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** Rooms of a node that cannot be reached, for those who are in them or want to be. */
class RoomsLostTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final Jid MAC = Jid.valid("mac.donald@uclab.com/desk");
    private static final String ALIAS = ChatAlias.of(TestCluster.PUB, List.of(TestCluster.PUB), TestCluster.DOMAIN);

    private final ImpDatabase database = new ImpDatabase(TestCluster.config(List.of(), List.of()));
    private final Switchboard node = new Switchboard(
            TestCluster.SUB, database, TestCluster.config(List.of(), List.of()).settings(), NOW);

    RoomsLostTest() {
        node.bind(MAC.bare(), MAC.resource(), () -> "made", NOW);
    }

    private static Element join(String room) {
        return Element.build(Namespaces.CLIENT, Stanza.PRESENCE)
                .attribute("to", room)
                .child(Element.of(Namespaces.MUC, "x"))
                .done();
    }

    private List<String> lost() {
        return node.roomsLost(ALIAS::equals).stream()
                .map(effect -> (Effect.Deliver) effect)
                .map(deliver -> deliver.client() + " " + deliver.stanza().attribute("from", "") + " "
                        + Stanza.type(deliver.stanza())
                        + (deliver.stanza().toXml().contains("333") ? " 333" : ""))
                .toList();
    }

    @Test
    void whoeverIsInOneIsToldAndLeavesItOnce() {
        String tea = "tea@" + ALIAS + "/mac";
        node.stanza(MAC, join(tea), NOW);
        node.stanza(MAC, join("coffee@elsewhere.uclab.com/mac"), NOW);
        assertThat(lost())
                .containsExactlyInAnyOrder(MAC + " " + tea + " unavailable 333", tea + " " + MAC + " unavailable");
        assertThat(lost()).isEmpty();
    }

    @Test
    void whoeverLeftIsNotTold() {
        String tea = "tea@" + ALIAS + "/mac";
        node.stanza(MAC, join(tea), NOW);
        node.stanza(MAC, join(tea).with("type", "unavailable"), NOW);
        assertThat(lost()).isEmpty();
    }

    @Test
    void whoeverWantsToEnterIsAnsweredAndWhoeverLeavesIsNot() {
        Element join = join("tea@" + ALIAS + "/mac").with("from", MAC.toString());
        assertThat(node.undeliverable(join)).hasSize(1).first().satisfies(effect -> {
            Effect.Deliver answer = (Effect.Deliver) effect;
            assertThat(answer.client()).isEqualTo(MAC);
            assertThat(Stanza.type(answer.stanza())).isEqualTo("error");
        });
        assertThat(node.undeliverable(join.with("type", "unavailable"))).isEmpty();
        assertThat(node.undeliverable(join.with("to", MAC.bare().toString()))).isEmpty();
    }
}
