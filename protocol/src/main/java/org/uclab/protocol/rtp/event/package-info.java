/**
 * Keys pressed in a call, as named events in RTP (RFC 4733): sending them with their repeats, and telling one event from the
 * next. It deliberately knows no socket and detects no tones. Start with {@link org.uclab.protocol.rtp.event.TelephoneEvent}.
 */
package org.uclab.protocol.rtp.event;
