/**
 * Plays the Client Profile Agent of a presence node, the SOAP service on 8443: log-in with a password for a session key,
 * and with the key the user's XMPP servers, the system configuration, what the presence product tells of directory and
 * files, and a one-time password for XMPP. It deliberately knows no contact lists, no dialling rules, no application
 * users and no WSDL. Start with {@link org.uclab.sim.imp.soap.ClientProfileAgent}; what is inside an envelope is read by
 * {@code EnvelopeReader} and answered by {@code Operations}.
 */
package org.uclab.sim.imp.soap;
