package org.uclab.client.xmpp;

/**
 * What has become of a screen that is shared by IM.
 *
 * @param peer bare address of the other side
 * @param seen whether it is seen
 * @param why  where it is to be had, or why it is not seen
 */
public record ShareOutcome(String peer, boolean seen, String why) {}
