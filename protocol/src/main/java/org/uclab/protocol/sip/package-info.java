/**
 * SIP messages: reading with limits, the typed headers, framing on streams, writing (RFC 3261 §7, §18 to §20). It
 * deliberately knows no transaction and no dialog, which stand in the packages below, and opens no socket. Start with
 * {@link org.uclab.protocol.sip.SipReader} and {@link org.uclab.protocol.sip.SipMessage}.
 */
package org.uclab.protocol.sip;
