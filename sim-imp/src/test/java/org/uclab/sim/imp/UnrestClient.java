package org.uclab.sim.imp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.delay.DelayInformationManager;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.uclab.lab.node.Node;

/** One user with one client at a time, Smack, which signs in again and again; what it says and hears goes into the record. */
final class UnrestClient {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestCluster cluster;
    private final UnrestRecord record;
    private final String user;
    private final Node home;
    private final String room;
    private XMPPTCPConnection connection;
    private UnrestRecord.Session session;
    private List<String> kept = new ArrayList<>();

    UnrestClient(TestCluster cluster, UnrestRecord record, String user, Node home, String room) {
        this.cluster = cluster;
        this.record = record;
        this.user = user;
        this.home = home;
        this.room = room;
    }

    String user() {
        return user;
    }

    Node home() {
        return home;
    }

    UnrestRecord.Session session() {
        return session;
    }

    boolean isUp() {
        return session != null && record.isUp(session);
    }

    boolean isIn() {
        return isUp() && record.isIn(session);
    }

    void signIn(Node node) throws Exception {
        XMPPTCPConnection stream = cluster.connection(node, user, "secret", "desk");
        stream.setReplyTimeout(PATIENCE.toMillis());
        stream.connect();
        UnrestRecord.Session now = record.begins(user, node.name());
        stream.addConnectionListener(new ConnectionListener() {
            @Override
            public void connectionClosed() {
                record.ends(now);
            }

            @Override
            public void connectionClosedOnError(Exception why) {
                record.ends(now);
            }
        });
        List<String> before = Collections.synchronizedList(new ArrayList<>());
        stream.addSyncStanzaListener(stanza -> heard(now, (Message) stanza, before), StanzaTypeFilter.MESSAGE);
        stream.addSyncStanzaListener(stanza -> seen(now, (Presence) stanza), StanzaTypeFilter.PRESENCE);
        connection = stream;
        session = now;
        kept = before;
        stream.login();
    }

    private void heard(UnrestRecord.Session by, Message message, List<String> before) {
        if (message.getType() == Message.Type.error) {
            record.returned(message.getStanzaId());
        } else if (message.getBody() != null) {
            boolean late = DelayInformationManager.isDelayedStanza(message);
            if (late && message.getType() == Message.Type.groupchat) {
                before.add(message.getStanzaId());
            }
            record.hears(by, message.getStanzaId(), late);
        } else if (message.getSubject() != null) {
            record.enters(by); // the subject ends the entry, XEP-0045 §7.2.15
        }
    }

    private void seen(UnrestRecord.Session by, Presence presence) {
        MUCUser about = MUCUser.from(presence);
        if (presence.getType() == Presence.Type.unavailable
                && about != null
                && about.getStatus().contains(MUCUser.Status.PRESENCE_TO_SELF_110)) {
            record.leaves(by);
        }
    }

    void signOut() throws InterruptedException {
        connection.disconnect();
        record.await(PATIENCE, () -> !record.isUp(session));
    }

    /** Makes the room, which persists. */
    void make() throws Exception {
        MultiUserChat chat =
                MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(JidCreate.entityBareFrom(room));
        chat.create(Resourcepart.from(user));
        FillableForm form = chat.getConfigurationForm().getFillableForm();
        form.setAnswer("muc#roomconfig_persistentroom", true);
        chat.sendConfigurationForm(form);
    }

    /** Enters the room; what the room keeps is compared with what was said. */
    void enter() throws Exception {
        kept.clear();
        long before = record.now();
        EntityFullJid nick = JidCreate.entityFullFrom(room + "/" + user);
        connection.sendStanza(connection
                .getStanzaFactory()
                .buildPresenceStanza()
                .to(nick)
                .addExtension(new MUCInitialPresence(null, -1, -1, -1, null))
                .build());
        if (!record.await(PATIENCE, () -> record.isIn(session) || !record.isUp(session))) {
            throw new AssertionError(session + " does not get into the room");
        }
        if (isIn()) {
            record.kept(List.copyOf(kept), before);
        }
    }

    /** Writes to a user, or to the room; the id of the message. */
    String write(String to) throws Exception {
        String id = record.says(session, to);
        Message message = to.isEmpty()
                ? StanzaBuilder.buildMessage(id)
                        .ofType(Message.Type.groupchat)
                        .to(JidCreate.entityBareFrom(room))
                        .setBody(id)
                        .build()
                : StanzaBuilder.buildMessage(id)
                        .ofType(Message.Type.chat)
                        .to(JidCreate.entityBareFrom(to + "@" + TestCluster.DOMAIN))
                        .setBody(id)
                        .build();
        try {
            connection.sendStanza(message);
        } catch (SmackException.NotConnectedException gone) {
            record.ends(session); // it was never said to anybody
        }
        return id;
    }

    /** Asks the server for an answer: what was said before has been taken when it comes. */
    void ask() throws Exception {
        long before = record.now();
        try {
            connection.sendIqRequestAndWaitForResponse(new Ping(JidCreate.domainBareFrom(TestCluster.DOMAIN)));
            record.acknowledged(session, before);
        } catch (SmackException.NotConnectedException | SmackException.NoResponseException | XMPPException gone) {
            if (record.isUp(session) && connection.isConnected()) {
                throw gone;
            }
        }
    }
}
