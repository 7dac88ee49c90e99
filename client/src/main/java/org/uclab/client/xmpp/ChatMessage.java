package org.uclab.client.xmpp;

/**
 * A message received.
 *
 * @param from     bare address of the sender
 * @param resource the sender's resource; empty when the message came from a bare address
 * @param subject  of the message (RFC 6121 §5.2.4); empty where it has none
 */
public record ChatMessage(String from, String resource, String subject, String text) {}
