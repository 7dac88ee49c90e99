/**
 * SRTP and SRTCP with keys from SDP: RFC 3711, RFC 6188, RFC 7714, RFC 4568. Ciphers and hashes are the JDK's. It
 * deliberately negotiates nothing and keeps no packets; keys are handed in, and chance too. Start with
 * {@link org.uclab.protocol.rtp.srtp.SrtpStreams}.
 */
package org.uclab.protocol.rtp.srtp;
