package org.uclab.sim.voicemail.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a notifier says to clients (Bayeux 1.0 §4). */
final class Replies {

    static final String LONG_POLLING = "long-polling";

    private static final String VERSION = "1.0";

    private Replies() {}

    /** A reply to that message. */
    static Map<String, Object> to(BayeuxMessage message) {
        Map<String, Object> reply = new LinkedHashMap<>();
        if (!message.id().isEmpty()) {
            reply.put("id", message.id());
        }
        reply.put("channel", message.channel());
        reply.put("successful", true);
        return reply;
    }

    static Map<String, Object> handshaken(BayeuxMessage message, String clientId, NotifierTimes times) {
        Map<String, Object> reply = to(message);
        reply.put("clientId", clientId);
        reply.put("version", VERSION);
        reply.put("minimumVersion", VERSION);
        reply.put("supportedConnectionTypes", List.of(LONG_POLLING));
        reply.put("advice", advice("retry", times));
        return reply;
    }

    /** What the client is to do next. */
    static Map<String, Object> advice(String reconnect, NotifierTimes times) {
        Map<String, Object> advice = new LinkedHashMap<>();
        advice.put("reconnect", reconnect);
        advice.put("interval", 0);
        advice.put("timeout", times.hold().toMillis());
        return advice;
    }

    /**
     * A refusal.
     *
     * @param error code, arguments and words (Bayeux 1.0 §3.6)
     * @param next  {@code retry}, {@code handshake} or {@code none}
     */
    static Map<String, Object> refused(BayeuxMessage message, String error, String next) {
        Map<String, Object> reply = to(message);
        reply.put("successful", false);
        reply.put("error", error);
        reply.put("advice", Map.of("reconnect", next, "interval", 0));
        return reply;
    }

    /** News on that channel. */
    static Map<String, Object> news(String channel, Map<String, Object> data) {
        Map<String, Object> news = new LinkedHashMap<>();
        news.put("channel", channel);
        news.put("data", data);
        return news;
    }
}
