package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uclab.sim.imp.TestCluster.PATIENCE;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.shell.xmpp.XmppFault;
import org.uclab.sim.imp.cluster.ImpConfig;

/** The whole server over real sockets, examined by Smack. */
class ImpServerTest {

    private TestCluster cluster;

    @BeforeEach
    void up() {
        cluster = new TestCluster(ImpConfig.Settings.usual());
    }

    @AfterEach
    void down() {
        cluster.close();
    }

    private XMPPConnection mac(String resource) throws Exception {
        return cluster.signIn(cluster.pub, "mac.donald", "ilikeMRA1", resource);
    }

    private XMPPConnection ada(String resource) throws Exception {
        return cluster.signIn(cluster.sub, "ada.byron", "Analytical9", resource);
    }

    private static EntityBareJid address(String user) throws Exception {
        return JidCreate.entityBareFrom(user + "@" + TestCluster.DOMAIN);
    }

    private static BlockingQueue<Message> messages(XMPPConnection connection) {
        BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
        connection.addSyncStanzaListener(stanza -> queue.add((Message) stanza), StanzaTypeFilter.MESSAGE);
        return queue;
    }

    private static BlockingQueue<Presence> presences(XMPPConnection connection) {
        BlockingQueue<Presence> queue = new LinkedBlockingQueue<>();
        connection.addSyncStanzaListener(stanza -> queue.add((Presence) stanza), StanzaTypeFilter.PRESENCE);
        return queue;
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T found = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(found).as("nothing came in %s", PATIENCE).isNotNull();
        return found;
    }

    private static Presence nextFrom(BlockingQueue<Presence> queue, String from, Presence.Type type)
            throws InterruptedException {
        Presence found = next(queue);
        while (!(found.getFrom().toString().startsWith(from) && found.getType() == type)) {
            found = next(queue);
        }
        return found;
    }

    private static void chat(XMPPConnection from, String to, String body) throws Exception {
        // Not by Smack's chat, which takes a full address after the first answer.
        from.sendStanza(StanzaBuilder.buildMessage()
                .ofType(Message.Type.chat)
                .to(address(to))
                .setBody(body)
                .build());
    }

    @Test
    void smackSignsInAndTheHistoryTellsHow() throws Exception {
        XMPPConnection connection = mac("desk");
        assertThat(connection.getUser().toString()).isEqualTo("mac.donald@uclab.com/desk");
        assertThat(cluster.sees(0, "MESSAGE_SENT", "features starttls")).isPresent();
        assertThat(cluster.sees(0, "MESSAGE_SENT", "features mechanisms=PLAIN")).isPresent();
        assertThat(cluster.sees(0, "MESSAGE_RECEIVED", "auth PLAIN")).isPresent();
        assertThat(cluster.sees(0, "MESSAGE_RECEIVED", "iq set bind")).isPresent();
        assertThat(cluster.history.events())
                .flatExtracting(event -> event.message().stream().toList())
                .noneMatch(message -> message.detail().contains("bWFjLmRvbmFsZ"));
        assertThat(PingManager.getInstanceFor(connection).pingMyServer()).isTrue();
        assertThat(VersionManager.getInstanceFor(connection)
                        .getVersion(JidCreate.from(TestCluster.DOMAIN))
                        .getName())
                .isEqualTo("IM and Presence");
    }

    /** One rule of spelling for every service: people and domains in any case, passwords in theirs. */
    @Test
    void aUserIsTheSameInAnyCaseAndAPasswordIsNot() throws Exception {
        XMPPConnection mac = cluster.signIn(cluster.pub, "Mac.DONALD", "ilikeMRA1", "desk");
        assertThat(mac.getUser().toString()).isEqualTo("mac.donald@uclab.com/desk");
        assertThatThrownBy(() -> cluster.signIn(cluster.pub, "mac.donald", "ILIKEmra1", "desk"))
                .hasMessageContaining("not-authorized");
    }

