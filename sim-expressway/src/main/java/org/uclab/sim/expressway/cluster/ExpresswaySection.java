package org.uclab.sim.expressway.cluster;

import java.util.List;

/** What a world says of Expressways. */
public final class ExpresswaySection {

    private final List<Pair> pairs;

    /**
     * The clusters inside that a pair leads to.
     *
     * @param pair its id
     * @param line in the world
     */
    public record Leads(String pair, String ucmCluster, String impCluster, int line) {}

    public ExpresswaySection(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    public List<Pair> pairs() {
        return pairs;
    }

    /** Where each pair leads. */
    public List<Leads> leads() {
        return pairs.stream()
                .map(pair -> new Leads(pair.id(), pair.ucmCluster(), pair.impCluster(), pair.line()))
                .toList();
    }
}
