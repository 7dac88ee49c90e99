package org.uclab.lab.system;

import java.util.List;
import java.util.Map;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.WorldSection;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.PortRange;

/**
 * A system, as one value: the roles of its hosts and their services, its part of a world and whether that fits together,
 * what its certificates say, what can go wrong in its answers, and what runs on its hosts. A jar adds one by naming it for
 * {@link java.util.ServiceLoader}.
 *
 * @param <S> what it makes of its part of a world
 */
public interface LabSystem<S> extends WorldSection<S> {

    /** What can go wrong in its answers; families may be shared with other systems. */
    default List<FaultForm> faults() {
        return List.of();
    }

    /** Who tells what is said with its hosts; tellers may be shared with other systems. */
    default List<Teller> tellers() {
        return List.of();
    }

    /** What the certificate of one of its hosts says. */
    default CertificateProfile certificate(S section, Host host, Site site) {
        return CertificateProfile.server(host.name());
    }

    /** Ports of one of its hosts from which calls take sockets. */
    default List<PortRange> ranges(S section, Host host, Site site) {
        return List.of();
    }

    /**
     * What whoever uses a lab is told of a person besides what the kernel knows, such as the devices; names and texts, for
     * the file that says where a lab is.
     */
    default Map<String, List<String>> tells(S section, String user) {
        return Map.of();
    }

    /**
     * Sets it up in a lab; nothing runs yet.
     *
     * @throws IllegalArgumentException when the part of the world cannot be played; the message says why
     */
    Programs programs(S section, Site site);
}
