/**
 * The XMPP plane: E speaks to the client up to the end of STARTTLS, C does the same to an IM and Presence node, and
 * from then on the bytes of the client's stream pass between the two unchanged. It deliberately takes no part in SASL,
 * binding or stanzas and only listens in for the history. Start with
 * {@link org.uclab.sim.expressway.xmpp.EdgeXmpp} (E) and {@link org.uclab.sim.expressway.xmpp.CoreXmpp} (C).
 */
package org.uclab.sim.expressway.xmpp;
