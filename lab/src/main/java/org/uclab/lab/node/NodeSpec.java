package org.uclab.lab.node;

import java.util.List;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.KeySpec;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.PortRange;

/**
 * What a node is.
 *
 * @param name    full host name
 * @param address published address
 * @param ports   everything it listens on all the time
 * @param ranges  where it opens sockets for calls
 * @param profile what its certificates say
 * @param keys    the kinds of key it has certificates for
 */
public record NodeSpec(
        String name,
        String address,
        List<Port> ports,
        List<PortRange> ranges,
        CertificateProfile profile,
        List<KeySpec> keys) {

    public NodeSpec {
        ports = List.copyOf(ports);
        ranges = List.copyOf(ranges);
        keys = List.copyOf(keys);
    }

    /** A node with the usual keys. */
    public NodeSpec(String name, String address, List<Port> ports, List<PortRange> ranges, CertificateProfile profile) {
        this(name, address, ports, ranges, profile, KeySpec.USUAL);
    }

    /** A node with the usual keys whose sockets are all declared. */
    public NodeSpec(String name, String address, List<Port> ports, CertificateProfile profile) {
        this(name, address, ports, List.of(), profile);
    }
}
