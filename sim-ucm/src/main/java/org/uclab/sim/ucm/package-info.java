/**
 * Plays Unified CM clusters as far as sign-in needs them: UDS, CCMCIP, CAPF, ILS and configuration files. It
 * deliberately plays no SIP and no calls. Start with {@link org.uclab.sim.ucm.UcmSystem}; what may change while the lab
 * runs is in {@link org.uclab.sim.ucm.database.UcmDatabase}.
 */
package org.uclab.sim.ucm;
