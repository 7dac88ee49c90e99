/**
 * RTCP (RFC 3550 §6): reading and writing compound packets, when reports are due, and the round trip they tell of. It
 * deliberately knows no profile's feedback and opens no socket. Start with {@link org.uclab.protocol.rtp.rtcp.RtcpRead}.
 */
package org.uclab.protocol.rtp.rtcp;
