/**
 * The log-in at presence servers: SOAP on 8443, a session key, and with it the user's XMPP servers and what the presence
 * product says of files and directory. It deliberately changes nothing on the server and keeps no session alive. Start
 * with {@link org.uclab.client.soap.SoapLogin}.
 */
package org.uclab.client.soap;
