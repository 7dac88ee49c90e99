/**
 * Plays the Webex Messenger cloud: the look-up that tells whether a domain is a customer, the log-in by password with the services
 * behind it, and XMPP between the users of its organisations. It deliberately plays no single sign-on and no administration. Start
 * with {@link org.uclab.sim.webex.WebexSystem}, then {@code LoginResponder} and {@code MessengerCore}.
 */
package org.uclab.sim.webex;
