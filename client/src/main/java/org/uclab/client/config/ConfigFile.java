package org.uclab.client.config;

import java.nio.charset.StandardCharsets;
import org.uclab.client.http.ServerUrl;
import tools.jackson.databind.JsonNode;

/**
 * A file as it was fetched.
 *
 * @param from the URL that served it
 * @param text as it came, for the store that people look at
 */
record ConfigFile(ServerUrl from, String text, JsonNode document) {

    static ConfigFile of(ServerUrl from, byte[] body, JsonNode document) {
        return new ConfigFile(from, new String(body, StandardCharsets.UTF_8), document);
    }
}
