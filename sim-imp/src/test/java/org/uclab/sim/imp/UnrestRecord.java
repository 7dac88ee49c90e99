package org.uclab.sim.imp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What clients said and heard, in the order in which the test saw it, and whether it is what the README promises. Everything
 * that happens is one step on from what happened before. Safe for any thread.
 */
final class UnrestRecord {

    private static final long NOT_YET = Long.MAX_VALUE;

    /** How many of its latest messages a room keeps. */
    private static final int KEPT = 20;

    /** A user's stream, from its opening to its end. */
    static final class Session {
        final String user;
        final String node;
        private final long begun;
        private long ended = NOT_YET;
        private long entered = NOT_YET;

        private Session(String user, String node, long begun) {
            this.user = user;
            this.node = node;
            this.begun = begun;
        }

        @Override
        public String toString() {
            return user + "@" + node.charAt(5) + begun;
        }
    }

    /** A message, to a user or to the room. */
    private static final class Said {
        final String id;
        final Session by;
        final String to;
        final long at;
        private long acknowledged = NOT_YET;
        private boolean returned;

        Said(String id, Session by, String to, long at) {
            this.id = id;
            this.by = by;
            this.to = to;
            this.at = at;
        }

        boolean inRoom() {
            return to.isEmpty();
        }
    }

    private record Heard(String id, Session by, boolean late, long at) {}

    /** From when to when a session was in the room. */
    private record Stay(Session who, long from, long to) {}

    private record Outage(String node, long at) {}

    private final Map<String, Said> said = new LinkedHashMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private final Map<String, Set<Session>> hearers = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<Stay> stays = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private final List<Long> settled = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private long steps;

    private long step() {
        notifyAll();
        return ++steps;
    }

    /** A user's stream is up. */
    synchronized Session begins(String user, String node) {
        Session session = new Session(user, node, step());
        sessions.add(session);
        return session;
    }

    synchronized void ends(Session session) {
        if (session.ended == NOT_YET) {
            leaves(session);
            session.ended = step();
        }
    }

    synchronized boolean isUp(Session session) {
        return session.ended == NOT_YET;
    }

    /** The room says that the session is in it. */
    synchronized void enters(Session session) {
        if (session.entered == NOT_YET) {
            session.entered = step();
        }
    }

    /** Somebody says that the session is not in the room any more. */
    synchronized void leaves(Session session) {
        if (session.entered != NOT_YET) {
            stays.add(new Stay(session, session.entered, step()));
            session.entered = NOT_YET;
        }
    }

    synchronized boolean isIn(Session session) {
        return session.entered != NOT_YET;
    }

    /** A node loses its power. */
    synchronized void outage(String node) {
        outages.add(new Outage(node, step()));
    }

    /** Something is said from now on; {@code to} is a user, or empty for the room. */
    synchronized String says(Session by, String to) {
        String id = "m" + (said.size() + 1);
        said.put(id, new Said(id, by, to, step()));
        return id;
    }

    /** The server has answered what the session said after all that. */
    synchronized void acknowledged(Session by, long before) {
        long now = step();
        said.values().stream()
                .filter(one -> one.by == by && !one.inRoom() && one.at <= before && one.acknowledged == NOT_YET)
                .forEach(one -> one.acknowledged = now);
    }

    synchronized long now() {
        return steps;
    }

    /** The sender is told that a message has not arrived. */
    synchronized void returned(String id) {
        step();
        if (said.containsKey(id)) {
            said.get(id).returned = true;
        }
    }

    /**
     * A message arrives.
     *
     * @param late whether it says that it was said before
     */
    synchronized void hears(Session by, String id, boolean late) {
        long now = step();
        heard.add(new Heard(id, by, late, now));
        hearers.computeIfAbsent(id, first -> new HashSet<>()).add(by);
        Said what = said.get(id);
        if (what != null && what.inRoom() && what.by == by && what.acknowledged == NOT_YET) {
            what.acknowledged = now; // the room has said it to everybody
        }
    }

    /** Whether it arrived, came back, or neither yet. */
    synchronized boolean isHeard(String id) {
        return hearers.containsKey(id);
    }

    synchronized boolean isDone(String id) {
        return isHeard(id) || said.get(id).returned || !isUp(said.get(id).by);
    }

