package org.uclab.shell.http;

import io.vertx.core.Future;
import org.uclab.lab.node.NodeContext;

/** Puts HTTP services on the ports of a node. */
public final class HttpServing {

    private HttpServing() {}

    /** Serves HTTP on the port of that service. */
    public static Future<?> serve(NodeContext node, String service, HttpResponder responder) {
        return node.http(service, shell(node, service, responder), responder.manyAtOnce());
    }

    /**
     * Serves HTTP on the port of a service that shares it with another: requests whose path begins so are the other's,
     * with its own faults and under its own name in the history. Link faults act on the port, so arm them at the first.
     */
    public static Future<?> serve(
            NodeContext node,
            String service,
            HttpResponder responder,
            String path,
            String guest,
            HttpResponder guests) {
        HttpShell host = shell(node, service, responder);
        HttpShell other = shell(node, guest, guests);
        return node.http(
                service,
                request -> (request.path() != null && request.path().startsWith(path) ? other : host).handle(request),
                responder.manyAtOnce() && guests.manyAtOnce());
    }

    /** Serves HTTPS with a certificate demanded from the peer, verified against the lab's CA. */
    public static Future<?> serveMutual(NodeContext node, String service, HttpResponder responder) {
        return node.mutualHttp(service, shell(node, service, responder));
    }

    private static HttpShell shell(NodeContext node, String service, HttpResponder responder) {
        return new HttpShell(service, responder, node.recorder(), node.faults(service), node.clock());
    }
}
