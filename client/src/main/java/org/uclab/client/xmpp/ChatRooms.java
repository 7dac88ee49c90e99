package org.uclab.client.xmpp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatException;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.muc.UserStatusListener;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Localpart;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** The chat rooms of one presence connection (XEP-0045). Safe for any thread. */
public final class ChatRooms {

    /**
     * What came of the wish to be in a room.
     *
     * @param room   its address; empty where it has none
     * @param inside whether the user is in it now
     * @param why    why not: the server's condition, or what else went wrong; empty where the user is in
     */
    public record Entry(String room, boolean inside, String why) {}

    /** What is asked of a server. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SmackException, XMPPException, InterruptedException;
    }

    /** A server's word, or why there is none. */
    private record Word<T>(T said, String why) {}

    /** XEP-0045 §15.5.3. */
    private static final String PERSISTENT = "muc#roomconfig_persistentroom";

    private final XMPPTCPConnection connection;
    private final Correspondence correspondence;
    private final Consumer<String> onSaid;
    private final Map<String, UserStatusListener> watched = new ConcurrentHashMap<>();

    /**
     * @param correspondence gets invitations, and knows which rooms the user is in
     * @param onSaid         told the address of a room before the user says something there
     */
    ChatRooms(XMPPTCPConnection connection, Correspondence correspondence, Consumer<String> onSaid) {
        this.onSaid = onSaid;
        this.connection = connection;
        this.correspondence = correspondence;
        manager()
                .addInvitationListener((with, room, inviter, reason, password, message, invite) ->
                        correspondence.invited(new RoomInvitation(
                                room.getRoom().toString(), inviter.asBareJid().toString())));
    }

    private MultiUserChatManager manager() {
        return MultiUserChatManager.getInstanceFor(connection);
    }

    /**
     * Enters a room, and makes and opens it where there is none.
     *
     * @throws IllegalArgumentException when that is neither an address nor a name
     */
    public Entry enter(String room) {
        return entered(room, chat -> {
            MultiUserChat.MucCreateConfigFormHandle made = chat.createOrJoin(nick());
            if (made != null) {
                made.makeInstant();
            }
            return true;
        });
    }

    /**
     * Makes a room that persists, and enters it.
     *
     * @throws IllegalArgumentException when that is neither an address nor a name
     */
    public Entry makePersistent(String room) {
        return entered(room, chat -> {
            chat.create(nick());
            FillableForm settled = chat.getConfigurationForm().getFillableForm();
            settled.setAnswer(PERSISTENT, true);
            try {
                chat.sendConfigurationForm(settled);
            } catch (XMPPException.XMPPErrorException refused) {
                chat.leave();
                throw refused;
            }
            return true;
        });
    }

    /** What is asked of a server for a room. */
    @FunctionalInterface
    private interface Entering {
        boolean into(MultiUserChat chat) throws SmackException, XMPPException, InterruptedException;
    }

    private Entry entered(String room, Entering way) {
        Word<EntityBareJid> found = asked(() -> located(room));
        if (found.said() == null) {
            return new Entry("", false, found.why());
        }
        String address = found.said().toString();
        Word<Boolean> inside = asked(() -> way.into(chat(found.said())));
        if (inside.said() != null) {
            correspondence.entered(address);
            chat(found.said()).addUserStatusListener(watch(address));
        }
        return new Entry(address, inside.said() != null, inside.why());
    }

    /** Whoever is sent out of a room does not come back by itself. */
    private UserStatusListener watch(String address) {
        return watched.computeIfAbsent(address, unseen -> new UserStatusListener() {
            @Override
            public void removed(MUCUser why, Presence presence) {
                correspondence.left(address);
            }
        });
    }

    /**
     * Enters the rooms again that the user was in when an earlier connection was lost (S3). A room that does not let the user
     * in is left to the user.
     */
    public void comeBack() {
        correspondence.rooms().forEach(this::enter);
    }

