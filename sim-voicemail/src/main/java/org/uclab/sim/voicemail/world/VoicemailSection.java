package org.uclab.sim.voicemail.world;

import java.util.List;

/** The voicemail of a world. */
public record VoicemailSection(List<VoicemailCluster> clusters) {

    public VoicemailSection {
        clusters = List.copyOf(clusters);
    }

    /** The hosts that clients may be sent to. */
    public List<String> hosts() {
        return clusters.stream()
                .flatMap(cluster -> cluster.servers().stream())
                .distinct()
                .toList();
    }
}
