package org.uclab.scenarios;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.uclab.lab.model.LabModel;
import org.uclab.sim.imp.Homes;
import org.uclab.sim.ucm.UcmSection;

/** What presence nodes are told of call control: the home cluster of each user. */
final class UcmHomes implements Homes {

    @Override
    public Function<String, Home> in(LabModel model) {
        UcmSection ucm = model.section(UcmSection.class);
        Map<String, Home> byCluster = new HashMap<>();
        ucm.ids().forEach(id -> byCluster.put(id, new Home(ucm.tftpOf(id), ucm.hostsOf(id))));
        Map<String, String> homes = ucm.homes(model);
        return user -> byCluster.getOrDefault(homes.getOrDefault(user, ""), Home.NOWHERE);
    }
}
