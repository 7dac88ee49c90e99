/**
 * Plays the look-up of the Webex Messenger cloud that tells whether a domain is a customer, over HTTPS and HTTP. It
 * deliberately signs nobody in: the pages behind the look-up and the cloud's XMPP are not here. Start with
 * {@link org.uclab.sim.webex.WebexSystem}, then {@code CasResponder}.
 */
package org.uclab.sim.webex;