    @Test
    void aWrongPasswordIsNotAuthorizedAndTheStreamEnds() throws Exception {
        var connection = cluster.connection(cluster.pub, "mac.donald", "wrong", "desk");
        connection.connect();
        assertThatThrownBy(connection::login)
                .isInstanceOf(SASLErrorException.class)
                .hasMessageContaining("not-authorized");
        long refused = cluster.sees(0, "MESSAGE_SENT", "failure not-authorized")
                .orElseThrow()
                .seq();
        assertThat(cluster.sees(refused, "MESSAGE_SENT", "stream close")).isPresent();
        assertThat(cluster.sees(refused, "CONNECTION_CLOSED")).isPresent();
        mac("desk");
    }

    @Test
    void contactsSeeEachOtherAndChatAcrossTheNodes() throws Exception {
        XMPPConnection ada = ada("desk");
        var seenByAda = presences(ada);
        var saidToAda = messages(ada);
        XMPPConnection mac = mac("desk");
        var saidToMac = messages(mac);
        Presence there = nextFrom(seenByAda, "mac.donald@uclab.com/desk", Presence.Type.available);
        assertThat(there.getTo().toString()).isEqualTo("ada.byron@uclab.com");

        mac.sendStanza(StanzaBuilder.buildPresence()
                .setMode(Presence.Mode.away)
                .setStatus("lunch")
                .build());
        Presence away = nextFrom(seenByAda, "mac.donald", Presence.Type.available);
        while (away.getMode() != Presence.Mode.away) {
            away = nextFrom(seenByAda, "mac.donald", Presence.Type.available);
        }
        assertThat(away.getStatus()).isEqualTo("lunch");

        chat(mac, "ada.byron", "hello \u00e9 <&>");
        Message hello = next(saidToAda);
        assertThat(hello.getBody()).isEqualTo("hello \u00e9 <&>");
        assertThat(hello.getFrom().toString()).isEqualTo("mac.donald@uclab.com/desk");
        chat(ada, "mac.donald", "and back");
        assertThat(next(saidToMac).getBody()).isEqualTo("and back");
        assertThat(cluster.sees(0, TestCluster.SUB, "MESSAGE_RECEIVED", "XCP route"))
                .isPresent();
    }

    @Test
    void theClientThatAnswersGetsTheRest() throws Exception {
        XMPPConnection desk = ada("desk");
        XMPPConnection phone = cluster.signIn(cluster.pub, "ada.byron", "Analytical9", "phone");
        var atDesk = messages(desk);
        var atPhone = messages(phone);
        XMPPConnection mac = mac("desk");
        var atMac = messages(mac);
        assertThat(cluster.sees(
                        0, TestCluster.PUB, "MESSAGE_RECEIVED", "here ada.byron@uclab.com/desk: presence available"))
                .isPresent();

        chat(mac, "ada.byron", "one");
        assertThat(next(atDesk).getBody()).isEqualTo("one");
        assertThat(next(atPhone).getBody()).isEqualTo("one");
        chat(desk, "mac.donald", "from the desk");
        next(atMac);
        chat(mac, "ada.byron", "two");
        assertThat(next(atDesk).getBody()).isEqualTo("two");
        chat(phone, "mac.donald", "from the phone");
        next(atMac);
        chat(mac, "ada.byron", "three");
        assertThat(next(atPhone).getBody()).isEqualTo("three");
        assertThat(atDesk).isEmpty();
    }

    @Test
    void twoStrangersOnDifferentNodesBecomeContacts() throws Exception {
        XMPPConnection grace = cluster.signIn(cluster.pub, "grace.hopper", "NanoSecond1", "desk");
        XMPPConnection ada = ada("desk");
        Roster.getInstanceFor(ada).setSubscriptionMode(Roster.SubscriptionMode.manual);
        var asked = presences(ada);
        var seen = presences(grace);
        Roster graces = Roster.getInstanceFor(grace);
        graces.reloadAndWait(); // only who has asked for the roster is told, RFC 6121 §3.1.6
        graces.createItemAndRequestSubscription(address("ada.byron"), "Ada", new String[] {"Mathematics"});
        nextFrom(asked, "grace.hopper@uclab.com", Presence.Type.subscribe);
        ada.sendStanza(StanzaBuilder.buildPresence()
                .ofType(Presence.Type.subscribed)
                .to(address("grace.hopper"))
                .build());
        nextFrom(seen, "ada.byron@uclab.com", Presence.Type.subscribed);
        nextFrom(seen, "ada.byron@uclab.com/desk", Presence.Type.available);
        assertThat(cluster.sees(0, "MESSAGE_SENT", "iq set roster")).isPresent();
        graces.reloadAndWait();
        assertThat(graces.getEntry(address("ada.byron")).getType().toString()).isEqualTo("to");
        assertThat(graces.getEntry(address("ada.byron")).getGroups().get(0).getName())
                .isEqualTo("Mathematics");
        graces.removeEntry(graces.getEntry(address("ada.byron")));
        nextFrom(asked, "grace.hopper@uclab.com", Presence.Type.unsubscribe);
    }

