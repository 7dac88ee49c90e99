package org.uclab.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.uclab.lab.model.LabModel;
import org.uclab.sim.imp.cluster.Homes;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmSection;

/** What presence nodes are told of call control: the home cluster of each user. */
final class UcmHomes implements Homes {

    @Override
    public Function<String, Home> in(LabModel model) {
        UcmSection ucm = model.section(UcmSection.class);
        Map<String, Home> byCluster = new HashMap<>();
        ucm.clusters().forEach(cluster -> byCluster.put(cluster.id(), home(cluster)));
        Map<String, Home> byUser = new HashMap<>();
        ucm.people()
                .everybody(model, (user, person) -> Map.entry(user.id(), person.homeCluster()))
                .forEach(entry -> byUser.put(entry.getKey(), byCluster.getOrDefault(entry.getValue(), Home.NOWHERE)));
        return user -> byUser.getOrDefault(user, Home.NOWHERE);
    }

    private static Home home(UcmCluster cluster) {
        List<String> nodes = cluster.nodes().stream().map(UcmCluster.Node::host).toList();
        return new Home(cluster.tftp(), nodes);
    }
}
