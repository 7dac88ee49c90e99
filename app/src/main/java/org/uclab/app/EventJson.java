package org.uclab.app;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Stamp;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of JSON, there and back. What comes back has its texts, which is what a ladder needs. */
final class EventJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private EventJson() {}

    /** The kind of a line that stands for events which were not written. */
    private static final String DROPPED = "DROPPED";

    /** Writes an event as one line. */
    static void line(Event event, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("seq", event.seq());
            json.writeStringProperty("lab", event.stamp().lab().toString());
            json.writeStringProperty("wall", event.stamp().wall().toString());
            json.writeStringProperty("node", event.node());
            json.writeStringProperty("port", event.stamp().port());
            json.writeStringProperty("kind", event.kind().name());
            json.writeStringProperty("text", event.text());
            put(json, event);
            json.writeEndObject();
        }
        out.write('\n');
    }

    /** Writes as one line that so many events are not in the file. */
    static void dropped(long events, Writer out) throws IOException {
        out.write("{\"kind\":\"" + DROPPED + "\",\"text\":\"" + events + " events not written\"}\n");
    }

    private static void put(JsonGenerator json, Event event) {
        if (event instanceof Event.MessageReceived received) {
            put(json, received.peer(), received.content());
        } else if (event instanceof Event.MessageSent sent) {
            put(json, sent.peer(), sent.content());
        } else if (event instanceof Event.ClientDecided decided) {
            DecisionJson.put(json, decided.decision());
        } else if (event instanceof Event.FaultFired fired) {
            json.writeNumberProperty("id", fired.id());
            json.writeStringProperty("peer", fired.peer());
            json.writeStringProperty("fault", fired.fault());
        }
    }

    private static void put(JsonGenerator json, String peer, Message message) {
        json.writeStringProperty("peer", peer);
        json.writeStringProperty("protocol", message.protocol());
        json.writeStringProperty("summary", message.line());
        json.writeStringProperty("detail", message.detail().get());
        json.writeNumberProperty("bytes", message.bytes());
        json.writeNumberProperty("exchange", message.exchange());
    }

    /** The event of a line; empty for a kind that ladders do not show. */
    static Optional<Event> read(String line) {
        Map<?, ?> fields = JSON.readValue(line, Map.class);
        if (text(fields, "kind").equals(DROPPED)) {
            return Optional.empty();
        }
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
            case CLIENT_DECIDED -> Optional.of(new Event.ClientDecided(stamp, DecisionJson.read(fields)));
            case FAULT_FIRED ->
                Optional.of(
                        new Event.FaultFired(stamp, number(fields, "id"), text(fields, "fault"), text(fields, "peer")));
            case NODE_STARTED,
                    NODE_STOPPED,
                    CONNECTION_OPENED,
                    CONNECTION_CLOSED,
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
