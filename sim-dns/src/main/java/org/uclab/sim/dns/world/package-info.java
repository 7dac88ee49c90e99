/**
 * {@code nameServers} of a world: read, looked through, and made into zones. It deliberately starts nothing. Start with
 * {@link org.uclab.sim.dns.world.NameServer}; what is wrong with one,
 * {@link org.uclab.sim.dns.world.NameServerLint} says.
 */
package org.uclab.sim.dns.world;
