package org.uclab.lab.ladder;

import java.util.List;

/**
 * Draws with characters. Columns are {@link #PITCH} apart whatever the names, which stand on a staircase above them,
 * so that ten hosts and a summary fit on a screen.
 */
final class TextLadder {

    private static final int PITCH = 4;
    private static final String GAP = "  ";

    private final List<String> hosts;
    private final int timeWidth;

    /** @param timeWidth characters of the longest time */
    TextLadder(List<String> hosts, int timeWidth) {
        this.hosts = hosts;
        this.timeWidth = timeWidth;
    }

    static String draw(List<String> hosts, List<Rung> rungs, long dropped) {
        StringBuilder text = new StringBuilder();
        if (dropped > 0) {
            text.append(dropped).append(" earlier events dropped\n");
        }
        if (rungs.isEmpty()) {
            return text.append("nothing to show\n").toString();
        }
        TextLadder ladder = new TextLadder(
                hosts,
                rungs.stream().mapToInt(rung -> rung.time().length()).max().orElse(0));
        ladder.heads(text);
        rungs.forEach(rung -> ladder.line(text, rung));
        return text.toString();
    }

    /** The names of the hosts, on a staircase. */
    void heads(StringBuilder text) {
        List<String> names = HostNames.brief(hosts);
        for (int i = 0; i < names.size(); i++) {
            line(text, "", lifelines(i), names.get(i));
        }
    }

    void line(StringBuilder text, Rung rung) {
        line(text, rung.time(), rails(rung) + GAP, rung.text());
    }

    private void line(StringBuilder text, String time, String rails, String rest) {
        String line = " ".repeat(timeWidth - time.length()) + time + GAP + rails + rest;
        text.append(line.stripTrailing()).append('\n');
    }

    /** The lines of the first hosts, up to where the next one's name stands. */
    private static String lifelines(int count) {
        return ("|" + " ".repeat(PITCH - 1)).repeat(count);
    }

    private String rails(Rung rung) {
        char[] rails = lifelines(hosts.size()).stripTrailing().toCharArray();
        int from = hosts.indexOf(rung.from()) * PITCH;
        int to = hosts.indexOf(rung.to()) * PITCH;
        if (from == to) {
            rails[from] = rung.mark().sign();
            return new String(rails);
        }
        for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
            rails[i] = '-';
        }
        if (rung.mark() != Rung.Mark.MESSAGE) {
            rails[to] = rung.mark().sign();
        }
        rails[from < to ? to - 1 : to + 1] = from < to ? '>' : '<';
        return new String(rails);
    }
}
