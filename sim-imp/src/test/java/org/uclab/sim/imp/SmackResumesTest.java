package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.imp.TestCluster.PATIENCE;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** Managed streams with Smack, which takes them where they are offered. */
class SmackResumesTest {

    @Test
    void whatWasWrittenWhileSmackWasAwayArrivesBothWays() throws Exception {
        try (TestCluster cluster = new TestCluster(TestCluster.managed(Duration.ofMinutes(5)), 1)) {
            XMPPTCPConnection mac = cluster.connection(cluster.pub, "mac.donald", "ilikeMRA1", "desk");
            mac.setUseStreamManagementResumption(true);
            mac.connect();
            mac.login();
            assertThat(mac.isSmEnabled()).isTrue();
            XMPPTCPConnection ada = cluster.signIn(cluster.sub, "ada.byron", "Analytical9", "desk");
            BlockingQueue<Message> atMac = messages(mac);
            BlockingQueue<Message> atAda = messages(ada);
            mac.instantShutdown();
            assertThat(mac.isDisconnectedButSmResumptionPossible()).isTrue();
            write(ada, "mac.donald@uclab.com/desk", "while away");
            write(mac, "ada.byron@uclab.com/desk", "written away");
            mac.connect();
            mac.login();
            assertThat(mac.streamWasResumed()).isTrue();
            assertThat(next(atMac)).isEqualTo("while away");
            assertThat(next(atAda)).isEqualTo("written away");
            write(ada, "mac.donald@uclab.com/desk", "and on");
            assertThat(next(atMac)).isEqualTo("and on");
        }
    }

    private static void write(XMPPTCPConnection from, String to, String body) throws Exception {
        from.sendStanza(StanzaBuilder.buildMessage()
                .ofType(Message.Type.chat)
                .to(JidCreate.from(to))
                .setBody(body)
                .build());
    }

    private static BlockingQueue<Message> messages(XMPPTCPConnection connection) {
        BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
        connection.addSyncStanzaListener(stanza -> queue.add((Message) stanza), StanzaTypeFilter.MESSAGE);
        return queue;
    }

    private static String next(BlockingQueue<Message> queue) throws InterruptedException {
        Message message = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(message).as("nothing came in %s", PATIENCE).isNotNull();
        return message.getBody();
    }
}
