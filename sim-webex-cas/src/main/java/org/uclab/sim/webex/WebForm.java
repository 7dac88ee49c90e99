package org.uclab.sim.webex;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.QueryText;

/** The fields of a form that was posted. */
record WebForm(Map<String, List<String>> fields) {

    /** Longest form read, in bytes. */
    static final int FORM_MAX_BYTES = 16_384;

    private static final String TYPE = "application/x-www-form-urlencoded";

    /** The form in the body; empty where it is none, or too long. */
    static Optional<WebForm> in(HttpQuestion question) {
        String type = question.headers().get("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        boolean form =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().equalsIgnoreCase(TYPE);
        return form && question.body().length <= FORM_MAX_BYTES
                ? Optional.of(new WebForm(QueryText.parse(new String(question.body(), StandardCharsets.UTF_8))))
                : Optional.empty();
    }

    /** The only value of that field; empty where it is absent or repeated. */
    String get(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }
}
