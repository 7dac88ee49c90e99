package org.uclab.client.handler;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A link that starts a call.
 *
 * @param scheme  that it begins with
 * @param targets numbers or addresses; one but for a conference
 */
public record HandledLink(Scheme scheme, List<String> targets) {

    /** People in one conference. */
    private static final int TARGETS_MAX = 8;

    private static final int CHARACTERS_MAX = 1_024;

    /** Schemes that the client registers. */
    public enum Scheme {
        TEL,
        CISCOTEL,
        SIP,
        /** Several people, separated by semicolons. */
        CISCOTELCONF
    }

    public HandledLink {
        targets = List.copyOf(targets);
    }

    /** What that link says; none where the client handles none such. */
    public static Optional<HandledLink> parse(String link) {
        int colon = link.indexOf(':');
        if (colon < 0 || link.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        String word = link.substring(0, colon).strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Scheme.values())
                .filter(scheme -> scheme.name().equals(word))
                .findFirst()
                .flatMap(scheme -> of(scheme, link.substring(colon + 1)));
    }

    private static Optional<HandledLink> of(Scheme scheme, String rest) {
        String[] parts = decoded(rest.split("[?]", 2)[0]).split(";");
        // RFC 3966 §3, RFC 3261 §19.1.1: what follows a semicolon there are parameters.
        List<String> targets = Arrays.stream(parts)
                .limit(scheme == Scheme.CISCOTELCONF ? parts.length : 1)
                .map(String::strip)
                .filter(target -> !target.isEmpty())
                .toList();
        return targets.isEmpty() || targets.size() > TARGETS_MAX
                ? Optional.empty()
                : Optional.of(new HandledLink(scheme, targets));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
