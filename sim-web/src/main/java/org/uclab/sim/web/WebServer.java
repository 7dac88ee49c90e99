package org.uclab.sim.web;

import java.util.List;

/**
 * A plain web server, as a world writes it.
 *
 * @param photosOf users of whom it has a picture, at {@code /<user id>.jpg}
 */
record WebServer(String host, List<String> photosOf, int line) {}
