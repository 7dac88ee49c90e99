package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.sim.imp.cluster.Additions;
import org.uclab.sim.imp.cluster.ImpConfig;

class ImpConfigTest {

    private static final ImpConfig GOOD = TestCluster.config(ImpConfig.Settings.usual());

    private static void refused(String says, ImpConfig.Account... accounts) {
        ImpConfig config = new ImpConfig(
                GOOD.domain(),
                GOOD.nodes(),
                List.of(accounts),
                List.of(),
                GOOD.settings(),
                Optional.empty(),
                false,
                Optional.empty(),
                Additions.NONE);
        assertThatThrownBy(() -> ImpSubcluster.of(config)).hasMessageContaining(says);
    }

    @Test
    void contradictionsAreNamed() {
        ImpConfig.Account mac = TestCluster.account("mac", "p", "Mac", TestCluster.PUB, List.of());
        refused(
                "two accounts with the user id MAC",
                mac,
                TestCluster.account("MAC", "p", "", TestCluster.PUB, List.of()));
        refused("none of the subcluster: x", TestCluster.account("mac", "p", "", "x", List.of()));
        refused("no user id for an address: a b", TestCluster.account("a b", "p", "", TestCluster.PUB, List.of()));
        refused("without an account: eve", TestCluster.account("mac", "p", "", TestCluster.PUB, List.of("eve")));
        assertThatThrownBy(() -> ImpSubcluster.of(GOOD).program("elsewhere")).hasMessageContaining("no node elsewhere");
        assertThatThrownBy(() -> GOOD.settings().withMechanisms(List.of("X")))
                .hasMessageContaining("no SASL mechanism X");
        assertThatThrownBy(() -> new ImpConfig(
                        "x",
                        List.of(),
                        List.of(),
                        List.of(),
                        GOOD.settings(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Additions.NONE))
                .hasMessageContaining("at least one node");
    }

    @Test
    void contactsOfTheStartSeeEachOther() {
        RosterStore rosters = new ImpDatabase(GOOD).rosters();
        Jid mac = Jid.valid("mac.donald@uclab.com");
        assertThat(rosters.listed(mac)).hasSize(1);
        assertThat(rosters.listed(mac).get(0).state().wire()).isEqualTo("both");
        assertThat(rosters.listed(mac).get(0).name()).isEqualTo("Ada Byron");
    }

    @Test
    void theNodesOfAGroupStandInForEachOther() {
        List<String> all = List.of("a", "b", "c", "d", "e");
        ImpConfig.Redundancy pairs =
                new ImpConfig.Redundancy(Optional.of(List.of(List.of("a", "b"), List.of("c", "d"))), Optional.empty());
        assertThat(pairs.serving("b", all)).containsExactly("b", "a");
        assertThat(pairs.serving("c", all)).containsExactly("c", "d");
        assertThat(pairs.serving("e", all)).containsExactly("e");
        assertThat(ImpConfig.Redundancy.whole().serving("c", all)).containsExactly("c", "a", "b", "d", "e");
        assertThat(new ImpConfig.Redundancy(Optional.of(List.of()), Optional.empty()).serving("a", all))
                .containsExactly("a");
    }

    @Test
    void aNodeServesTheUsersOfItsGroupAlone() {
        Jid mac = Jid.valid("mac.donald@uclab.com");
        assertThat(new ImpDatabase(GOOD).serves(TestCluster.SUB, mac)).isTrue();
        ImpDatabase apart = new ImpDatabase(TestCluster.config(ImpConfig.Settings.usual()
                .with(
                        new ImpConfig.Redundancy(Optional.of(List.of()), Optional.empty()),
                        new ImpConfig.Product("IM and Presence", "12.5"))));
        assertThat(apart.serves(TestCluster.PUB, mac)).isTrue();
        assertThat(apart.serves(TestCluster.SUB, mac)).isFalse();
        assertThat(apart.nodesOf(mac)).containsExactly(TestCluster.PUB);
    }

    @Test
    void nodesOfAUserAreHisHomeFirstAndWithoutPowerLast() {
        ImpDatabase database = new ImpDatabase(GOOD);
        Jid ada = Jid.valid("ada.byron@uclab.com");
        Jid mac = Jid.valid("mac.donald@uclab.com/jabber");
        database.logins().nodeUp(TestCluster.PUB);
        database.logins().nodeUp(TestCluster.SUB);
        assertThat(database.nodesOf(ada)).containsExactly(TestCluster.SUB, TestCluster.PUB);
        assertThat(database.nodesOf(mac)).containsExactly(TestCluster.PUB, TestCluster.SUB);
        database.logins().nodeDown(TestCluster.SUB);
        assertThat(database.nodesOf(ada)).containsExactly(TestCluster.PUB, TestCluster.SUB);
        assertThat(database.nodesOf(mac)).containsExactly(TestCluster.PUB, TestCluster.SUB);
        database.logins().nodeDown(TestCluster.PUB);
        assertThat(database.nodesOf(ada)).containsExactly(TestCluster.SUB, TestCluster.PUB);
        database.logins().nodeUp(TestCluster.SUB);
        assertThat(database.nodesOf(mac)).containsExactly(TestCluster.SUB, TestCluster.PUB);
        assertThat(database.nodesOf(Jid.valid("nobody@uclab.com"))).isEmpty();
    }
}