    @Test
    void aPowerCutTakesItsUsersAndLeavesTheRest() throws Exception {
        XMPPConnection mac = mac("desk");
        var seen = presences(mac);
        ada("desk");
        nextFrom(seen, "ada.byron@uclab.com/desk", Presence.Type.available);
        TestCluster.await(cluster.sub.stop("power cut"));
        nextFrom(seen, "ada.byron@uclab.com/desk", Presence.Type.unavailable);

        cluster.signIn(cluster.pub, "ada.byron", "Analytical9", "fled");
        nextFrom(seen, "ada.byron@uclab.com/fled", Presence.Type.available);

        long before = cluster.history.last();
        TestCluster.await(cluster.sub.start());
        TestCluster.await(cluster.sub.join());
        assertThat(cluster.sees(before, TestCluster.SUB, "MESSAGE_RECEIVED", "XCP here"))
                .isPresent();
        cluster.signIn(cluster.sub, "ada.byron", "Analytical9", "back");
        nextFrom(seen, "ada.byron@uclab.com/back", Presence.Type.available);
    }

    @Test
    void theLaterClientTakesTheResourceEvenFromAnotherNode() throws Exception {
        mac("desk");
        long before = cluster.history.last();
        XMPPConnection later = cluster.signIn(cluster.sub, "mac.donald", "ilikeMRA1", "desk");
        assertThat(cluster.sees(before, TestCluster.PUB, "MESSAGE_SENT", "stream error conflict"))
                .isPresent();
        assertThat(PingManager.getInstanceFor(later).pingMyServer()).isTrue();
    }

    @Test
    void faultsBiteAtTheirStepAndForTheirUserOnly() throws Exception {
        Where xmpp = Where.port(TestCluster.PUB, "xmpp");
        Trigger once = Trigger.first(1);
        Trigger auth = once.and(Trigger.where("step", "auth")).and(Trigger.user("mac.donald"));
        cluster.faults.arm(new XmppFault.SaslFailure("temporary-auth-failure"), xmpp, auth);
        cluster.signIn(cluster.pub, "ada.byron", "Analytical9", "desk");
        assertThatThrownBy(() -> mac("desk")).hasMessageContaining("temporary-auth-failure");
        mac("desk");
        Trigger bind = once.and(Trigger.where("step", "bind"));
        cluster.faults.arm(new XmppFault.StreamError("system-shutdown"), xmpp, bind);
        var refused = cluster.connection(cluster.pub, "mac.donald", "ilikeMRA1", "phone");
        refused.setReplyTimeout(1_000);
        refused.connect();
        assertThatThrownBy(refused::login).isInstanceOf(SmackException.class);
        assertThat(cluster.sees(0, "MESSAGE_SENT", "stream error system-shutdown"))
                .isPresent();
        assertThat(cluster.faults.unfired()).isEmpty();
        mac("phone");
    }

    @Test
    void whoDoesNotSignInIsShownTheDoor() throws Exception {
        cluster.close();
        cluster = new TestCluster(ImpConfig.Settings.usual(), 60);
        var socket = cluster.dialler.socketFactory().createSocket(cluster.pub.address(), 5222);
        assertThat(cluster.history.await(
                        0, Duration.ofMinutes(20), TestCluster.holds("stream error connection-timeout")))
                .isPresent();
        assertThat(cluster.history.await(0, Duration.ofMinutes(5), TestCluster.holds("CONNECTION_CLOSED")))
                .isPresent();
        socket.close();
    }
}
