package org.uclab.sim.web;

import java.util.List;

/**
 * A plain web server, as a world writes it.
 *
 * @param photosOf users of whom it has a picture, at {@code /<user id>.jpg}
 * @param pages    its other files
 * @param uploads  paths that take uploads
 */
record WebServer(String host, List<String> photosOf, List<Page> pages, List<String> uploads, int line) {

    /**
     * A file that a world writes out.
     *
     * @param path with its leading slash
     * @param type media type
     */
    record Page(String path, String type, String text, int line) {}
}
