package org.uclab.sim.ucm.cluster;

import java.util.List;

/**
 * What the clusters know of a person.
 *
 * @param homeCluster    id of the cluster that is the home; empty in a world without clusters
 * @param serviceProfile name of the service profile assigned; empty for the cluster's default
 * @param impNode        IM and Presence node assigned, which UDS tells; empty for none
 */
public record UcmPerson(String homeCluster, String serviceProfile, String impNode, List<Device> devices) {

    public UcmPerson {
        devices = List.copyOf(devices);
    }
}
