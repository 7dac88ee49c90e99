package org.uclab.client.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** A presence connection that is signed in. Safe for any thread. */
public final class XmppSession {

    private final XMPPTCPConnection connection;
    private final int goodbyeWallMillis;
    private final Correspondence correspondence;
    private final ChatRooms rooms;
    private final FileTransfers files;
    private final ScreenShares screens;
    private final ChatEncryption encryption;
    private final AtomicReference<Consumer<String>> lossListener = new AtomicReference<>(why -> {});
    private final AtomicReference<Optional<String>> loss = new AtomicReference<>(Optional.empty());
    private volatile boolean leaving;

    /**
     * @param correspondence    gets what comes, and knows what was sent
     * @param goodbyeWallMillis how long sign-out waits for the server to close its side, in wall milliseconds
     * @param host              what file transfers have of it
     * @param policies          of encryption to other clients
     */
    XmppSession(
            XMPPTCPConnection connection,
            Correspondence correspondence,
            int goodbyeWallMillis,
            FileHost host,
            ImPolicies policies) {
        this.connection = connection;
        this.correspondence = correspondence;
        this.encryption = new ChatEncryption(connection, policies, correspondence, host.journal());
        this.rooms = new ChatRooms(connection, correspondence, encryption::said);
        this.files = new FileTransfers(connection, correspondence, host);
        this.screens = new ScreenShares(connection, files, correspondence);
        this.goodbyeWallMillis = goodbyeWallMillis;
        connection.addSyncStanzaListener(this::onMessage, StanzaTypeFilter.MESSAGE);
        connection.addSyncStanzaListener(this::onPresence, StanzaTypeFilter.PRESENCE);
        connection.addConnectionListener(new ConnectionListener() {
            @Override
            public void connectionClosed() {
                lost("the server closed the stream");
            }

            @Override
            public void connectionClosedOnError(Exception cause) {
                lost(String.valueOf(cause.getMessage()));
            }
        });
    }

    /** Loads the roster, then tells everybody that the user is here (RFC 6121 §2.2, §4.2). */
    void announce() throws SmackException, InterruptedException {
        Roster roster = Roster.getInstanceFor(connection);
        roster.reloadAndWait();
        connection.sendStanza(StanzaBuilder.buildPresence().build());
    }

    private void onMessage(Stanza stanza) {
        Message message = (Message) stanza;
        if (message.getType() == Message.Type.error) {
            correspondence.refused(String.valueOf(message.getStanzaId()), why(message));
        } else if (message.getFrom() != null && !files.announces(message) && says(message)) {
            if (message.getType() == Message.Type.groupchat) {
                correspondence.heard(said(message, message.getBody()), String.valueOf(message.getStanzaId()));
            } else {
                encryption.read(message).ifPresent(text -> correspondence.received(said(message, text)));
            }
        } else if (message.getType() == Message.Type.groupchat && message.getSubject() != null) {
            correspondence.topic(bare(message.getFrom()), message.getSubject());
        }
    }

    private static boolean says(Message message) {
        boolean sealed = message.getType() != Message.Type.groupchat
                && SealedMessage.in(message).isPresent();
        return message.getBody() != null || sealed;
    }

    private static ChatMessage said(Message message, String text) {
        return new ChatMessage(
                bare(message.getFrom()),
                resource(message.getFrom()),
                message.getSubject() == null ? "" : message.getSubject(),
                text);
    }

    private static String why(Message refused) {
        return refused.getError() == null
                ? "the server refused it"
                : "the server said " + refused.getError().getCondition();
    }

    private void onPresence(Stanza stanza) {
        Presence presence = (Presence) stanza;
        if (presence.getType() == Presence.Type.subscribe && presence.getFrom() != null) {
            correspondence.asked(bare(presence.getFrom()));
        }
        boolean tells =
                presence.getType() == Presence.Type.available || presence.getType() == Presence.Type.unavailable;
        if (!tells || presence.getFrom() == null) {
            return;
        }
        Jid from = presence.getFrom();
        if (!presence.isAvailable()) {
            encryption.gone(from.toString());
        }
        correspondence.seen(new ContactPresence(
                bare(from),
                resource(from),
                presence.isAvailable(),
                presence.isAvailable() ? presence.getMode().toString() : "",
                presence.getStatus() == null ? "" : presence.getStatus()));
    }

    private static String bare(Jid jid) {
        return jid.asBareJid().toString();
    }

    private static String resource(Jid jid) {
        return jid.getResourceOrNull() == null ? "" : jid.getResourceOrNull().toString();
    }

    private void lost(String why) {
        if (!leaving && loss.compareAndSet(Optional.empty(), Optional.of(why))) {
            correspondence.cut();
            endStreams();
            lossListener.get().accept(why);
        }
    }

    /** Tells when the connection is lost without {@link #signOut}; at once when it was already. */
    public void onLost(Consumer<String> listener) {
        lossListener.set(listener);
        loss.get().ifPresent(listener);
    }

    /** Full address of this session. */
    public String address() {
        return connection.getUser().toString();
    }

