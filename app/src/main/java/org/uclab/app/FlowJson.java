package org.uclab.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.history.Flow;
import tools.jackson.core.JsonGenerator;

/** What came of a stream of media, as fields of its event, there and back. */
final class FlowJson {

    private FlowJson() {}

    /** Writes the fields into the object that is open. */
    static void put(JsonGenerator json, Flow flow) {
        json.writeNumberProperty("ssrc", flow.ssrc());
        json.writeNumberProperty("payloadType", flow.payloadType());
        json.writeNumberProperty("packets", flow.tally().packets());
        json.writeNumberProperty("bytes", flow.tally().bytes());
        json.writeNumberProperty("lost", flow.tally().lost());
        json.writeNumberProperty("duplicates", flow.tally().duplicates());
        json.writeNumberProperty("outOfOrder", flow.tally().outOfOrder());
        flow.jitter().ifPresent(jitter -> json.writeStringProperty("jitter", jitter.toString()));
        json.writeStringProperty("first", flow.first().toString());
        json.writeStringProperty("last", flow.last().toString());
        json.writeBooleanProperty("ended", flow.ended());
        json.writeArrayPropertyStart("samples");
        for (Flow.Sample sample : flow.samples()) {
            json.writeStartObject();
            json.writeStringProperty("at", sample.at().toString());
            json.writeNumberProperty("bytes", sample.bytes());
            json.writeStringProperty("start", sample.start());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Flow read(Map<?, ?> fields) {
        return new Flow(
                number(fields, "ssrc"),
                (int) number(fields, "payloadType"),
                new Flow.Tally(
                        number(fields, "packets"),
                        number(fields, "bytes"),
                        number(fields, "lost"),
                        number(fields, "duplicates"),
                        number(fields, "outOfOrder")),
                Optional.ofNullable(fields.get("jitter")).map(jitter -> Duration.parse(jitter.toString())),
                instant(fields, "first"),
                instant(fields, "last"),
                Boolean.TRUE.equals(fields.get("ended")),
                ((List<?>) fields.get("samples"))
                        .stream().map(sample -> sample((Map<?, ?>) sample)).toList());
    }

    private static Flow.Sample sample(Map<?, ?> fields) {
        return new Flow.Sample(
                instant(fields, "at"), (int) number(fields, "bytes"), String.valueOf(fields.get("start")));
    }

    private static Instant instant(Map<?, ?> fields, String name) {
        return Instant.parse(String.valueOf(fields.get(name)));
    }

    private static long number(Map<?, ?> fields, String name) {
        return ((Number) fields.get(name)).longValue();
    }
}
