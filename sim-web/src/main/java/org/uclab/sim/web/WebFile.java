package org.uclab.sim.web;

/**
 * A file of a web server.
 *
 * @param type media type, such as {@code image/jpeg}
 */
record WebFile(String type, byte[] content) {}
