package org.uclab.client.xmpp;

/**
 * A message of the user that has not arrived, or of which nobody knows whether it has.
 *
 * @param to  bare address of whom it was for
 * @param why what the server said, or what happened to the connection
 */
public record Undelivered(String to, String text, String why) {}
