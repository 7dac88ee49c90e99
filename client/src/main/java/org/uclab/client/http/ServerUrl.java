package org.uclab.client.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL with an explicit port.
 *
 * @param scheme {@code http} or {@code https}
 * @param host   as named by whoever gave the URL
 * @param target path and query, with the leading slash
 */
public record ServerUrl(String scheme, String host, int port, String target) {

    /** Longest URL taken, in characters. */
    public static final int URL_MAX = 2048;

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int PORT_MAX = 65_535;

    /** Reads a URL; empty when it is none that the client can follow. */
    public static Optional<ServerUrl> parse(String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > URL_MAX) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(stripped);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean known = scheme.equals("http") || scheme.equals("https");
            if (!known || uri.getHost() == null || uri.getUserInfo() != null || uri.getPort() > PORT_MAX) {
                return Optional.empty();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : scheme.equals("http") ? HTTP_PORT : HTTPS_PORT;
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
            return Optional.of(new ServerUrl(scheme, uri.getHost(), port, target));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** The same server, another target. */
    public ServerUrl at(String otherTarget) {
        return new ServerUrl(scheme, host, port, otherTarget);
    }

    /** The path without the query. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + target;
    }
}
