package org.uclab.lab.ladder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.uclab.lab.history.Event;

/**
 * A stretch of history as a drawing. Messages, client decisions ({@code *}) and faults ({@code !}) are always drawn;
 * what nodes and connections do only when asked for. Immutable.
 */
public final class Ladder {

    /** What can be drawn besides. */
    public enum Extra {
        /** Nodes that start and stop ({@code #}). */
        NODES,
        /** Connections that open and close ({@code +}). */
        CONNECTIONS
    }

    private final List<Event> events;
    private final Columns columns;
    private final Set<Extra> extras;
    private final long dropped;

    private Ladder(List<Event> events, Columns columns, Set<Extra> extras, long dropped) {
        this.events = events;
        this.columns = columns;
        this.extras = extras;
        this.dropped = dropped;
    }

    /** A ladder of these events, oldest first; times count from the first of them. */
    public static Ladder of(List<Event> events, Columns columns) {
        return new Ladder(List.copyOf(events), columns, EnumSet.noneOf(Extra.class), 0);
    }

    /** The same with more in it. */
    public Ladder showing(Extra extra) {
        Set<Extra> more = EnumSet.of(extra);
        more.addAll(extras);
        return new Ladder(events, columns, more, dropped);
    }

    /** The same, saying that the history lost that many events before these. */
    public Ladder afterDropped(long count) {
        return new Ladder(events, columns, extras, count);
    }

    /** As text for a terminal, with a line end after each line. */
    public String toText() {
        List<Rung> rungs = rungs();
        return TextLadder.draw(hosts(rungs), rungs, dropped);
    }

    /** As a Mermaid sequence diagram. */
    public String toMermaid() {
        List<Rung> rungs = rungs();
        return new MermaidLadder(hosts(rungs), rungs, dropped).draw();
    }

    @Override
    public String toString() {
        return toText();
    }

    private List<Rung> rungs() {
        if (events.isEmpty()) {
            return List.of();
        }
        Instant first = events.get(0).stamp().lab();
        return events.stream()
                .map(event -> Rung.of(event, first, columns))
                .filter(rung -> drawn(rung.mark()))
                .toList();
    }

    private boolean drawn(Rung.Mark mark) {
        return switch (mark) {
            case MESSAGE, DECISION, FAULT -> true;
            case NODE -> extras.contains(Extra.NODES);
            case CONNECTION -> extras.contains(Extra.CONNECTIONS);
        };
    }

    private List<String> hosts(List<Rung> rungs) {
        Set<String> taking = new LinkedHashSet<>();
        for (Rung rung : rungs) {
            taking.add(rung.from());
            taking.add(rung.to());
        }
        Set<String> ordered = new LinkedHashSet<>(columns.order());
        ordered.retainAll(taking);
        ordered.addAll(taking);
        return new ArrayList<>(ordered);
    }
}
