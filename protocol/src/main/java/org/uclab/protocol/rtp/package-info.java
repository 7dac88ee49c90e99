/**
 * RTP: reading its header, and what a receiver can tell of the streams that arrive at one socket (loss, order, jitter).
 * It deliberately decodes no media and opens no socket; time comes in as an argument. Start with
 * {@link org.uclab.protocol.rtp.RtpReception}.
 */
package org.uclab.protocol.rtp;