    /** Whether the connection stands. */
    public boolean connected() {
        return loss.get().isEmpty() && connection.isAuthenticated();
    }

    /** Bare addresses of the roster. */
    public List<String> contacts() {
        return Roster.getInstanceFor(connection).getEntries().stream()
                .map(entry -> entry.getJid().toString())
                .sorted()
                .toList();
    }

    /**
     * Asks somebody to be allowed to see his presence, RFC 6121 §3.1.
     *
     * @param contact bare address
     * @return false when the connection is lost
     * @throws IllegalArgumentException when {@code contact} is no address
     */
    public boolean askToSee(String contact) {
        return tell(contact, Presence.Type.subscribe);
    }

    /** Allows somebody who has asked to see the user's presence, RFC 6121 §3.1; otherwise like {@link #askToSee}. */
    public boolean letSee(String contact) {
        return tell(contact, Presence.Type.subscribed);
    }

    private boolean tell(String contact, Presence.Type type) {
        return connected()
                && send(connection
                        .getStanzaFactory()
                        .buildPresenceStanza()
                        .to(address(contact))
                        .ofType(type)
                        .build());
    }

    private static EntityBareJid address(String contact) {
        try {
            return JidCreate.entityBareFrom(contact);
        } catch (XmppStringprepException malformed) {
            throw new IllegalArgumentException("'" + contact + "' is no bare address", malformed);
        }
    }

    /** Sends a chat message without a subject; otherwise like {@link #chat(String, String, String)}. */
    public boolean chat(String to, String text) {
        return chat(to, "", text);
    }

    /**
     * Sends a chat message; where it is to be encrypted, waits for the keys. One that must not go is told as undelivered.
     *
     * @param to      bare address
     * @param subject empty for none
     * @return false when the connection is lost
     * @throws IllegalArgumentException when {@code to} is no address
     */
    public boolean chat(String to, String subject, String text) {
        EntityBareJid contact = address(to);
        ChatEncryption.Sending how = encryption.sending(contact.toString(), text);
        if (how.objection().isPresent()) {
            correspondence.objected(contact.toString(), text, how.objection().get());
            return connected();
        }
        MessageBuilder building =
                connection.getStanzaFactory().buildMessageStanza().to(contact).ofType(Message.Type.chat);
        how.sealed().ifPresentOrElse(building::addExtension, () -> building.setBody(text));
        Message message = subject.isEmpty()
                ? building.build()
                : building.setSubject(subject).build();
        correspondence.sending(message.getStanzaId(), contact.toString(), text);
        boolean sent = connected() && send(message);
        if (!sent) {
            correspondence.notSent(message.getStanzaId());
        }
        return sent;
    }

    /**
     * Asks the server whether it is there (XEP-0199).
     *
     * @param answered told when it has answered, whatever it says
     */
    public void ping(Runnable answered) {
        Set<String> before = correspondence.open();
        connection
                .sendIqRequestAsync(new Ping(connection, connection.getXMPPServiceDomain()))
                .onSuccess(pong -> taken(before, answered))
                .onError(cause -> {
                    if (cause instanceof XMPPException.XMPPErrorException) {
                        taken(before, answered);
                    }
                });
    }

    private void taken(Set<String> messages, Runnable answered) {
        correspondence.taken(messages);
        answered.run();
    }

    /**
     * Tells everybody who may see it that the user is in a meeting, or is available. ASSUMED(choice): how the product says it in XMPP is not
     * public.
     *
     * @return false when the connection is lost
     */
    public boolean inMeeting(boolean on) {
        PresenceBuilder said = connection.getStanzaFactory().buildPresenceStanza();
        if (on) {
            said.setMode(Presence.Mode.away).setStatus("In a meeting");
        }
        return connected() && send(said.build());
    }

    private boolean send(Stanza stanza) {
        try {
            connection.sendStanza(stanza);
            return true;
        } catch (SmackException.NotConnectedException lost) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the chat with that bare address shows of its encryption. */
    public LockIcon lock(String who) {
        return encryption.exchangedWith(who) ? LockIcon.PADLOCK : lock();
    }

    /** What a group chat shows of its encryption, which never goes from client to client. */
    public LockIcon lock() {
        return connection.isSecureConnection() ? LockIcon.LOCK : LockIcon.NONE;
    }

    /** The chat rooms of this connection. */
    public ChatRooms rooms() {
        return rooms;
    }

    /** The files that go over this connection. */
    public FileTransfers files() {
        return files;
    }

    /** The screens that are shared by IM over this connection. */
    public ScreenShares screens() {
        return screens;
    }

    private void endStreams() {
        files.close(screens::close);
    }

    /** Says goodbye and ends the connection. */
    public void signOut() {
        leaving = true;
        endStreams();
        if (connection.isConnected()) {
            connection.setReplyTimeout(goodbyeWallMillis);
            connection.disconnect();
        }
    }

    /** Ends the connection without a goodbye; nothing happens when it has ended. */
    public void drop() {
        leaving = true;
        endStreams();
        if (loss.compareAndSet(Optional.empty(), Optional.of("dropped"))) {
            correspondence.cut();
        }
        connection.instantShutdown();
    }
}
