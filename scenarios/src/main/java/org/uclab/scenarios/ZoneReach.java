package org.uclab.scenarios;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.Reach;

/** The firewall between the zones of a world. Callers that have no address of this lab are a user's tools and pass. */
final class ZoneReach implements Reach {

    private final String prefix;
    private final Map<String, Set<String>> allowed = new HashMap<>();

    ZoneReach(LabModel model, int lab) {
        this.prefix = "127." + lab + ".";
        for (Zone zone : model.zones().values()) {
            Set<String> networks = new HashSet<>();
            networks.add(Integer.toString(zone.network()));
            zone.reaches()
                    .forEach(name -> networks.add(
                            Integer.toString(model.zones().get(name).network())));
            allowed.put(Integer.toString(zone.network()), networks);
        }
    }

    @Override
    public boolean allows(String from, String to) {
        if (!from.startsWith(prefix)) {
            return true;
        }
        Set<String> networks = allowed.get(network(from));
        return networks == null || networks.contains(network(to));
    }

    private static String network(String address) {
        return address.split("\\.")[2];
    }
}
