/**
 * Plays CCMCIP: the list of a user's devices as older clients ask for it, and the pages that phones show (directory,
 * services, help) or have somebody checked by. It deliberately has no page of an administrator. Start with
 * {@link org.uclab.sim.ucm.ccmcip.Ccmcip}.
 */
package org.uclab.sim.ucm.ccmcip;
