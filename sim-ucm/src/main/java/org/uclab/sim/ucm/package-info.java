/**
 * Plays a Unified CM cluster as far as sign-in needs it: UDS, CCMCIP and configuration files. It deliberately plays
 * no SIP and no calls. Start with {@link org.uclab.sim.ucm.UcmSim} and {@link org.uclab.sim.ucm.UcmConfig};
 * what may change while the lab runs is in {@link org.uclab.sim.ucm.UcmDatabase}.
 */
package org.uclab.sim.ucm;
