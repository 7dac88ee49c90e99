package org.uclab.app;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Stamp;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of JSON, there and back. What comes back has its texts, which is what a ladder needs. */
final class EventJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventJson() {}

    static String line(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seq", event.seq());
        fields.put("lab", event.stamp().lab().toString());
        fields.put("wall", event.stamp().wall().toString());
        fields.put("node", event.node());
        fields.put("port", event.stamp().port());
        fields.put("kind", event.kind().name());
        fields.put("text", event.text());
        put(fields, event);
        return JSON.writeValueAsString(fields);
    }

    private static void put(Map<String, Object> fields, Event event) {
        if (event instanceof Event.MessageReceived received) {
            put(fields, received.peer(), received.content());
        } else if (event instanceof Event.MessageSent sent) {
            put(fields, sent.peer(), sent.content());
        } else if (event instanceof Event.FaultFired fired) {
            fields.put("id", fired.id());
            fields.put("peer", fired.peer());
            fields.put("fault", fired.fault());
        }
    }

    private static void put(Map<String, Object> fields, String peer, Message message) {
        fields.put("peer", peer);
        fields.put("protocol", message.protocol());
        fields.put("summary", message.line());
        fields.put("detail", message.detail().get());
        fields.put("bytes", message.bytes());
        fields.put("exchange", message.exchange());
    }

    /** The event of a line; empty for a kind that ladders do not show. */
    static Optional<Event> read(String line) {
        Map<?, ?> fields = JSON.readValue(line, Map.class);
        Stamp stamp = new Stamp(
                number(fields, "seq"),
                Instant.parse(text(fields, "lab")),
                Instant.parse(text(fields, "wall")),
                text(fields, "node"),
                text(fields, "port"));
        return switch (Event.Kind.valueOf(text(fields, "kind"))) {
            case MESSAGE_RECEIVED ->
                Optional.of(new Event.MessageReceived(stamp, text(fields, "peer"), message(fields)));
            case MESSAGE_SENT -> Optional.of(new Event.MessageSent(stamp, text(fields, "peer"), message(fields)));
            case FAULT_FIRED ->
                Optional.of(
                        new Event.FaultFired(stamp, number(fields, "id"), text(fields, "fault"), text(fields, "peer")));
            case NODE_STARTED,
                    NODE_STOPPED,
                    CONNECTION_OPENED,
                    CONNECTION_CLOSED,
                    CLIENT_DECIDED,
                    FAULT_ARMED,
                    FAULT_HEALED,
                    HANDLER_FAILED -> Optional.empty();
        };
    }

    private static Message message(Map<?, ?> fields) {
        return Message.of(
                text(fields, "protocol"),
                text(fields, "summary"),
                text(fields, "detail"),
                (int) number(fields, "bytes"),
                number(fields, "exchange"));
    }

    private static String text(Map<?, ?> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    private static long number(Map<?, ?> fields, String name) {
        return ((Number) fields.get(name)).longValue();
    }
}
