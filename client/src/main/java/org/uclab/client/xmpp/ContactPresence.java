package org.uclab.client.xmpp;

/**
 * The presence of one resource of a contact.
 *
 * @param who      bare address
 * @param resource empty when the presence came from a bare address
 * @param show     {@code available}, {@code away}, {@code chat}, {@code dnd} or {@code xa}; empty when unavailable
 * @param status   free text
 */
public record ContactPresence(String who, String resource, boolean available, String show, String status) {}
