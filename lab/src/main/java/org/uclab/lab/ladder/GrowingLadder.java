package org.uclab.lab.ladder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.uclab.lab.history.Event;

/**
 * A ladder that is drawn while it happens. A host gets its column with its first event; then all heads are drawn anew. Where
 * there are more hosts than columns, those heard of longest ago give theirs up. One thread at a time.
 */
public final class GrowingLadder {

    /** Most columns at a time; with a summary they fill a wide screen. */
    public static final int COLUMNS_MAX = 20;

    private static final int TIME_WIDTH = 12;

    /** The hosts with a column, the one heard of last behind the others. */
    private final Set<String> heard = new LinkedHashSet<>();

    private List<String> drawn = List.of();
    private Instant first;

    /**
     * Draws the next event; times count from the first.
     *
     * @param columns who is behind which address, and the order of hosts
     * @return lines, each with its end; the last is that of the event, those before it are heads
     */
    public String draw(Event event, Columns columns) {
        first = first == null ? event.stamp().lab() : first;
        Rung rung = Rung.of(event, first, columns);
        for (String host : List.of(rung.from(), rung.to())) {
            heard.remove(host);
            heard.add(host);
        }
        StringBuilder text = new StringBuilder();
        boolean known = drawn.contains(rung.from()) && drawn.contains(rung.to());
        if (!known) {
            heard.stream()
                    .limit(Math.max(0, heard.size() - COLUMNS_MAX))
                    .toList()
                    .forEach(heard::remove);
            Set<String> ordered = new LinkedHashSet<>(columns.order());
            ordered.retainAll(heard);
            ordered.addAll(heard);
            drawn = new ArrayList<>(ordered);
        }
        TextLadder ladder = new TextLadder(drawn, TIME_WIDTH);
        if (!known) {
            ladder.heads(text);
        }
        ladder.line(text, rung);
        return text.toString();
    }
}
