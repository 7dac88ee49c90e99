package org.uclab.lab.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A host of the world.
 *
 * @param name   full name, lower case
 * @param zone   the zone it stands in
 * @param number last number of its address, 1 to 254
 * @param ports  its services and their port numbers
 */
public record Host(String name, String zone, int number, HostRole role, Map<ServiceNoun, Integer> ports, int line) {

    /** The first label of its name. */
    public String shortName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The same without those services. */
    Host without(Set<ServiceNoun> services) {
        Map<ServiceNoun, Integer> fewer = new EnumMap<>(ports);
        fewer.keySet().removeAll(services);
        return new Host(name, zone, number, role, fewer, line);
    }
}
