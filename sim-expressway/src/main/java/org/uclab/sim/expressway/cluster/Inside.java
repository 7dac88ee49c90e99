package org.uclab.sim.expressway.cluster;

import java.util.List;
import org.uclab.lab.system.Site;

/** The clusters inside, as an administrator enters them at C. Whoever puts systems together knows them. */
public interface Inside {

    /** Nodes of the call-control cluster with that id, the first is tried first. */
    List<ExpresswayConfig.UcmNode> ucm(Site site, String cluster);

    /** Nodes of the presence cluster with that id, the first is tried first. */
    List<ExpresswayConfig.ImpNode> imp(Site site, String cluster);
}
