/**
 * CAPF, the protocol by which a device gets a certificate: messages as bytes, keys as they are asked for and shown, and
 * the proof that a certificate is one's own. It deliberately holds no dialogue and opens no socket. Start with
 * {@link org.uclab.protocol.capf.CapfMessage}.
 */
package org.uclab.protocol.capf;
