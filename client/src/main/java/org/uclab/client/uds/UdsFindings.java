package org.uclab.client.uds;

import java.util.List;
import java.util.Optional;
import org.uclab.client.http.ServerUrl;

/**
 * What UDS told.
 *
 * @param version release of UCM; empty when it did not say
 * @param servers the nodes of the home cluster as it names them, in the order to try them
 * @param node    the node that took the credentials
 * @param device  the device chosen; empty when the user has none that fits
 */
public record UdsFindings(String version, List<String> servers, ServerUrl node, Optional<Device> device) {

    public UdsFindings {
        servers = List.copyOf(servers);
    }

    /** That node's name. */
    public String via() {
        return node.host();
    }
}
