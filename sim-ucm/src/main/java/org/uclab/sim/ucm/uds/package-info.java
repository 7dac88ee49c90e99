/**
 * Plays User Data Services, the REST interface below {@code /cucm-uds} on port 8443: who is where, which servers there
 * are, which devices a user has, and what he sets himself, in the shapes that the public UDS API prints. It deliberately
 * knows no token of a single sign-on, no batch query and no pushing, and the README of the module says resource by resource
 * what there is. Start with {@link org.uclab.sim.ucm.uds.Uds}; the bytes of an answer are in the classes named
 * {@code …Document} and {@code …Shape}.
 */
package org.uclab.sim.ucm.uds;
