/**
 * Plays the CTI service of a node: an application or a client signs in as a user, is told of the calls of the user's phones and has them
 * do things, at whichever node they are registered. It deliberately has neither the product's framing, which is not public, nor the
 * rights of application users. Start with {@link org.uclab.sim.ucm.cti.Cti}.
 */
package org.uclab.sim.ucm.cti;
