package org.uclab.protocol.presence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.uclab.protocol.xmpp.Element;

/**
 * What was logged, as it was written: neither the presence nodes nor this encrypt it (S4, "Instant Message Logging"). It outlives the
 * power of its server; where it is full the oldest goes. Safe for any thread.
 */
public final class MessageLog {

    /** Messages kept. */
    public static final int ENTRIES_MAX = 10_000;

    /** Octets kept, and octets shown. */
    public static final int OCTETS_MAX = 4 * 1024 * 1024;

    private final Deque<String> entries = new ArrayDeque<>();
    private int octets;

    public synchronized void add(Instant at, Element message) {
        String entry = at + " " + message.attribute("from", "somebody") + " to " + message.attribute("to", "nobody")
                + ": " + oneLine(message.child("body").map(Element::text).orElse(""));
        entries.add(entry);
        octets += size(entry);
        while (entries.size() > ENTRIES_MAX || (octets > OCTETS_MAX && entries.size() > 1)) {
            octets -= size(entries.remove());
        }
    }

    private static int size(String entry) {
        return entry.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** One line a message, oldest first. */
    public synchronized String text() {
        StringBuilder text = new StringBuilder();
        for (Iterator<String> each = entries.iterator(); each.hasNext(); ) {
            text.append(each.next()).append('\n');
        }
        return text.toString();
    }
}
