/**
 * One end of one media stream of a call: what it sends and when, whom it hears, what it tells by RTCP, and its figures
 * (RFC 3550). It deliberately opens no socket, knows no key and reads no clock. Start with
 * {@link org.uclab.protocol.rtp.session.RtpSession}.
 */
package org.uclab.protocol.rtp.session;
