/**
 * Plays User Data Services, the REST interface below {@code /cucm-uds} on port 8443: who is where, which servers there
 * are, which devices a user has, and what he sets himself. It deliberately knows no token, no batch query and no push token. Start with {@link org.uclab.sim.ucm.uds.Uds}; the bytes of an answer are in the classes named
 * {@code …Document}.
 */
package org.uclab.sim.ucm.uds;
