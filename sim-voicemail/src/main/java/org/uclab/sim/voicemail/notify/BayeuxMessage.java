package org.uclab.sim.voicemail.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of a client (Bayeux 1.0 §3).
 *
 * @param id              that its reply repeats; empty for none
 * @param subscriptions   channels, of a subscription or its end
 * @param connectionTypes that the client offers or takes
 * @param timeout         milliseconds that the client wants a poll to be held at most, as it advises (§3.7); empty for none
 */
record BayeuxMessage(
        String channel,
        String clientId,
        String id,
        List<String> subscriptions,
        List<String> connectionTypes,
        OptionalInt timeout) {

    static final String HANDSHAKE = "/meta/handshake";
    static final String CONNECT = "/meta/connect";
    static final String SUBSCRIBE = "/meta/subscribe";
    static final String UNSUBSCRIBE = "/meta/unsubscribe";
    static final String DISCONNECT = "/meta/disconnect";

    private static final int BODY_MAX_BYTES = 64 * 1024;
    private static final int MESSAGES_MAX = 16;
    private static final int MEMBERS_MAX = 16;
    private static final int DEPTH_MAX = 8;
    private static final int TEXT_MAX = 256;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .build();

    /** The messages of a body, one or a list of them; empty when it is neither. */
    static Optional<List<BayeuxMessage>> read(byte[] body) {
        if (body.length > BODY_MAX_BYTES) {
            return Optional.empty();
        }
        try {
            JsonNode sent = JSON.readTree(body);
            List<JsonNode> each =
                    sent.isArray() ? List.copyOf(sent.valueStream().toList()) : List.of(sent);
            boolean messages = !each.isEmpty()
                    && each.size() <= MESSAGES_MAX
                    && each.stream().allMatch(one -> one.path("channel").isString());
            return messages ? Optional.of(each.stream().map(BayeuxMessage::of).toList()) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static BayeuxMessage of(JsonNode one) {
        List<String> types = new ArrayList<>(texts(one.path("supportedConnectionTypes")));
        types.addAll(texts(one.path("connectionType")));
        return new BayeuxMessage(
                text(one.path("channel")),
                text(one.path("clientId")),
                text(one.path("id")),
                texts(one.path("subscription")),
                types,
                timeout(one.path("advice").path("timeout")));
    }

    private static OptionalInt timeout(JsonNode node) {
        return node.isInt() && node.asInt() >= 0 ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }

    private static List<String> texts(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream()
                    .limit(MEMBERS_MAX)
                    .map(BayeuxMessage::text)
                    .toList();
        }
        return node.isMissingNode() ? List.of() : List.of(text(node));
    }

    private static String text(JsonNode node) {
        String text = node.asString("");
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }
}
