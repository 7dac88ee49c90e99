package org.uclab.client.xmpp;

import java.util.List;

/**
 * A chat window.
 *
 * @param with    bare addresses of the others; several in a group chat
 * @param subject of the chat, the topic of a group; may be empty
 * @param input   what stands in the input box and is not sent yet
 */
public record ChatWindow(List<String> with, String subject, String input) {

    public ChatWindow {
        with = List.copyOf(with);
    }

    ChatWindow emptied() {
        return new ChatWindow(with, subject, "");
    }
}
