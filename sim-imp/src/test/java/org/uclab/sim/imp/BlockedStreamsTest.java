package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.imp.TestCluster.PATIENCE;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.blocking.BlockingCommandManager;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Blocking over real sockets, by Smack. */
class BlockedStreamsTest {

    @Test
    void smackBlocksOnOneNodeAndHearsOfItOnTheOther() throws Exception {
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            XMPPConnection desk = cluster.signIn(cluster.pub, "mac.donald", "ilikeMRA1", "desk");
            XMPPConnection home = cluster.signIn(cluster.sub, "mac.donald", "ilikeMRA1", "home");
            XMPPConnection ada = cluster.signIn(cluster.sub, "ada.byron", "Analytical9", "desk");
            BlockingQueue<Message> atHome = messages(home);
            BlockingQueue<Message> atAda = messages(ada);
            Jid adas = JidCreate.from("ada.byron@uclab.com");

            BlockingCommandManager blocker = BlockingCommandManager.getInstanceFor(desk);
            BlockingCommandManager other = BlockingCommandManager.getInstanceFor(home);
            assertThat(blocker.isSupportedByServer()).isTrue();
            assertThat(other.getBlockList()).isEmpty();
            BlockingQueue<List<Jid>> pushed = new LinkedBlockingQueue<>();
            other.addJidsBlockedListener(pushed::add);
            blocker.blockContacts(List.of(adas));
            assertThat(pushed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).containsExactly(adas);
            assertThat(blocker.getBlockList()).containsExactly(adas);

            write(ada, "unheard");
            Message refused = atAda.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(refused.getType()).isEqualTo(Message.Type.error);
            assertThat(refused.getError().getCondition().toString()).isEqualTo("service-unavailable");

            blocker.unblockContacts(List.of(adas));
            write(ada, "heard");
            assertThat(atHome.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS).getBody())
                    .isEqualTo("heard");
        }
    }

    private static void write(XMPPConnection from, String body) throws Exception {
        from.sendStanza(StanzaBuilder.buildMessage()
                .ofType(Message.Type.chat)
                .to(JidCreate.from("mac.donald@uclab.com"))
                .setBody(body)
                .build());
    }

    private static BlockingQueue<Message> messages(XMPPConnection connection) {
        BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
        connection.addSyncStanzaListener(stanza -> queue.add((Message) stanza), StanzaTypeFilter.MESSAGE);
        return queue;
    }
}
