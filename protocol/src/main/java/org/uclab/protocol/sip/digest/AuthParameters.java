package org.uclab.protocol.sip.digest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.Quotes;

/**
 * A scheme and its parameters, as challenges and credentials have them (RFC 3261 §25.1).
 *
 * @param scheme {@code Digest}, {@code Bearer}, … as written
 * @param values by name in small letters, without quotes
 */
public record AuthParameters(String scheme, Map<String, String> values) {

    private static final int PARAMETERS_MAX = 32;
    private static final Pattern SCHEME = Pattern.compile("\\s*([A-Za-z0-9_-]{1,32})\\s+(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*,?\\s*([A-Za-z0-9_-]{1,32})\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s,\"]++)\\s*");

    /** What a header value says; none where it is malformed or a parameter stands twice. */
    public static Optional<AuthParameters> parse(String value) {
        Matcher scheme = SCHEME.matcher(value);
        if (!scheme.matches()) {
            return Optional.empty();
        }
        String rest = scheme.group(2);
        Map<String, String> values = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(rest);
        int end = 0;
        while (parameter.find()) {
            end = parameter.end();
            String name = parameter.group(1).toLowerCase(Locale.ROOT);
            if (values.size() == PARAMETERS_MAX || values.put(name, Quotes.without(parameter.group(2))) != null) {
                return Optional.empty();
            }
        }
        return end == rest.length() && !values.isEmpty()
                ? Optional.of(new AuthParameters(scheme.group(1), Map.copyOf(values)))
                : Optional.empty();
    }

    public boolean digest() {
        return scheme.equalsIgnoreCase("Digest");
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String or(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
