package org.uclab.lab.system;

import java.util.OptionalInt;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Service;
import org.uclab.lab.wire.Endpoint;

/**
 * A model in the lab of a number, which its addresses depend on.
 *
 * @param lab 1 to 254
 */
public record Site(LabModel model, int lab) {

    /** Noun of the service that hosts ask for names. */
    private static final String NAME_SERVICE = "dns";

    /** The address of a host of the world. */
    public String address(String host) {
        return model.address(lab, host);
    }

    /**
     * Where a host of the world has a service.
     *
     * @throws IllegalArgumentException when it has none such
     */
    public Endpoint endpoint(String host, String noun) {
        Host known = model.host(host);
        OptionalInt port = known.port(noun);
        if (port.isEmpty()) {
            throw new IllegalArgumentException(host + " has no service " + noun + "; services: "
                    + known.ports().keySet().stream().map(Service::noun).toList());
        }
        return new Endpoint(model.address(lab, known), port.getAsInt());
    }

    public Endpoint endpoint(String host, Service service) {
        return endpoint(host, service.noun());
    }

    /**
     * The name server that the DHCP of a zone gives.
     *
     * @throws IllegalArgumentException when there is no such zone, or what it gives is no name server
     */
    public Endpoint nameServer(String zone) {
        return endpoint(model.zone(zone).nameServer(), NAME_SERVICE);
    }
}
