/**
 * Cisco Expressway-E and Expressway-C for mobile and remote access: the HTTPS, SIP and XMPP planes, media and TURN, and the traversal links
 * that carry them. It deliberately leaves out single sign-on and intrusion protection, and asks UCM
 * over UDS only, never over AXL. Start with {@link org.uclab.sim.expressway.ExpresswaySystem} and
 * {@link org.uclab.sim.expressway.ExpresswayConfig}.
 */
package org.uclab.sim.expressway;
