/**
 * Sockets that carry RTP: one end of a media stream of a call with its faults, and what arrives anywhere told to the history
 * stream by stream instead of packet by packet. It deliberately knows no signalling: what two sides agree on it is told. Start
 * with {@link org.uclab.shell.rtp.MediaLeg}.
 */
package org.uclab.shell.rtp;
