/**
 * Plays the Client Profile Agent of a presence node, the SOAP service on 8443: log-in with a password for a session key,
 * and with the key the user's XMPP servers, the system configuration, what the presence product tells of directory and
 * files, a one-time password for XMPP, and the contact list, which it changes, too; application users log others in. It
 * deliberately knows no dialling rules, presence rules or calendars. Start with
 * {@link org.uclab.sim.imp.soap.ClientProfileAgent}; what is inside an envelope is read by {@code EnvelopeReader} and
 * answered by {@code Operations}.
 */
package org.uclab.sim.imp.soap;
