/**
 * Digest authentication in SIP, RFC 3261 §22 with RFC 2617 and RFC 8760, for those who ask and those who answer. It
 * draws nothing by lot and knows no user: both are handed in. Start with
 * {@link org.uclab.protocol.sip.digest.DigestServer}.
 */
package org.uclab.protocol.sip.digest;
