package org.uclab.client;

import org.uclab.client.xmpp.LockIcon;

/** The icons that chats of who is signed in show of their encryption (S4, "Encryption Icons"). Safe for any thread. */
public final class ChatLocks {

    private final UcClient client;

    public ChatLocks(UcClient client) {
        this.client = client;
    }

    /** That of the chat with a bare address. */
    public LockIcon with(String who) {
        return client.presence().session().lock(who);
    }

    /** That of group chats. */
    public LockIcon inRooms() {
        return client.presence().session().lock();
    }
}
