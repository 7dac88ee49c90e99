package org.uclab.sim.voicemail.vmrest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.uclab.lab.model.Spelling;
import org.uclab.sim.voicemail.mailbox.Priority;
import org.uclab.sim.voicemail.mailbox.VoiceMessage;

/**
 * What a list of messages is to have, and in which order. Without a key those not heard come first, the newest first.
 *
 * @param wanted which messages
 * @param order  of all pages
 * @param page   from 1
 * @param rows   of one page
 */
record MessageQuery(Predicate<VoiceMessage> wanted, Comparator<VoiceMessage> order, int page, int rows) {

    /** ASSUMED(choice): rows of a page where nobody says how many. */
    private static final int ROWS_USUAL = 2_000;

    private static final Comparator<VoiceMessage> NEWEST = Comparator.comparing(VoiceMessage::arrived)
            .thenComparing(VoiceMessage::imapUid)
            .reversed();

    private static final Set<String> TYPES = Set.of("voice", "fax", "email", "receipt");

    /** A parameter that cannot be understood. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why, null, false, false);
        }
    }

    /** One page, and how many there are in all. */
    record Page(List<VoiceMessage> messages, int total) {}

    /** Reads the query; unknown names say nothing. */
    static MessageQuery of(Map<String, List<String>> query) throws Unreadable {
        Map<String, String> said = query.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Spelling.PARAMETER.key(entry.getKey()),
                        entry -> entry.getValue().get(0),
                        (first, later) -> first));
        Predicate<VoiceMessage> wanted = message -> true;
        Optional<Boolean> read = truth(said, "read");
        Optional<Boolean> dispatch = truth(said, "dispatch");
        Optional<String> type = Optional.ofNullable(said.get("type"));
        Optional<String> priority = Optional.ofNullable(said.get("priority"));
        int after = number(said, "usngreaterthan", 0, Integer.MAX_VALUE, -1);
        if (read.isPresent()) {
            wanted = wanted.and(message -> message.read() == read.get());
        }
        if (dispatch.isPresent()) {
            wanted = wanted.and(message -> message.draft().dispatch() == dispatch.get());
        }
        if (priority.isPresent()) {
            Priority one = Priority.of(priority.get()).orElseThrow(() -> unreadable("priority", priority.get()));
            wanted = wanted.and(message -> message.draft().priority() == one);
        }
        if (type.isPresent()) {
            String one = one(TYPES, "type", type.get());
            wanted = wanted.and(message -> typeOf(message).equals(one));
        }
        if (after >= 0) {
            wanted = wanted.and(message -> message.usn() > after);
        }
        return new MessageQuery(
                wanted,
                order(said),
                number(said, "pagenumber", 1, Integer.MAX_VALUE, 1),
                number(said, "rowsperpage", 1, ROWS_USUAL, ROWS_USUAL));
    }

    private static String typeOf(VoiceMessage message) {
        return message.draft().sound().isPresent() ? "voice" : "email";
    }

    private static Comparator<VoiceMessage> order(Map<String, String> said) throws Unreadable {
        boolean descending = !"ascending"
                .equals(one(
                        Set.of("ascending", "descending"), "sortorder", said.getOrDefault("sortorder", "descending")));
        if (!said.containsKey("sortkey")) {
            return Comparator.comparing(VoiceMessage::read).thenComparing(descending ? NEWEST : NEWEST.reversed());
        }
        String key = one(Set.of("arrivaltime", "priority"), "sortkey", said.get("sortkey"));
        if (key.equals("arrivaltime")) {
            return descending ? NEWEST : NEWEST.reversed();
        }
        Comparator<VoiceMessage> lowest =
                Comparator.comparing(message -> message.draft().priority());
        return (descending ? lowest.reversed() : lowest).thenComparing(NEWEST);
    }

    /** That page of those messages. */
    Page of(List<VoiceMessage> messages) {
        List<VoiceMessage> all = messages.stream().filter(wanted).sorted(order).toList();
        long from = Math.min((page - 1L) * rows, all.size());
        long to = Math.min(from + rows, all.size());
        return new Page(all.subList((int) from, (int) to), all.size());
    }

    private static String one(Set<String> words, String name, String value) throws Unreadable {
        String word = Spelling.PARAMETER.key(value);
        if (!words.contains(word)) {
            throw unreadable(name, value);
        }
        return word;
    }

    private static Optional<Boolean> truth(Map<String, String> said, String name) throws Unreadable {
        return said.containsKey(name)
                ? Optional.of(one(Set.of("true", "false"), name, said.get(name)).equals("true"))
                : Optional.empty();
    }

    private static int number(Map<String, String> said, String name, int min, int max, int otherwise)
            throws Unreadable {
        String value = said.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,10}") || Long.parseLong(value) < min || Long.parseLong(value) > max) {
            throw unreadable(name, value);
        }
        return Integer.parseInt(value);
    }

    private static Unreadable unreadable(String name, String value) {
        return new Unreadable("'" + value + "' is no value of " + name);
    }
}
