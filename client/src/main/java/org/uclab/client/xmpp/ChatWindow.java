package org.uclab.client.xmpp;

import java.util.List;

/**
 * A chat window.
 *
 * @param with    bare addresses of the others; several in a group chat
 * @param subject of the chat, the topic of a group; may be empty
 * @param input   what stands in the input box and is not sent yet
 * @param room    address of the room of a group; empty for two, and before anything was sent
 */
public record ChatWindow(List<String> with, String subject, String input, String room) {

    public ChatWindow {
        with = List.copyOf(with);
    }

    /** One in which nothing was sent. */
    public ChatWindow(List<String> with, String subject, String input) {
        this(with, subject, input, "");
    }

    /** The same, of that room. */
    ChatWindow in(String its) {
        return new ChatWindow(with, subject, input, its);
    }

    ChatWindow emptied() {
        return new ChatWindow(with, subject, "", room);
    }
}
