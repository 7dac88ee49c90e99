/**
 * The SIP plane: phones outside register through E and C at Unified CM (RFC 3261 §16, RFC 3327), after C has vouched for their
 * users. It deliberately carries no calls. Start with {@link org.uclab.sim.expressway.sip.EdgeSip} and
 * {@link org.uclab.sim.expressway.sip.CoreSip}.
 */
package org.uclab.sim.expressway.sip;
