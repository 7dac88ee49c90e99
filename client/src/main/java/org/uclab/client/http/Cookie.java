package org.uclab.client.http;

import java.util.Locale;
import java.util.Optional;
import org.uclab.client.dns.HostName;

/**
 * A cookie as a server set it (RFC 6265 §5.2).
 *
 * @param domain  the attribute without its leading dot, in lower case; empty for a cookie of one host
 * @param path    the attribute; empty when absent
 * @param expires the attribute as sent; empty when absent
 */
public record Cookie(String name, String value, String domain, String path, String expires, boolean secure) {

    /** Longest header taken, in characters. */
    public static final int HEADER_MAX = 4096;

    /** Reads a {@code Set-Cookie}. */
    public static Optional<Cookie> parse(String header) {
        if (header.length() > HEADER_MAX) {
            return Optional.empty();
        }
        String[] parts = header.split(";");
        int equals = parts[0].indexOf('=');
        if (equals < 1 || parts[0].substring(0, equals).isBlank()) {
            return Optional.empty();
        }
        String domain = "";
        String path = "";
        String expires = "";
        boolean secure = false;
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].strip().split("=", 2);
            String value = attribute.length == 2 ? attribute[1].strip() : "";
            switch (attribute[0].strip().toLowerCase(Locale.ROOT)) {
                case "domain" -> domain = value.startsWith(".") ? value.substring(1) : value;
                case "path" -> path = value.startsWith("/") ? value : "";
                case "expires" -> expires = value;
                case "secure" -> secure = true;
                default -> {
                    // RFC 6265 §5.2: attributes that are not known are ignored.
                }
            }
        }
        return Optional.of(new Cookie(
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                domain.toLowerCase(Locale.ROOT),
                path,
                expires,
                secure));
    }

    /** Whether that host may set and get the cookie (RFC 6265 §5.1.3): it is the domain or a name inside it. */
    public boolean mayBelongTo(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return domain.isEmpty() || lower.equals(domain) || (lower.endsWith("." + domain) && !HostName.isAddress(lower));
    }

    /** Whether it goes with a request for that path (RFC 6265 §5.1.4). */
    boolean matchesPath(String wanted) {
        return path.isEmpty()
                || wanted.equals(path)
                || (wanted.startsWith(path) && (path.endsWith("/") || wanted.charAt(path.length()) == '/'));
    }
}
