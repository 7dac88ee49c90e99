package org.uclab.client.voicemail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A message as the list tells it.
 *
 * @param id      as the server names it
 * @param caller  number of the caller; may be empty
 * @param sender  name of the sender; may be empty
 * @param arrived as the server says
 */
public record VoiceMessage(
        String id,
        String subject,
        String caller,
        String sender,
        boolean read,
        String priority,
        Instant arrived,
        Duration length) {

    private static final int TEXT_MAX = 1_000;

    /** What may stand in a path: the index of a store and a guid. Messages that are called otherwise are not shown. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,3}:[A-Za-z0-9-]{1,64}");

    /** Those of a document. */
    static List<VoiceMessage> all(JsonNode messages) {
        JsonNode each = messages.path("Message");
        List<JsonNode> nodes =
                each.isArray() ? each.valueStream().toList() : each.isMissingNode() ? List.of() : List.of(each);
        return nodes.stream()
                .map(VoiceMessage::of)
                .filter(message -> ID.matcher(message.id()).matches())
                .limit(Voicemail.SHOWN_MAX)
                .toList();
    }

    private static VoiceMessage of(JsonNode node) {
        return new VoiceMessage(
                text(node.path("MsgId")),
                text(node.path("Subject")),
                text(node.path("CallerId").path("CallerNumber")),
                text(node.path("From").path("DisplayName")),
                text(node.path("Read")).equals("true"),
                text(node.path("Priority")),
                Instant.ofEpochMilli(millis(node.path("ArrivalTime"))),
                Duration.ofMillis(millis(node.path("Duration"))));
    }

    private static String text(JsonNode node) {
        String text = node.asString("").strip();
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    private static long millis(JsonNode node) {
        String text = text(node);
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }
}
