/**
 * The SIP side of a node of Unified CM: the registrar of its phones and the back-to-back user agent between them, as one
 * core that takes messages and gives messages. It deliberately carries no media, which is {@code media}'s, and has no outside line. Start
 * with {@link org.uclab.sim.ucm.sip.NodeCore}.
 */
package org.uclab.sim.ucm.sip;
