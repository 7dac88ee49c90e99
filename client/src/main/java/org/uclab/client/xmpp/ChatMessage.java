package org.uclab.client.xmpp;

/**
 * A message received.
 *
 * @param from     bare address of the sender
 * @param resource the sender's resource; empty when the message came from a bare address
 */
public record ChatMessage(String from, String resource, String text) {}
