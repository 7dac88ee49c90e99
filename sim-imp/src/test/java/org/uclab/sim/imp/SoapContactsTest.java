package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.imp.SoapCaller.envelope;
import static org.uclab.sim.imp.SoapCaller.login;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jivesoftware.smack.roster.RosterGroup;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Contact lists changed by SOAP at one node, as clients of XMPP on both see them. */
class SoapContactsTest {

    private static final int MOST = 4;

    private final TestCluster cluster =
            new TestCluster(ImpConfig.Settings.usual().withContacts(MOST));
    private final SoapCaller caller = new SoapCaller(cluster);
    private final String key = caller.key(cluster.pub, login("grace.hopper", "NanoSecond1", "true"));

    @AfterEach
    void down() {
        cluster.close();
    }

    private String call(String operation, String group, String... people) {
        String persons = IntStream.range(0, people.length)
                .mapToObj(i -> "<e:persona-id domain='uclab.com'>" + people[i] + "</e:persona-id>")
                .collect(Collectors.joining());
        return caller.ask(
                cluster.pub,
                envelope(
                        key,
                        "<e:" + operation + "><e:group name='" + group + "'>" + persons + "</e:group></e:" + operation
                                + ">"));
    }

    private String listed() {
        String config =
                caller.ask(cluster.pub, envelope(key, "<e:get-all-config><e:contact-info/></e:get-all-config>"));
        return SoapCaller.between(
                config + "<get-contact-info-resp></get-contact-info-resp>",
                "<get-contact-info-resp>",
                "</get-contact-info-resp>");
    }

    private static List<String> seen(Roster roster) {
        return roster.getEntries().stream()
                .map(entry -> entry.getJid().getLocalpartOrNull() + " "
                        + entry.getGroups().stream()
                                .map(RosterGroup::getName)
                                .sorted()
                                .toList() + " " + entry.getName() + " " + entry.getType()
                        + (entry.isSubscriptionPending() ? " asks" : ""))
                .sorted()
                .toList();
    }

    @Test
    void clientsOnBothNodesSeeTheChangeAndTheContactIsAsked() throws Exception {
        XMPPTCPConnection here = cluster.signIn(cluster.pub, "grace.hopper", "NanoSecond1", "here");
        XMPPTCPConnection there = cluster.signIn(cluster.sub, "grace.hopper", "NanoSecond1", "there");
        XMPPTCPConnection ada = cluster.signIn(cluster.sub, "ada.byron", "Analytical9", "desk");
        Roster.getInstanceFor(ada).setSubscriptionMode(Roster.SubscriptionMode.manual);
        Roster hers = Roster.getInstanceFor(here);
        Roster others = Roster.getInstanceFor(there);
        assertThat(hers.getEntries()).isEmpty();
        long before = cluster.history.last();
        assertThat(call("add-contact", "Contacts", "ada.byron")).contains("<add-contact-resp", "success");
        assertThat(cluster.sees(before, TestCluster.SUB, "MESSAGE_SENT", "presence subscribe", "ada.byron"))
                .isPresent();
        settled(here, there);
        assertThat(seen(hers)).containsExactly("ada.byron [Contacts] Ada Byron none asks");
        assertThat(seen(others)).isEqualTo(seen(hers));
        assertThat(listed())
                .isEqualTo("<group name='Contacts'><persona-id domain='uclab.com' nickname='Ada Byron'>ada.byron"
                        + "</persona-id></group>");

        BareJid grace = JidCreate.bareFrom("grace.hopper@uclab.com");
        ada.sendStanza(ada.getStanzaFactory()
                .buildPresenceStanza()
                .ofType(org.jivesoftware.smack.packet.Presence.Type.subscribed)
                .to(grace)
                .build());
        assertThat(cluster.sees(before, TestCluster.PUB, "MESSAGE_SENT", "presence", "from=ada.byron@uclab.com/desk"))
                .isPresent();
        settled(here, there);
        assertThat(seen(hers)).containsExactly("ada.byron [Contacts] Ada Byron to");

        assertThat(call("delete-contact", "Contacts", "ada.byron")).contains("success");
        settled(here, there);
        assertThat(hers.getEntries()).isEmpty();
        assertThat(others.getEntries()).isEmpty();
        assertThat(listed()).isEmpty();
    }

    /** Whatever was on its way to a client has reached it when its own question is answered. */
    private static void settled(XMPPTCPConnection... clients) throws Exception {
        for (XMPPTCPConnection client : clients) {
            org.jivesoftware.smackx.ping.PingManager.getInstanceFor(client).pingMyServer();
            Roster.getInstanceFor(client).reloadAndWait();
        }
    }

