package org.uclab.client.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.uclab.client.http.ServerUrl;

/**
 * URLs of an edge server: the first segment of the path is the base64, without padding, of the services domain and,
 * for a server behind it, of protocol, host and port.
 */
final class EdgeUrl {

    private EdgeUrl() {}

    /** Where the edge configuration is. */
    static ServerUrl configuration(String domain, ServerUrl edge) {
        return edge.at("/" + segment(domain) + "/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin");
    }

    /** Where a URL of the inside is, seen from outside. The host stays as the inside names it. */
    static ServerUrl behind(String domain, ServerUrl edge, ServerUrl inside) {
        String place = domain + "/" + inside.scheme() + "/" + inside.host() + "/" + inside.port();
        return edge.at("/" + segment(place) + inside.target());
    }

    private static String segment(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
