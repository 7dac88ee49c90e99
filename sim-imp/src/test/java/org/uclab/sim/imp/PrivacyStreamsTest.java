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
import org.jivesoftware.smackx.privacy.PrivacyListListener;
import org.jivesoftware.smackx.privacy.PrivacyListManager;
import org.jivesoftware.smackx.privacy.packet.PrivacyItem;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Privacy lists over real sockets, by Smack. */
class PrivacyStreamsTest {

    private static final String ADA = "ada.byron@uclab.com";

    @Test
    void smackKeepsAwayOnOneNodeWhatComesFromTheOther() throws Exception {
        try (TestCluster cluster = new TestCluster(ImpConfig.Settings.usual())) {
            XMPPConnection desk = cluster.signIn(cluster.pub, "mac.donald", "ilikeMRA1", "desk");
            XMPPConnection home = cluster.signIn(cluster.sub, "mac.donald", "ilikeMRA1", "home");
            XMPPConnection ada = cluster.signIn(cluster.sub, "ada.byron", "Analytical9", "desk");
            BlockingQueue<Message> atDesk = messages(desk);
            BlockingQueue<Message> atHome = messages(home);
            BlockingQueue<Message> atAda = messages(ada);
            PrivacyListManager lists = PrivacyListManager.getInstanceFor(desk);
            BlockingQueue<String> pushed = pushes(home);

            assertThat(lists.isSupported()).isTrue();
            assertThat(lists.getPrivacyLists()).isEmpty();
            PrivacyItem quiet = new PrivacyItem(PrivacyItem.Type.jid, ADA, false, 1);
            quiet.setFilterMessage(true);
            lists.createPrivacyList("quiet", List.of(quiet, new PrivacyItem(true, 2)));
            assertThat(pushed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("quiet");
            lists.setActiveListName("quiet");
            assertThat(lists.getActiveListName()).isEqualTo("quiet");
            assertThat(lists.getPrivacyList("quiet").getItems()).hasSize(2);

            write(ada, "to one of two");
            assertThat(body(atHome)).isEqualTo("to one of two");
            PrivacyListManager.getInstanceFor(home).setDefaultListName("quiet");
            write(ada, "to nobody");
            assertThat(atAda.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .getError()
                            .getCondition()
                            .toString())
                    .isEqualTo("service-unavailable");
            assertThat(atDesk).as("kept away all the time").isEmpty();

            lists.updatePrivacyList("quiet", List.of(new PrivacyItem(PrivacyItem.Type.jid, ADA, false, 1)));
            assertThat(pushed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("quiet");
            assertThat(BlockingCommandManager.getInstanceFor(home).getBlockList())
                    .as("a rule for everything of an address is a block")
                    .containsExactly(JidCreate.from(ADA));
        }
    }

    private static BlockingQueue<String> pushes(XMPPConnection connection) {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        PrivacyListManager.getInstanceFor(connection).addListener(new PrivacyListListener() {
            @Override
            public void setPrivacyList(String name, List<PrivacyItem> items) {
                // what the server pushes has a name alone
            }

            @Override
            public void updatedPrivacyList(String name) {
                queue.add(name);
            }
        });
        return queue;
    }

    private static void write(XMPPConnection from, String body) throws Exception {
        from.sendStanza(StanzaBuilder.buildMessage()
                .ofType(Message.Type.chat)
                .to(JidCreate.from("mac.donald@uclab.com"))
                .setBody(body)
                .build());
    }

    private static String body(BlockingQueue<Message> messages) throws InterruptedException {
        return messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS).getBody();
    }

    private static BlockingQueue<Message> messages(XMPPConnection connection) {
        BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
        connection.addSyncStanzaListener(stanza -> queue.add((Message) stanza), StanzaTypeFilter.MESSAGE);
        return queue;
    }
}
