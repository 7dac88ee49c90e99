package org.uclab.lab.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.CertificateDefect;
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
 * @param defects what is wrong with them from the start, by the noun of the service; under {@link #EVERYWHERE} what is wrong
 *                with all, and with what the node shows when it dials
 */
public record NodeSpec(
        String name,
        String address,
        List<Port> ports,
        List<PortRange> ranges,
        CertificateProfile profile,
        List<KeySpec> keys,
        Map<String, CertificateDefect> defects) {

    /** All ports, and what it dials. */
    public static final String EVERYWHERE = "everywhere";

    public NodeSpec {
        ports = List.copyOf(ports);
        ranges = List.copyOf(ranges);
        keys = List.copyOf(keys);
        defects = Map.copyOf(defects);
    }

    /** A node with the usual keys. */
    public NodeSpec(String name, String address, List<Port> ports, List<PortRange> ranges, CertificateProfile profile) {
        this(name, address, ports, ranges, profile, KeySpec.USUAL, Map.of());
    }

    /** A node with the usual keys whose sockets are all declared. */
    public NodeSpec(String name, String address, List<Port> ports, CertificateProfile profile) {
        this(name, address, ports, List.of(), profile);
    }

    /** What is wrong with what that port shows, or, for {@link #EVERYWHERE}, with what the node dials with. */
    Optional<CertificateDefect> defect(String service) {
        return Optional.ofNullable(defects.getOrDefault(service, defects.get(EVERYWHERE)));
    }
}
