/**
 * Plays Unified CM clusters: UDS, CCMCIP, CAPF, ILS, configuration files, and the registrations of phones and their calls. It
 * deliberately has no outside line. Start with {@link org.uclab.sim.ucm.UcmSystem}; what may change while the lab runs is in
 * {@link org.uclab.sim.ucm.database.UcmDatabase}.
 */
package org.uclab.sim.ucm;
