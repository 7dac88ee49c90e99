/**
 * {@code directories} of a world, and what they say of its users: read and looked through. It deliberately starts
 * nothing. Start with {@link org.uclab.sim.directory.world.Directory}.
 */
package org.uclab.sim.directory.world;
