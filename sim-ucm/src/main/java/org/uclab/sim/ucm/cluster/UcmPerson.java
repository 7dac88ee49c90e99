package org.uclab.sim.ucm.cluster;

import java.util.List;

/**
 * What the clusters know of a person.
 *
 * @param homeCluster    id of the cluster that is the home; empty in a world without clusters
 * @param serviceProfile name of the service profile assigned; empty for the cluster's default
 * @param impNode        IM and Presence node assigned, which UDS tells; empty for none
 * @param synchronised   whether the directory has told any cluster of the person
 */
public record UcmPerson(
        String homeCluster, String serviceProfile, String impNode, List<Device> devices, boolean synchronised) {

    /** Somebody whom the clusters know. */
    public UcmPerson(String homeCluster, String serviceProfile, String impNode, List<Device> devices) {
        this(homeCluster, serviceProfile, impNode, devices, true);
    }

    public UcmPerson {
        devices = List.copyOf(devices);
    }
}