    /** Waits for something that a step brings about; says whether it did. */
    synchronized boolean await(Duration limit, BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!there.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, Duration.ofNanos(left).toMillis()));
        }
        return true;
    }

    /** All is well, and everything that should have arrived has had its time. */
    synchronized void settle() {
        settled.add(step());
    }

    /**
     * Whoever enters a room hears what it keeps: those messages, oldest first.
     *
     * @param before when the room was asked; what it says from then on is none of that
     */
    synchronized void kept(List<String> ids, long before) {
        long since = ids.size() < KEPT ? 0 : heardLast(ids.get(0));
        said.values().stream()
                .filter(one -> one.inRoom() && one.acknowledged <= before && one.at > since && !ids.contains(one.id))
                .forEach(one -> complaints.add(one.id + " was said in the room, and the room does not keep it"));
    }

    /** What is said later comes later in the room; of what nobody has heard when it was said, nobody knows when that was. */
    private long heardLast(String id) {
        return heard.stream()
                .filter(one -> one.id().equals(id) && !one.late())
                .mapToLong(Heard::at)
                .max()
                .orElse(steps);
    }

    /** What has been acknowledged, has not arrived and has no excuse up to now. */
    synchronized List<String> missing() {
        return said.values().stream()
                .filter(one -> one.acknowledged != NOT_YET && !one.returned)
                .flatMap(one -> (one.inRoom() ? missingInRoom(one) : missing(one)).stream())
                .toList();
    }

    private long end(Said what) {
        OptionalLong next = settled.stream()
                .mapToLong(mark -> mark)
                .filter(mark -> mark > what.at)
                .findFirst();
        return next.orElse(steps);
    }

    private boolean out(long from, long to) {
        return outages.stream().anyMatch(outage -> outage.at() >= from && outage.at() <= to);
    }

    private boolean out(String node, long from, long to) {
        return outages.stream().anyMatch(one -> one.node().equals(node) && one.at() >= from && one.at() <= to);
    }

    private List<String> missing(Said what) {
        boolean there = sessions.stream()
                .anyMatch(one -> one.user.equals(what.to) && one.begun < what.at && one.ended > end(what));
        return isHeard(what.id) || !there || out(what.by.node, what.at, end(what))
                ? List.of()
                : List.of(what.id + " of " + what.by + " to " + what.to + " is lost");
    }

    private List<String> missingInRoom(Said what) {
        if (out(what.at, end(what))) {
            return List.of(); // the room keeps it, see kept
        }
        Set<Session> present = stays.stream()
                .filter(stay -> stay.from() < what.at && stay.to() > end(what))
                .map(Stay::who)
                .collect(Collectors.toSet());
        sessions.stream().filter(one -> one.entered < what.at).forEach(present::add);
        present.removeAll(hearers.getOrDefault(what.id, Set.of()));
        return present.stream()
                .map(one -> what.id + " of " + what.by + " in the room is lost for " + one)
                .toList();
    }

    /** Everything that is not as promised. */
    synchronized List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        all.addAll(missing());
        all.addAll(repeated());
        all.addAll(disorder());
        heard.stream().filter(one -> !said.containsKey(one.id())).forEach(one -> all.add(one.id() + " was never said"));
        return all;
    }

    private List<String> repeated() {
        List<String> all = new ArrayList<>();
        Set<Object> before = new HashSet<>();
        for (Heard one : heard) {
            boolean inRoom = said.containsKey(one.id()) && said.get(one.id()).inRoom();
            if (!one.late() && !before.add(inRoom ? List.of(one.id(), one.by()) : one.id())) {
                all.add(one.id() + " came twice to " + one.by().user);
            }
        }
        return all;
    }

    /** What one says to another arrives in its order, and everybody hears a room in one order while all nodes have power. */
    private List<String> disorder() {
        List<String> all = new ArrayList<>();
        Map<List<Object>, Long> latest = new HashMap<>();
        Map<Session, List<String>> rooms = new LinkedHashMap<>();
        for (Heard one : heard) {
            Said what = said.get(one.id());
            if (what == null || one.late() || (what.inRoom() && out(what.at, end(what)))) {
                continue; // a room that changes its node says things once, and not to all in one order
            }
            Long before = latest.put(List.of(what.by, what.inRoom(), one.by()), what.at);
            if (before != null && before > what.at) {
                all.add(one.id() + " overtaken on its way to " + one.by());
            }
            if (what.inRoom()) {
                rooms.computeIfAbsent(one.by(), first -> new ArrayList<>()).add(one.id());
            }
        }
        List<Session> listeners = List.copyOf(rooms.keySet());
        for (int i = 1; i < listeners.size(); i++) {
            List<String> mine = rooms.get(listeners.get(i));
            List<String> theirs = rooms.get(listeners.get(i - 1));
            Set<String> both = new HashSet<>(mine);
            both.retainAll(new HashSet<>(theirs));
            List<String> one = mine.stream().filter(both::contains).distinct().toList();
            if (!one.equals(theirs.stream().filter(both::contains).distinct().toList())) {
                all.add("the room is not the same to " + listeners.get(i) + " and " + listeners.get(i - 1));
            }
        }
        return all;
    }

    /** Counts of what there was: a history in which little happens proves little. */
    synchronized String summary() {
        long done = said.values().stream()
                .filter(one -> one.acknowledged != NOT_YET)
                .count();
        long returned = said.values().stream().filter(one -> one.returned).count();
        return said.size() + " said, " + done + " acknowledged, " + returned + " returned, " + heard.size() + " heard, "
                + sessions.size() + " sessions, " + outages.size() + " outages";
    }

    synchronized long acknowledged() {
        return said.values().stream()
                .filter(one -> one.acknowledged != NOT_YET && !one.returned)
                .count();
    }
}
