/**
 * Plays the part of CCMCIP that Jabber's older sign-in uses: the list of a user's devices by name, description and
 * model. It deliberately knows no other page of the service. Start with {@link org.uclab.sim.ucm.ccmcip.Ccmcip}.
 */
package org.uclab.sim.ucm.ccmcip;
