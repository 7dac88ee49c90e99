package org.uclab.client.handler;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A link that starts a call or opens a chat (S4, "Protocol Handlers").
 *
 * @param scheme  that it begins with
 * @param targets numbers or addresses; one but for a conference and a chat
 * @param subject of a chat; empty where it says none
 * @param body    what is to stand in the input box of a chat; empty where it says nothing
 */
public record HandledLink(Scheme scheme, List<String> targets, String subject, String body) {

    /** People in one conference or chat. */
    private static final int TARGETS_MAX = 8;

    private static final int CHARACTERS_MAX = 1_024;

    /** What stands between the people and what is said to them, and may be left out. */
    private static final String QUERY_TYPE = "message";

    /** Schemes that the client registers. */
    public enum Scheme {
        TEL,
        CISCOTEL,
        SIP,
        /** Several people, separated by semicolons. */
        CISCOTELCONF,
        /** One or several. */
        XMPP,
        /** The same. */
        IM;

        /** The one of that name, in any case. */
        public static Optional<Scheme> named(String word) {
            return Arrays.stream(values())
                    .filter(scheme -> scheme.name().equalsIgnoreCase(word))
                    .findFirst();
        }

        /** Whether it opens a chat; else it starts a call. */
        public boolean chat() {
            return this == XMPP || this == IM;
        }

        private boolean several() {
            return chat() || this == CISCOTELCONF;
        }
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
        try {
            return Scheme.named(link.substring(0, colon).strip())
                    .flatMap(scheme -> of(scheme, link.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<HandledLink> of(Scheme scheme, String rest) {
        String[] halves = rest.split("[?]", 2);
        // RFC 3986 §2.4: what separates is told from what was encoded before anything is decoded.
        String[] parts = halves[0].split(";");
        // RFC 3966 §3, RFC 3261 §19.1.1: what follows a semicolon there are parameters.
        List<String> targets = Arrays.stream(parts)
                .limit(scheme.several() ? parts.length : 1)
                .map(part -> decoded(part).strip())
                .filter(target -> !target.isEmpty())
                .toList();
        boolean fit = !targets.isEmpty()
                && targets.size() <= TARGETS_MAX
                && targets.stream().noneMatch(target -> target.contains(";"));
        Map<String, String> said = scheme.chat() && halves.length == 2 ? said(halves[1]) : Map.of();
        return fit
                ? Optional.of(new HandledLink(
                        scheme, targets, said.getOrDefault("subject", ""), said.getOrDefault("body", "")))
                : Optional.empty();
    }

    /** {@code message;subject=…;body=…}: of a word that is said twice the first counts, and what is not known is ignored. */
    private static Map<String, String> said(String query) {
        return Arrays.stream(query.split(";"))
                .filter(pair -> !pair.equalsIgnoreCase(QUERY_TYPE))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0].strip().toLowerCase(Locale.ROOT),
                        pair -> decoded(pair[1]),
                        (first, later) -> first));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
