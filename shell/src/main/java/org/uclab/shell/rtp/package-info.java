/**
 * Media of the sockets that carry RTP, told to the history stream by stream instead of packet by packet. It deliberately
 * plays and sends no media. Start with {@link org.uclab.shell.rtp.RtpTapMaker}.
 */
package org.uclab.shell.rtp;
