package org.uclab.client.uds;

import java.util.List;
import java.util.Optional;
import org.uclab.client.http.ServerUrl;

/**
 * What UDS told.
 *
 * @param version release of UCM; empty when it did not say
 * @param home    the user's own resource at the home cluster, {@code https://pub:8443/cucm-uds/user/mac.donald}
 * @param servers the nodes of the home cluster as it names them, in the order to try them
 * @param node    the node that took the credentials
 * @param devices the answer with the user's devices, as far as it is shown to people
 * @param device  the device chosen; empty when the user has none that fits
 */
public record UdsFindings(
        String version, ServerUrl home, List<String> servers, ServerUrl node, String devices, Optional<Device> device) {

    private static final int PORT = 8443;

    public UdsFindings {
        servers = List.copyOf(servers);
    }

    /**
     * Of somebody whom no Unified CM serves.
     *
     * @param tftpServers whom files are taken from all the same
     */
    public static UdsFindings none(List<String> tftpServers) {
        ServerUrl nobody = new ServerUrl("https", "", PORT, "/");
        return new UdsFindings("", nobody, tftpServers, nobody, "", Optional.empty());
    }

    /** That node's name; empty when there is none. */
    public String via() {
        return node.host();
    }
}