    /** Asks somebody into a room, through the room (XEP-0045 §7.8.2); false when the user is not in it. */
    public boolean invite(String room, String who) {
        MultiUserChat chat = chat(room);
        EntityBareJid guest = address(who, "");
        return chat.isJoined() && sent(() -> chat.invite(guest, ""));
    }

    /** Says something to all in a room; false when the user is not in it. */
    public boolean say(String room, String text) {
        MultiUserChat chat = chat(room);
        if (!chat.isJoined()) {
            return false;
        }
        onSaid.accept(chat.getRoom().toString());
        return sent(() -> chat.sendMessage(text));
    }

    /** Gives a room a topic (XEP-0045 §8.1); false when the user is not in it, or may not. */
    public boolean topic(String room, String text) {
        MultiUserChat chat = chat(room);
        return chat.isJoined() && sent(() -> chat.changeSubject(text));
    }

    /** What is sent and not answered. */
    @FunctionalInterface
    private interface Sending {
        void send() throws SmackException, XMPPException, InterruptedException;
    }

    private static boolean sent(Sending what) {
        return asked(() -> {
                            what.send();
                            return true;
                        })
                        .said()
                != null;
    }

    /** Leaves a room; false when the user was not in it. */
    public boolean leave(String room) {
        MultiUserChat chat = chat(room);
        correspondence.left(chat.getRoom().toString());
        return asked(chat::leave).said() != null;
    }

    /** The address of that room; a name is one of the rooms that the user is in, or was when a connection was lost. */
    public String address(String room) {
        return chat(room).getRoom().toString();
    }

    private MultiUserChat chat(String room) {
        if (room.contains("@")) {
            return chat(address(room, ""));
        }
        return correspondence.rooms().stream()
                .map(address -> address(address, ""))
                .filter(address -> address.getLocalpart().toString().equalsIgnoreCase(room))
                .findFirst()
                .map(this::chat)
                .orElseThrow(() -> new IllegalStateException("the user is in no room called " + room));
    }

    private MultiUserChat chat(EntityBareJid room) {
        return manager().getMultiUserChat(room);
    }

    private EntityBareJid located(String room) throws SmackException, XMPPException, InterruptedException {
        if (room.contains("@")) {
            return address(room, "");
        }
        Optional<EntityBareJid> invited = correspondence.invitations().stream()
                .map(invitation -> address(invitation.room(), ""))
                .filter(address -> address.getLocalpart().toString().equalsIgnoreCase(room))
                .reduce((first, later) -> later);
        if (invited.isPresent()) {
            return invited.get();
        }
        List<DomainBareJid> servers = manager().getMucServiceDomains();
        if (servers.isEmpty()) {
            throw new IllegalStateException("no server has rooms");
        }
        return address(room, servers.get(0).toString());
    }

    private static EntityBareJid address(String room, String server) {
        try {
            return server.isEmpty()
                    ? JidCreate.entityBareFrom(room)
                    : JidCreate.entityBareFrom(Localpart.from(room), JidCreate.domainBareFrom(server));
        } catch (XmppStringprepException malformed) {
            throw new IllegalArgumentException("'" + room + "' is no room", malformed);
        }
    }

    private Resourcepart nick() {
        return Resourcepart.fromOrThrowUnchecked(
                connection.getUser().getLocalpart().toString());
    }

    private static <T> Word<T> asked(Question<T> question) {
        try {
            return new Word<>(question.ask(), "");
        } catch (MultiUserChatException.MucNotJoinedException | SmackException.NotConnectedException outside) {
            return new Word<>(null, String.valueOf(outside.getMessage()));
        } catch (XMPPException.XMPPErrorException refused) {
            return new Word<>(
                    null, refused.getStanzaError().getCondition().toString().replace('_', '-'));
        } catch (SmackException | XMPPException failed) {
            return new Word<>(null, String.valueOf(failed.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Word<>(null, "the user gave up");
        }
    }
}
