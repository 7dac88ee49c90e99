package org.uclab.protocol.room;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;

/** The latest messages of a room, for whoever enters, XEP-0045 §7.2.13. */
final class RoomHistory {

    /** Messages kept. ASSUMED(no public source). */
    static final int MESSAGES_MAX = 20;

    /** Characters of XML kept; whatever does not fit into that alone is not kept. ASSUMED(choice). */
    static final int CHARS_MAX = 65_536;

    /**
     * A message and when it was said.
     *
     * @param chars of its XML
     */
    record Said(Instant when, Element message, int chars) {}

    private final Jid room;
    private final Deque<Said> said = new ArrayDeque<>();
    private int chars;

    RoomHistory(Jid room) {
        this.room = room;
    }

    /** All of it, oldest first. */
    List<Said> all() {
        return List.copyOf(said);
    }

    /** As it was. */
    void restore(List<Said> before) {
        before.forEach(one -> {
            said.addLast(one);
            chars += one.chars();
        });
    }

    /** Keeps a message, which says from whom it is in the room. */
    void add(Element message, Instant now) {
        int length = message.toXml().length();
        if (length > CHARS_MAX) {
            return;
        }
        said.addLast(new Said(now, message, length));
        chars += length;
        while (said.size() > MESSAGES_MAX || chars > CHARS_MAX) {
            chars -= said.removeFirst().chars();
        }
    }

    /**
     * The messages for somebody who enters, oldest first, each with its time (XEP-0203).
     *
     * @param wish what the newcomer wants of them, {@code history} in the presence
     */
    List<Element> wanted(Optional<Element> wish, Instant now) {
        int stanzas = wish.map(w -> number(w, "maxstanzas")).orElse(MESSAGES_MAX);
        int seconds = wish.map(w -> number(w, "seconds")).orElse(Integer.MAX_VALUE);
        int characters = wish.map(w -> number(w, "maxchars")).orElse(Integer.MAX_VALUE);
        Instant since = wish.flatMap(w -> w.attribute("since"))
                .flatMap(RoomHistory::instant)
                .orElse(Instant.MIN);
        Deque<Element> fitting = new ArrayDeque<>();
        int left = characters;
        for (Iterator<Said> latest = said.descendingIterator(); latest.hasNext() && fitting.size() < stanzas; ) {
            Said one = latest.next();
            Element late = delayed(one);
            left -= late.toXml().length();
            boolean young = one.when().until(now, ChronoUnit.SECONDS) <= seconds;
            if (left < 0 || !young || one.when().isBefore(since)) {
                break;
            }
            fitting.addFirst(late);
        }
        return List.copyOf(fitting);
    }

    private Element delayed(Said one) {
        return one.message()
                .with(Element.build(Namespaces.DELAY, "delay")
                        .attribute("from", room)
                        .attribute(
                                "stamp",
                                DateTimeFormatter.ISO_INSTANT.format(one.when().truncatedTo(ChronoUnit.MILLIS)))
                        .done());
    }

    /** A number of the wish; what is none is as if it were not there. */
    private static int number(Element wish, String name) {
        return wish.attribute(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
