package org.uclab.client.phone.call;

import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;

/**
 * Where the phone is registered, and so where its calls go.
 *
 * @param host   of the node, as the device file names it
 * @param local  where the node sees us
 * @param router whether the node is an SRST router
 */
public record Footing(String host, Flow flow, Endpoint local, boolean router) {}
