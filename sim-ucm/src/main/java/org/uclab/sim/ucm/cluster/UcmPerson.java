package org.uclab.sim.ucm.cluster;

import java.util.List;

/**
 * What the clusters know of a person.
 *
 * @param homeCluster    id of the cluster that is the home; empty in a world without clusters
 * @param serviceProfile name of the service profile assigned; empty for the cluster's default
 * @param impNode        IM and Presence node assigned, which UDS tells; empty for none
 * @param synchronised   whether the directory has told any cluster of the person
 * @param mobile         number of the mobile phone, as the gateway knows it; empty for none
 * @param endUser        whether the administrator gave the person the role of an end user, as everybody has
 */
public record UcmPerson(
        String homeCluster,
        String serviceProfile,
        String impNode,
        List<Device> devices,
        boolean synchronised,
        String mobile,
        boolean endUser) {

    /** The role without which UDS tells a user nothing of himself, as the administrator's pages call it. */
    public static final String END_USER_ROLE = "Standard CCM End Users";

    /** Somebody whom the clusters know, with the role. */
    public UcmPerson(String homeCluster, String serviceProfile, String impNode, List<Device> devices) {
        this(homeCluster, serviceProfile, impNode, devices, true, "", true);
    }

    public UcmPerson {
        devices = List.copyOf(devices);
    }
}
