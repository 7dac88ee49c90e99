package org.uclab.lab.ladder;

import java.util.List;

/** Draws as a Mermaid sequence diagram: messages as arrows, everything else as notes. */
final class MermaidLadder {

    private static final String INDENT = "    ";

    private final List<String> hosts;
    private final List<Rung> rungs;
    private final long dropped;

    MermaidLadder(List<String> hosts, List<Rung> rungs, long dropped) {
        this.hosts = hosts;
        this.rungs = rungs;
        this.dropped = dropped;
    }

    String draw() {
        StringBuilder text = new StringBuilder("sequenceDiagram\n");
        List<String> names = HostNames.brief(hosts);
        for (int i = 0; i < names.size(); i++) {
            line(text, "participant h" + i + " as " + escaped(names.get(i)));
        }
        if (dropped > 0 && !hosts.isEmpty()) {
            String over = hosts.size() == 1 ? "h0" : "h0,h" + (hosts.size() - 1);
            line(text, "Note over " + over + ": " + dropped + " earlier events dropped");
        }
        rungs.forEach(rung -> line(text, statement(rung)));
        return text.toString();
    }

    private String statement(Rung rung) {
        String from = "h" + hosts.indexOf(rung.from());
        String to = "h" + hosts.indexOf(rung.to());
        String said = rung.time() + " " + escaped(rung.text());
        if (rung.mark() == Rung.Mark.MESSAGE) {
            return from + "->>" + to + ": " + said;
        }
        String over = from.equals(to) ? from : from + "," + to;
        return "Note over " + over + ": "
                + escaped(Character.toString(rung.mark().sign())) + " " + said;
    }

    /** Mermaid ends a statement at a semicolon, reads # as the start of an entity, and takes the rest for HTML. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("#;&<>".indexOf(c) < 0) {
                safe.append(c);
            } else {
                safe.append('#').append((int) c).append(';');
            }
        }
        return safe.toString();
    }

    private static void line(StringBuilder text, String statement) {
        text.append(INDENT).append(statement).append('\n');
    }
}
