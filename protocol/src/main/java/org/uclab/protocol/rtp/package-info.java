/**
 * RTP: reading and writing its packets, which codec takes how many octets, and what a receiver can tell of the streams that
 * arrive at one socket (loss, order, jitter). It deliberately decodes no media and opens no socket; time comes in as an
 * argument. Start with {@link org.uclab.protocol.rtp.RtpReception}; one end of a call is in {@code session}, its sound in
 * {@code g711} and {@code tone}, its keys in {@code srtp}.
 */
package org.uclab.protocol.rtp;