    @Test
    void aContactMayBeInSeveralGroupsAndLeavesWithTheLast() throws Exception {
        Roster roster = Roster.getInstanceFor(cluster.signIn(cluster.pub, "grace.hopper", "NanoSecond1", "here"));
        call("add-contact", "Work", "ada.byron", "mac.donald");
        call("add-contact", "Friends", "ada.byron");
        roster.reloadAndWait();
        assertThat(seen(roster))
                .containsExactly(
                        "ada.byron [Friends, Work] Ada Byron none asks", "mac.donald [Work] Mac Donald none asks");
        assertThat(call("delete-contact", "Friends", "mac.donald")).contains("failure code='9'");
        assertThat(call("delete-contact", "Work", "ada.byron", "mac.donald")).contains("success");
        roster.reloadAndWait();
        assertThat(seen(roster)).containsExactly("ada.byron [Friends] Ada Byron none asks");
        assertThat(caller.ask(
                        cluster.pub,
                        envelope(
                                key,
                                "<e:modify-contact><e:group name='Family'><e:persona-id nickname='A'>"
                                        + "ada.byron@uclab.com</e:persona-id></e:group></e:modify-contact>")))
                .contains("success");
        roster.reloadAndWait();
        assertThat(seen(roster)).containsExactly("ada.byron [Family] A none asks");
        RosterEntry ada = roster.getEntry(JidCreate.bareFrom("ada.byron@uclab.com"));
        roster.removeEntry(ada);
        assertThat(listed()).isEmpty();
    }

    @Test
    void groupsAreMadeRenamedAndTakenAway() {
        assertThat(call("add-group", "Empty")).contains("success");
        call("add-contact", "Work", "ada.byron");
        call("add-contact", "Friends", "ada.byron", "mac.donald");
        assertThat(rename("Empty", "Later")).contains("success");
        assertThat(rename("Work", "Friends")).contains("success");
        assertThat(rename("Empty", "X")).contains("failure code='8'");
        assertThat(rename("Later", "")).contains("failure code='7'");
        assertThat(listed().replaceAll("<persona[^>]*>|</persona-id>|</group>", " "))
                .isEqualTo("<group name='Friends'> ada.byron  mac.donald  <group name='Later'/>");
        assertThat(call("delete-group", "Friends")).contains("success");
        assertThat(call("delete-group", "Friends")).contains("failure code='8'");
        assertThat(listed()).isEqualTo("<group name='Later'/>");
        assertThat(call("delete-group", "Later")).contains("success");
        assertThat(listed()).isEmpty();
    }

    private String rename(String name, String other) {
        return caller.ask(
                cluster.pub,
                envelope(
                        key,
                        "<e:modify-group><e:group name='" + name + "' new-name='" + other + "'/></e:modify-group>"));
    }

    @Test
    void aFullListTakesNobodyMoreByWhateverWay() throws Exception {
        XMPPTCPConnection client = cluster.signIn(cluster.pub, "grace.hopper", "NanoSecond1", "here");
        call("add-contact", "Work", "ada.byron", "mac.donald", "c");
        assertThat(call("add-contact", "Work", "d", "e")).contains("failure code='6'", "The contact list is full");
        assertThat(listed()).contains(">c<").doesNotContain(">d<");
        assertThat(call("add-contact", "Work", "c", "d")).contains("success");
        assertThat(call("add-contact", "Work", "e")).contains("failure code='6'");
        client.sendStanza(client.getStanzaFactory()
                .buildPresenceStanza()
                .ofType(org.jivesoftware.smack.packet.Presence.Type.subscribe)
                .to(JidCreate.bareFrom("e@uclab.com"))
                .build());
        assertThat(cluster.sees(0, TestCluster.PUB, "MESSAGE_SENT", "presence error resource-constraint"))
                .isPresent();
        assertThat(listed()).doesNotContain(">e<");
    }

    @Test
    void emptyGroupsAreBounded() {
        for (int i = 0; i < RosterStore.EMPTY_GROUPS_MAX; i++) {
            assertThat(call("add-group", "g" + i)).contains("success");
        }
        assertThat(call("add-group", "more")).contains("failure code='6'");
        assertThat(call("add-group", "g0")).contains("success");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<e:add-contact/>                                                                          | 5",
                "<e:add-contact><e:group name='x'><e:persona-id/></e:group></e:add-contact>                | 5",
                "<e:add-contact><e:group name='x'><e:persona-id>a b</e:persona-id></e:group></e:add-contact> | 5",
                "<e:add-contact><e:group name='x'><e:persona-id>a@b/c</e:persona-id></e:group></e:add-contact> | 5",
                "<e:add-contact><e:group><e:persona-id>ada.byron</e:persona-id></e:group></e:add-contact>  | 7",
                "<e:add-group><e:group/></e:add-group>                                                     | 7",
                "<e:modify-group/>                                                                         | 5",
                "<e:delete-group/>                                                                         | 5",
                "<e:delete-group><e:group name='x'/></e:delete-group>                                      | 8",
                "<e:modify-contact><e:group name='x'><e:persona-id>ada.byron</e:persona-id></e:group></e:modify-contact> | 9",
            })
    void whatIsNoChangeIsRefused(String body, int code) {
        assertThat(caller.ask(cluster.pub, envelope(key, body)))
                .contains("failure code='" + code + "'")
                .doesNotContain("success");
        assertThat(listed()).isEmpty();
    }

    @Test
    void namesTooLongAreRefused() {
        assertThat(call("add-contact", "g".repeat(RosterItem.NAME_MAX + 1), "ada.byron"))
                .contains("failure code='7'");
        for (int i = 0; i < RosterItem.GROUPS_MAX; i++) {
            call("add-contact", "g" + i, "ada.byron");
        }
        assertThat(call("add-contact", "one more", "ada.byron")).contains("failure code='7'");
    }
}
