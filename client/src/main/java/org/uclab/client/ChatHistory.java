package org.uclab.client;

import java.util.List;
import org.uclab.client.xmpp.ChatMessage;

/** What a client keeps of the chats of who is signed in: until the sign-out, or until a chat is closed (S4). */
public final class ChatHistory {

    private static final String DISABLED = "Disable_IM_History";

    private final UcClient client;

    public ChatHistory(UcClient client) {
        this.client = client;
    }

    /** What was said in the chat with that bare address, oldest first; the user's own words are from nobody. */
    public List<ChatMessage> with(String who) {
        return client.correspondence().transcript(who);
    }

    /** The user closes the window of the chat with that bare address. */
    public void close(String who) {
        client.correspondence().closed(who);
        if (disabled()) {
            client.correspondence().forget(who);
        }
    }

    /** S4: "This parameter is available to all clients except IM-only users." */
    private boolean disabled() {
        return client.result()
                .filter(result -> result instanceof SignInResult.SignedIn)
                .map(result -> (SignInResult.SignedIn) result)
                .filter(in -> in.mode() != ProductMode.IM_ONLY)
                .map(in -> in.configuration().jabberConfig().get(DISABLED))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }
}
