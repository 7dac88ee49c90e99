package org.uclab.client.xmpp;

/**
 * What has become of a file.
 *
 * @param peer   bare address of the other side
 * @param done   whether all of it went
 * @param octets how many went
 * @param digest SHA-256 of these, in hexadecimal digits
 * @param why    how it went, or why not
 */
public record FileOutcome(String name, String peer, boolean done, long octets, String digest, String why) {}
