package org.uclab.sim.voicemail.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.MailEvent;

/** A subscription, and the events that its owner has not been told yet. */
final class Waiting {

    /** Events beyond which only the last state of each message is kept. */
    private static final int EVENTS_MAX = 500;

    /** Most events kept; the oldest go. */
    private static final int STATES_MAX = 2_000;

    private final String id;
    private final Account owner;
    private final Instant ends;
    private final List<MailEvent> events = new ArrayList<>();

    Waiting(String id, Account owner, Instant ends) {
        this.id = id;
        this.owner = owner;
        this.ends = ends;
    }

    String id() {
        return id;
    }

    Account owner() {
        return owner;
    }

    Instant ends() {
        return ends;
    }

    String channel() {
        return NotifierCore.CHANNELS + id;
    }

    /**
     * Adds what has happened in one change.
     *
     * @param lastOnly whether of the message nothing but its last state is to be told
     */
    void add(List<MailEvent> change, boolean lastOnly) {
        for (MailEvent event : change) {
            if (lastOnly || events.size() >= EVENTS_MAX) {
                events.removeIf(before -> before.usn() < event.usn()
                        && before.message().guid().equals(event.message().guid()));
            }
            events.add(event);
        }
        while (events.size() > STATES_MAX) {
            events.remove(0);
        }
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Takes them, as they are told. */
    List<Map<String, Object>> taken() {
        List<Map<String, Object>> news = events.stream()
                .map(event -> Replies.news(channel(), EventData.of(id, event)))
                .toList();
        events.clear();
        return news;
    }
}
