package org.uclab.lab.model;

import java.util.List;

/**
 * A plain web server.
 *
 * @param photosOf users of whom it has a picture, at {@code /<user id>.jpg}
 */
public record WebServer(String host, List<String> photosOf, int line) {}
