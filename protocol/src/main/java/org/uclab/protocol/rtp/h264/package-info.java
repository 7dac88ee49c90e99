/**
 * How the units of H.264 are cut into packets and put together again (RFC 6184, packetization modes 0 and 1). It codes and draws no
 * pictures. Start with {@link org.uclab.protocol.rtp.h264.NalPackets}.
 */
package org.uclab.protocol.rtp.h264;
