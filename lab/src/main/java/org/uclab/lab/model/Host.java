package org.uclab.lab.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.uclab.lab.pki.KeySpec;

/**
 * A host of the world.
 *
 * @param name   full name, lower case
 * @param zone   the zone it stands in
 * @param number last number of its address, 1 to 254
 * @param ports  its services and their port numbers, in the order of its role
 * @param keys   the kinds of key it has certificates for
 */
public record Host(
        String name, String zone, int number, Role role, Map<Service, Integer> ports, List<KeySpec> keys, int line) {

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
        return new Host(name, zone, number, role, fewer, keys, line);
    }
}
