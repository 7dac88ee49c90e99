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

    /** The attribute that every occasion has: the address of the other side. */
    public static final String PEER = "peer";

    public static Occasion of(Instant now, String peer) {
        return new Occasion(now, peer, Map.of());
    }

    /** An attribute's value, or null. */
    String attribute(String name) {
        return name.equals(PEER) ? peer.replaceFirst(":[0-9]+$", "") : attributes.get(name);
    }
}
