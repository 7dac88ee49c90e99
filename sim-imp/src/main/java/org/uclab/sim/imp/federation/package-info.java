/**
 * XMPP between presence domains on 5269: whom to dial, who may speak for a domain, what waits for a stream. It knows
 * domains and no users, and SIP federation it deliberately does not play. Start with {@link org.uclab.sim.imp.federation.Federation}.
 */
package org.uclab.sim.imp.federation;
