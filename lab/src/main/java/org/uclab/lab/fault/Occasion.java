package org.uclab.lab.fault;

import java.time.Instant;
import java.util.Map;

/**
 * A chance for a fault to bite.
 *
 * @param now        lab time
 * @param peer       {@code address:port} of the other side
 * @param attributes what the shell knows of the question ({@code user}, {@code device}, {@code name}, …); see each family
 */
public record Occasion(Instant now, String peer, Map<String, String> attributes) {

    public static Occasion of(Instant now, String peer) {
        return new Occasion(now, peer, Map.of());
    }
}
