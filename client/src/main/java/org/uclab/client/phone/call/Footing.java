package org.uclab.client.phone.call;

import java.util.List;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;

/**
 * Where the phone is registered, and so where its calls go.
 *
 * @param host   of the node, as the device file names it
 * @param local  where the node sees us
 * @param router whether the node is an SRST router
 * @param routes what a request of ours says of its way there, none where it goes straight
 */
public record Footing(String host, Flow flow, Endpoint local, boolean router, List<String> routes) {

    public Footing {
        routes = List.copyOf(routes);
    }

    /** A straight one. */
    public Footing(String host, Flow flow, Endpoint local, boolean router) {
        this(host, flow, local, router, List.of());
    }
}
