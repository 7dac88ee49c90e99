package org.uclab.sim.web;

/**
 * A file of a web server.
 *
 * @param type media type, such as {@code image/jpeg}
 */
public record WebFile(String type, byte[] content) {}
