package org.uclab.client.phone;

import org.uclab.client.phone.call.VideoPlan;
import org.uclab.protocol.rtp.session.Carried;

/**
 * What one stream of pictures of a call did so far.
 *
 * @param content of what the pictures are
 * @param sends   what is sent, as people write it; empty for nothing
 * @param settled whether it is known what the path carries
 * @param sent    packets
 * @param received packets
 * @param carried what came, and what it cost on the wire
 * @param whole   pictures that came as they were sent
 * @param spoilt  pictures that did not
 * @param lost    packets that were expected and have not come
 * @param port    that it is taken at
 * @param dscp    differentiated services code point of what is sent, as the system tells it of the socket
 */
public record CallVideo(
        VideoPlan.Content content,
        String sends,
        boolean settled,
        long sent,
        long received,
        Carried carried,
        long whole,
        long spoilt,
        long lost,
        int port,
        int dscp) {}
