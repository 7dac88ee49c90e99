/**
 * Plays a Unified CM cluster as far as sign-in needs it: UDS and configuration files. It deliberately plays no SIP,
 * no calls and no other cluster. Start with {@link org.uclab.sim.ucm.UcmSim}.
 */
package org.uclab.sim.ucm;
