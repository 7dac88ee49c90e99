package org.uclab.lab.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.pki.KeySpec;

/**
 * A host of the world.
 *
 * @param name   full name, lower case
 * @param zone   the zone it stands in
 * @param number last number of its address, 1 to 254
 * @param ports  its services and their port numbers, in the order of its role
 * @param keys   the kinds of key it has certificates for
 * @param shown  what its certificates are like besides
 */
public record Host(
        String name,
        String zone,
        int number,
        Role role,
        Map<Service, Integer> ports,
        List<KeySpec> keys,
        Certificates shown,
        int line) {

    /**
     * What a world says of the certificates of a host.
     *
     * @param trace   whether they are made as that of the trace (S1): RSA 4096, signed with SHA-1, for clients, too
     * @param defects what is wrong with them, by the noun of the service, or by {@link #EVERYWHERE}
     */
    public record Certificates(boolean trace, Map<String, CertificateDefect> defects) {

        /** All of its ports, and what it dials. */
        public static final String EVERYWHERE = "everywhere";

        /** As the system of the host makes them, and good. */
        public static final Certificates USUAL = new Certificates(false, Map.of());

        public Certificates {
            defects = Map.copyOf(defects);
        }
    }

    /** The first label of its name. */
    public String shortName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The port of the service of that noun, when it has it. */
    public OptionalInt port(String noun) {
        return ports.entrySet().stream()
                .filter(entry -> entry.getKey().noun().equals(noun))
                .mapToInt(Map.Entry::getValue)
                .findFirst();
    }

    /** The same without those services. */
    Host without(Set<Service> services) {
        Map<Service, Integer> fewer = new LinkedHashMap<>(ports);
        fewer.keySet().removeAll(services);
        return new Host(name, zone, number, role, fewer, keys, shown, line);
    }
}
