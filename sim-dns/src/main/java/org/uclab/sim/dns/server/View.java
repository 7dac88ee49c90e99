package org.uclab.sim.dns.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.uclab.sim.dns.zone.Zones;

/** A view, ready for look-ups. Immutable: a change is a new object that knows what was before it. */
final class View {

    /** Former states kept for stale answers. */
    static final int EARLIER_MAX = 8;

    private final String name;
    private final List<SourceNetwork> sources;
    private final boolean forwards;
    private final Zones zones;
    private final List<Zones> earlier;
    private final KeptAnswers kept = new KeptAnswers();

    private View(String name, List<SourceNetwork> sources, boolean forwards, Zones zones, List<Zones> earlier) {
        this.name = name;
        this.sources = sources;
        this.forwards = forwards;
        this.zones = zones;
        this.earlier = earlier;
    }

    /**
     * @throws IllegalArgumentException when a zone is unusable; the message names the record
     */
    static View of(DnsView view) {
        List<SourceNetwork> sources =
                view.sources().stream().map(SourceNetwork::parse).collect(Collectors.toUnmodifiableList());
        return new View(view.name(), sources, view.forwards(), new Zones(view.zones()), List.of());
    }

    /** The same with other zones. */
    View with(Zones others) {
        List<Zones> before = new ArrayList<>(earlier);
        before.add(0, zones);
        return new View(
                name, sources, forwards, others, List.copyOf(before.subList(0, Math.min(EARLIER_MAX, before.size()))));
    }

    String name() {
        return name;
    }

    boolean forwards() {
        return forwards;
    }

    Zones zones() {
        return zones;
    }

    /** What the zones were, newest first. */
    List<Zones> earlier() {
        return earlier;
    }

    /** Answers to questions about these zones. */
    KeptAnswers kept() {
        return kept;
    }

    boolean takes(int address) {
        if (sources.isEmpty()) {
            return true;
        }
        for (SourceNetwork source : sources) {
            if (source.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
