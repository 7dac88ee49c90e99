package org.uclab.client.http;

/**
 * A document that is posted.
 *
 * @param type its media type
 */
public record Posted(String type, byte[] body) {}
