package org.uclab.client.xmpp;

import java.util.List;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatException;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
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

    private final XMPPTCPConnection connection;

    ChatRooms(XMPPTCPConnection connection) {
        this.connection = connection;
    }

    /**
     * Enters a room, and makes and opens it where there is none.
     *
     * @throws IllegalArgumentException when that is neither an address nor a name
     */
    public Entry enter(String room) {
        Word<EntityBareJid> found = asked(() -> located(room));
        if (found.said() == null) {
            return new Entry("", false, found.why());
        }
        MultiUserChat chat = chat(found.said());
        Word<Boolean> entered = asked(() -> {
            MultiUserChat.MucCreateConfigFormHandle made = chat.createOrJoin(nick());
            if (made != null) {
                made.makeInstant();
            }
            return true;
        });
        return new Entry(found.said().toString(), entered.said() != null, entered.why());
    }

    /** Says something to all in a room; false when the user is not in it. */
    public boolean say(String room, String text) {
        MultiUserChat chat = chat(room);
        return chat.isJoined()
                && asked(() -> {
                                    chat.sendMessage(text);
                                    return true;
                                })
                                .said()
                        != null;
    }

    /** Leaves a room; false when the user was not in it. */
    public boolean leave(String room) {
        return asked(chat(room)::leave).said() != null;
    }

    /** The address of that room; a name is one of the rooms that the user is in. */
    public String address(String room) {
        return chat(room).getRoom().toString();
    }

    private MultiUserChat chat(String room) {
        if (room.contains("@")) {
            return chat(address(room, ""));
        }
        return MultiUserChatManager.getInstanceFor(connection).getJoinedRooms().stream()
                .filter(joined -> joined.getLocalpart().toString().equalsIgnoreCase(room))
                .findFirst()
                .map(this::chat)
                .orElseThrow(() -> new IllegalStateException("the user is in no room called " + room));
    }

    private MultiUserChat chat(EntityBareJid room) {
        return MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(room);
    }

    private EntityBareJid located(String room) throws SmackException, XMPPException, InterruptedException {
        if (room.contains("@")) {
            return address(room, "");
        }
        List<DomainBareJid> servers =
                MultiUserChatManager.getInstanceFor(connection).getMucServiceDomains();
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
