/**
 * The media of calls through Expressway: what each side is told instead of the other's description, the ports that take it, and
 * the way of each packet. It deliberately understands no codec and mixes nothing. Start with
 * {@link org.uclab.sim.expressway.media.MediaRelays} and {@link org.uclab.sim.expressway.media.RelayedCall}.
 */
package org.uclab.sim.expressway.media;
