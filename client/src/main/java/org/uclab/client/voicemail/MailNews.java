package org.uclab.client.voicemail;

import tools.jackson.databind.JsonNode;

/**
 * Something that has happened to a message.
 *
 * @param type    as the server names it: {@code NEW_MESSAGE}, {@code SAVED_MESSAGE}, …
 * @param message its id in the list of messages
 */
public record MailNews(String type, String message) {

    private static final int TEXT_MAX = 128;

    static MailNews of(JsonNode data) {
        JsonNode info = data.path("MessageInfo");
        JsonNode first = info.isArray() ? info.path(0) : info;
        return new MailNews(text(data.path("EventType")), "0:" + text(first.path("MessageId")));
    }

    private static String text(JsonNode node) {
        String text = node.asString("").strip();
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }
}
