package org.uclab.lab.node;

import java.util.List;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Port;

/**
 * What a node is.
 *
 * @param name    full host name
 * @param address published address
 * @param ports   everything it listens on
 * @param profile what its certificates say
 */
public record NodeSpec(String name, String address, List<Port> ports, CertificateProfile profile) {

    public NodeSpec {
        ports = List.copyOf(ports);
    }
}
