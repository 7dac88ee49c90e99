package org.uclab.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Events as they come, one a line, with an arrow for which way a message goes. */
final class FollowedEvents {

    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final boolean colours;
    private Instant first;

    FollowedEvents(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void print(Map<?, ?> event) {
        Instant lab = Instant.parse(text(event, "lab"));
        first = first == null ? lab : first;
        Duration since = Duration.between(first, lab);
        String kind = text(event, "kind");
        String peer = text(event, "peer");
        String arrow = switch (kind) {
            case "MESSAGE_RECEIVED" -> " <- " + peer;
            case "MESSAGE_SENT" -> " -> " + peer;
            default -> "";
        };
        String line = String.format(
                Locale.ROOT,
                "%8d  +%d.%03d s  %s %s%s  %s",
                ((Number) event.get("seq")).longValue(),
                since.toSeconds(),
                since.toMillisPart(),
                sign(kind),
                text(event, "node"),
                arrow,
                text(event, "text").replaceAll("\\p{Cntrl}+", " "));
        out.println(colours ? colour(kind) + line + PLAIN : line);
    }

    private static String text(Map<?, ?> event, String name) {
        Object value = event.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    /** As a ladder marks it. */
    private static String sign(String kind) {
        return switch (kind) {
            case "CLIENT_DECIDED" -> "*";
            case "FAULT_ARMED", "FAULT_FIRED", "FAULT_HEALED", "HANDLER_FAILED" -> "!";
            case "NODE_STARTED", "NODE_STOPPED" -> "#";
            case "CONNECTION_OPENED", "CONNECTION_CLOSED" -> "+";
            default -> " ";
        };
    }

    private static String colour(String kind) {
        return switch (sign(kind)) {
            case "*" -> "\u001b[36m";
            case "!" -> "\u001b[31m";
            case "#" -> "\u001b[33m";
            case "+" -> "\u001b[2m";
            default -> "";
        };
    }
}
