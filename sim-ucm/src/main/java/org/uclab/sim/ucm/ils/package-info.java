/**
 * Plays the Intercluster Lookup Service: publishers tell each other which clusters there are, over mutual TLS on port
 * 7501. It deliberately carries no numbers and no directory URIs, and its messages are the lab's own, for those of the
 * product are not public. Start with {@link org.uclab.sim.ucm.ils.Ils}.
 */
package org.uclab.sim.ucm.ils;
