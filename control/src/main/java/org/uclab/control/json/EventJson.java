package org.uclab.control.json;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Stamp;
import org.uclab.lab.history.Told;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of every kind as lines of JSON, there and back. A message comes back with its texts and its facts; its bytes,
 * which have secrets in them, are not written.
 */
public final class EventJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** The kind of a line that stands for events which were not written. */
    private static final String DROPPED = "DROPPED";

    private EventJson() {}

    /** Writes an event as one line. */
    public static void line(Event event, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("seq", event.seq());
            json.writeStringProperty("lab", event.stamp().lab().toString());
            json.writeStringProperty("wall", event.stamp().wall().toString());
            json.writeStringProperty("node", event.node());
            json.writeStringProperty("port", event.stamp().port());
            json.writeStringProperty("kind", event.kind().name());
            String text = event.text();
            json.writeStringProperty("text", text);
            for (RecordJson.Part part : RecordJson.parts(event)) {
                if (part.value() instanceof Message message) {
                    put(json, message, text);
                } else if (part.value() instanceof Decision decision) {
                    DecisionJson.put(json, decision);
                } else if (!(part.value() instanceof Stamp)) {
                    json.writeName(part.name());
                    RecordJson.write(json, part.value());
                }
            }
            json.writeEndObject();
        }
        out.write('\n');
    }

    /** Writes as one line that so many events are not in the file. */
    public static void dropped(long events, Writer out) throws IOException {
        out.write("{\"kind\":\"" + DROPPED + "\",\"text\":\"" + events + " events not written\"}\n");
    }

    /** Its line is what the text of the event has behind the name of the protocol, and is made once. */
    private static void put(JsonGenerator json, Message message, String text) {
        json.writeStringProperty("peer", message.hop().peer());
        json.writeStringProperty("protocol", message.protocol());
        json.writeStringProperty("summary", text.substring(message.protocol().length() + 1));
        json.writeStringProperty("detail", message.detail());
        json.writeNumberProperty("bytes", message.size());
        json.writeNumberProperty("exchange", message.exchange());
        json.writeName("hop");
        RecordJson.write(json, message.hop());
        json.writeName("facts");
        json.writeStartObject();
        message.facts().values().forEach((name, values) -> {
            json.writeName(name);
            RecordJson.write(json, values.size() == 1 ? values.get(0) : values);
        });
        json.writeEndObject();
    }

    /** The event of a line; empty for one that stands for events which were not written. */
    public static Optional<Event> read(String line) {
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
        return Optional.of(RecordJson.make(record(Event.Kind.valueOf(text(fields, "kind"))), part -> {
            if (part.getType() == Stamp.class) {
                return stamp;
            }
            if (part.getType() == Decision.class) {
                return DecisionJson.read(fields);
            }
            return part.getType() == Message.class
                    ? message(fields)
                    : RecordJson.read(fields.get(part.getName()), part.getGenericType());
        }));
    }

    private static Class<? extends Event> record(Event.Kind kind) {
        return switch (kind) {
            case NODE_STARTED -> Event.NodeStarted.class;
            case NODE_STOPPED -> Event.NodeStopped.class;
            case CONNECTION_OPENED -> Event.ConnectionOpened.class;
            case CONNECTION_CLOSED -> Event.ConnectionClosed.class;
            case MESSAGE_RECEIVED -> Event.MessageReceived.class;
            case MESSAGE_SENT -> Event.MessageSent.class;
            case CLIENT_DECIDED -> Event.ClientDecided.class;
            case FAULT_ARMED -> Event.FaultArmed.class;
            case FAULT_FIRED -> Event.FaultFired.class;
            case FAULT_HEALED -> Event.FaultHealed.class;
            case HANDLER_FAILED -> Event.HandlerFailed.class;
            case MEDIA_FLOW -> Event.MediaFlow.class;
        };
    }

    private static Message message(Map<?, ?> fields) {
        Map<String, List<?>> facts = new LinkedHashMap<>();
        ((Map<?, ?>) fields.get("facts"))
                .forEach((name, value) ->
                        facts.put(String.valueOf(name), value instanceof List<?> all ? all : List.of(value)));
        return new Told(text(fields, "protocol"), text(fields, "summary"), text(fields, "detail"))
                .message(
                        (Hop) RecordJson.read(fields.get("hop"), Hop.class),
                        number(fields, "exchange"),
                        (int) number(fields, "bytes"),
                        Facts.of(facts));
    }

    private static String text(Map<?, ?> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    private static long number(Map<?, ?> fields, String name) {
        return ((Number) fields.get(name)).longValue();
    }
}
