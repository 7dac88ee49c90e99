package org.uclab.sim.ucm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.sim.ucm.ils.IlsCatalogue;

/** The clusters that one knows: those entered by hand, and those learned of by ILS. */
record Neighbours(Supplier<List<RemoteCluster>> entered, Optional<IlsMember> ils, IlsCatalogue learned) {

    /** All of them at the moment, each once; an entry by hand stands before what was learned. */
    List<RemoteCluster> all() {
        List<RemoteCluster> all = new ArrayList<>(entered.get());
        learned.clusters().stream()
                .filter(cluster -> all.stream().noneMatch(known -> known.id().equals(cluster.id())))
                .forEach(all::add);
        return all;
    }
}
