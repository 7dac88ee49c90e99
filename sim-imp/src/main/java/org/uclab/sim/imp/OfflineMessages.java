package org.uclab.sim.imp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** Messages that wait until a client of their reader listens, XEP-0160. The nodes of a subcluster share them. Safe for any thread. */
final class OfflineMessages {

    /** Messages that wait for one user. ASSUMED(choice). */
    static final int MESSAGES_MAX = 100;

    /** Characters of all that wait, for everybody. ASSUMED(choice). */
    static final int CHARS_MAX = 16 * 1024 * 1024;

    private static final Set<String> NEVER = Set.of("groupchat", "headline", "error");

    private final String domain;
    private final Map<Jid, Deque<Element>> messages = new HashMap<>();
    private long chars;

    /**
     * @param domain that says how late they are
     */
    OfflineMessages(String domain) {
        this.domain = domain;
    }

    /** Keeps a message; false where it says nothing to keep, or there is no room. */
    synchronized boolean keep(Jid reader, Element message, Instant now) {
        boolean says = message.child("body").isPresent() && !NEVER.contains(Stanza.type(message));
        Element late = message.with(Element.build(Namespaces.DELAY, "delay")
                .attribute("from", domain)
                .attribute("stamp", now.truncatedTo(ChronoUnit.MILLIS).toString())
                .done());
        int size = late.toXml().length();
        int waiting = messages.getOrDefault(reader.bare(), new ArrayDeque<>()).size();
        if (!says || waiting >= MESSAGES_MAX || chars + size > CHARS_MAX) {
            return false;
        }
        messages.computeIfAbsent(reader.bare(), nobody -> new ArrayDeque<>()).add(late);
        chars += size;
        return true;
    }

    /** What has waited for that user, oldest first; it waits no more. */
    synchronized List<Element> take(Jid reader) {
        Deque<Element> taken = messages.remove(reader.bare());
        if (taken == null) {
            return List.of();
        }
        taken.forEach(message -> chars -= message.toXml().length());
        return new ArrayList<>(taken);
    }
}
