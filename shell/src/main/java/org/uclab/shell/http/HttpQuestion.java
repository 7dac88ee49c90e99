package org.uclab.shell.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;

/**
 * An HTTP request as a service sees it.
 *
 * @param target    path and query as sent, or {@code *}; a target in absolute-form is cut to that
 * @param path      its path as sent, not percent-decoded
 * @param query     its query, percent-decoded, names in order; a name may have several values
 * @param authority {@code Host} without an empty port, or the host of a target in absolute-form (RFC 9112 §3.2.2); empty when
 *                  absent
 * @param hop       the way it came
 * @param exchange  number of the exchange in the history
 */
public record HttpQuestion(
        String method,
        String target,
        String path,
        Map<String, List<String>> query,
        HttpFields headers,
        byte[] body,
        String authority,
        Hop hop,
        long exchange) {

    /** User and password of Basic credentials (RFC 7617 §2). */
    public record Credentials(String user, String password) {}

    /** The only value of that query name; empty when it is absent or repeated. */
    public Optional<String> only(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The Basic credentials, when there are well-formed ones. */
    public Optional<Credentials> basic() {
        return basic(headers);
    }

    /** The Basic credentials in a header, when there are well-formed ones. */
    public static Optional<Credentials> basic(HttpFields headers) {
        return headers.get("Authorization").flatMap(HttpQuestion::basic);
    }

    private static Optional<Credentials> basic(String value) {
        String stripped = value.strip();
        int space = stripped.indexOf(' ');
        if (space < 0 || !stripped.substring(0, space).equalsIgnoreCase("Basic")) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(stripped.substring(space).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether the caller names that media type, in small letters, and not to refuse it by {@code q=0} (RFC 9110 §12.4.2). */
    public boolean asksFor(String type) {
        return Accepted.names(headers.all("Accept"), type);
    }

    /** {@code address:port} of the caller. */
    public String peer() {
        return hop.peer();
    }

    /** The address of the caller without its port. */
    public String peerAddress() {
        return hop.peerAddress();
    }
}
