package org.uclab.sim.ucm.cluster;

import java.util.List;
import org.uclab.lab.model.Crowd;

/**
 * What the clusters know of a crowd.
 *
 * @param device pattern for the name of the one device each has; empty for none
 */
record UcmCrowd(Crowd crowd, String homeCluster, String impNode, String device) {

    UcmPerson person(int number) {
        return new UcmPerson(homeCluster, "", impNode, devices(number), true);
    }

    private List<Device> devices(int number) {
        return device.isEmpty()
                ? List.of()
                : List.of(Device.desktop(crowd.text(crowd.id(), number), crowd.text(device, number)));
    }
}
