package org.uclab.client.xmpp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The chat windows of one user, one for the same people. Bounded; safe for any thread. */
final class ChatWindows {

    /** Most windows; the oldest is closed first. */
    static final int WINDOWS_MAX = 50;

    private final Map<Set<String>, ChatWindow> windows = new LinkedHashMap<>();

    /** Opens a window, or has the one with these people say that. */
    synchronized void open(ChatWindow window) {
        ChatWindow before = windows.remove(people(window.with()));
        if (windows.size() >= WINDOWS_MAX) {
            windows.remove(windows.keySet().iterator().next());
        }
        windows.put(people(window.with()), before == null ? window : window.in(before.room()));
    }

    /** All of them, the one opened last at the end. */
    synchronized List<ChatWindow> all() {
        return new ArrayList<>(windows.values());
    }

    /** The one with just these people. */
    synchronized Optional<ChatWindow> with(List<String> people) {
        return Optional.ofNullable(windows.get(people(people)));
    }

    /** Closes the one with just these people. */
    synchronized void close(List<String> people) {
        windows.remove(people(people));
    }

    /** What stood in the input box is sent. */
    synchronized void sent(ChatWindow window) {
        windows.computeIfPresent(
                people(window.with()), (people, now) -> now.in(window.room()).emptied());
    }

    private static Set<String> people(List<String> addresses) {
        return addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
