package org.uclab.control.api;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.uclab.control.json.RecordJson;
import org.uclab.control.verb.Refused;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of the API. */
final class Json {

    private static final int DEPTH_MAX = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Any value of the kernel as JSON. */
    static String text(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            RecordJson.write(json, value);
        }
        return text.toString();
    }

    /**
     * The members of a body.
     *
     * @throws Refused when it is no JSON object
     */
    static Map<String, Object> members(HttpQuestion question) {
        if (question.body().length == 0) {
            return Map.of();
        }
        String type = question.headers()
                .get("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new Refused(Refused.Why.NO_JSON, "the body is JSON: say 'Content-Type: application/json'");
        }
        try {
            Map<?, ?> read = MAPPER.readValue(question.body(), Map.class);
            if (read == null) {
                throw new Refused(Refused.Why.UNREADABLE, "the body is null, and no JSON object");
            }
            Map<String, Object> members = new LinkedHashMap<>();
            read.forEach((name, value) -> members.put(String.valueOf(name), value));
            return members;
        } catch (JacksonException unreadable) {
            throw new Refused(Refused.Why.UNREADABLE, "the body is no JSON object: " + firstLine(unreadable));
        }
    }

    private static String firstLine(Exception unreadable) {
        return String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
    }

    /** RFC 9457. */
    static HttpAnswer problem(Refused refused) {
        return problem(refused, refused.why().status());
    }

    /** The same with a status that says more exactly what is wrong with a message. */
    static HttpAnswer problem(Refused refused, int status) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:uclab:" + refused.why().word());
        problem.put("title", refused.why().word().replace('-', ' '));
        problem.put("status", status);
        problem.put("detail", refused.getMessage());
        if (!refused.known().isEmpty()) {
            problem.put("known", refused.known());
        }
        HttpAnswer answer = answer(status, "application/problem+json", text(problem));
        return switch (refused.why()) {
            // RFC 6750 §3, RFC 9110 §15.5.6.
            case UNAUTHORIZED -> answer.with("WWW-Authenticate", "Bearer");
            case NOT_ALLOWED -> answer.with("Allow", String.join(", ", refused.known()));
            case UNREADABLE, FORBIDDEN, UNKNOWN, CONFLICT, TOO_LARGE, NO_JSON, MISDIRECTED, UNFIT, UNAVAILABLE, OURS ->
                answer;
        };
    }

    /** An answer that no cache keeps and no browser takes for a page. */
    static HttpAnswer answer(int status, String type, String body) {
        return new HttpAnswer(status, headers(type), body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpFields headers(String type) {
        return HttpFields.of("Content-Type", type, "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");
    }
}
