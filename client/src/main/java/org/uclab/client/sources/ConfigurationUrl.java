package org.uclab.client.sources;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.uclab.client.sources.Source.Setting;

/**
 * {@code ciscojabber://provision?ServicesDomain=example.com&…} (S4, "Configuration URL"). Names of parameters are case
 * sensitive. What is not taken is complained of: a parameter that nobody knows is left out, one that is there twice, and a URL
 * without a services domain, make the whole URL useless. ASSUMED(S4): that names are exact and one is required is documented;
 * what a client does with the rest is not.
 */
final class ConfigurationUrl {

    private static final String SCHEME = "ciscojabber";
    private static final String BEFORE = SCHEME + "://provision?";
    private static final int PARAMETERS_MAX = 50;

    private final SourceValues values = new SourceValues();
    private final Set<String> seen = new HashSet<>();
    private boolean useless;

    private ConfigurationUrl() {}

    static Source read(String url) {
        return new ConfigurationUrl().of(url);
    }

    private Source of(String url) {
        if (url.length() > Source.TEXT_MAX) {
            return refused("the URL has more than " + Source.TEXT_MAX + " characters");
        }
        // RFC 3986 §3.1 and §3.2.2: scheme and host are case-insensitive.
        if (!url.regionMatches(true, 0, BEFORE, 0, BEFORE.length())) {
            return refused("'" + SourceValues.shown(url) + "' does not begin with " + BEFORE);
        }
        String[] parameters = url.substring(BEFORE.length()).split("&", -1);
        if (parameters.length > PARAMETERS_MAX) {
            return refused("the URL has more than " + PARAMETERS_MAX + " parameters");
        }
        for (String parameter : parameters) {
            take(parameter);
        }
        if (!values.has(Setting.SERVICES_DOMAIN)) {
            return refused("ServicesDomain is missing: the URL is not taken");
        }
        return useless ? values.refused() : values.source();
    }

    private Source refused(String why) {
        values.complain(why);
        return values.refused();
    }

    private void take(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            values.complain("'" + SourceValues.shown(parameter) + "' has no value");
            return;
        }
        Optional<String> name = decoded(parameter.substring(0, equals));
        Optional<String> value = decoded(parameter.substring(equals + 1));
        if (name.isEmpty() || value.isEmpty()) {
            values.complain("'" + SourceValues.shown(parameter) + "' is not percent-encoded as it has to be");
            return;
        }
        Optional<Setting> key = Setting.ofParameter(name.get());
        if (key.isEmpty()) {
            values.complain(unknown(name.get()));
        } else if (!seen.add(name.get())) {
            values.complain("'" + name.get() + "' is there more than once: the URL is not taken");
            useless = true;
        } else {
            values.take(name.get(), key.get(), value.get());
        }
    }

    private static String unknown(String name) {
        Optional<Setting> other = Arrays.stream(Setting.values())
                .filter(key -> !key.parameter().isEmpty() && key.parameter().equalsIgnoreCase(name))
                .findFirst();
        return other.isPresent()
                ? "'" + SourceValues.shown(name) + "' is not taken: names are case sensitive, and this one is "
                        + other.get().parameter()
                : "'" + SourceValues.shown(name) + "' is no parameter of a configuration URL";
    }

    /** Percent-encoding as RFC 3986 §2.1 has it, of UTF-8; a plus is a plus. */
    private static Optional<String> decoded(String encoded) {
        byte[] written = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(written.length);
        for (int i = 0; i < written.length; i++) {
            if (written[i] != '%') {
                bytes.put(written[i]);
                continue;
            }
            int high = i + 2 <= written.length - 1 ? Character.digit(written[i + 1], 16) : -1;
            int low = i + 2 <= written.length - 1 ? Character.digit(written[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
