package org.uclab.sim.ucm.ils;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uclab.sim.ucm.cluster.RemoteCluster;

/**
 * What a cluster has learned of the others. It is on disk: it outlives a power cut of every node, and what was learned
 * of a cluster that is down stays. ASSUMED(ILS guides): what is learned of a cluster that stays away is purged some day;
 * the lab keeps it. Safe for any thread.
 */
public final class IlsCatalogue {

    /** Most clusters kept; those learned of later are passed over. */
    static final int CLUSTERS_MAX = 20;

    private final String ownId;
    private final Map<String, IlsEntry> entries = new LinkedHashMap<>();

    public IlsCatalogue(String ownId) {
        this.ownId = ownId;
    }

    /** The clusters learned of, in the order of learning. */
    public synchronized List<RemoteCluster> clusters() {
        return entries.values().stream().map(IlsEntry::remote).toList();
    }

    synchronized List<IlsEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Takes what is new of what was told, and says which clusters it was about. What others say of us is passed over. */
    synchronized List<String> learn(List<IlsEntry> told) {
        List<String> news = new ArrayList<>();
        for (IlsEntry entry : told) {
            IlsEntry known = entries.get(entry.cluster());
            boolean room = known != null || entries.size() < CLUSTERS_MAX;
            boolean newer = known == null || entry.stamp() > known.stamp();
            if (room && newer && !entry.cluster().equals(ownId)) {
                entries.put(entry.cluster(), entry);
                news.add(entry.cluster());
            }
        }
        return news;
    }
}
