/**
 * Plays the IM and Presence subcluster: the SOAP log-in on 8443, XMPP for clients on 5222, rosters, presence, one-to-one
 * chat with the rule of the answering client, and the route between the nodes. It deliberately plays no chat rooms and no
 * federation. Start with {@link org.uclab.sim.imp.ImpSystem}; what is demanded of a client is in {@code StreamClient},
 * what happens between users in {@code Switchboard}.
 */
package org.uclab.sim.imp;
