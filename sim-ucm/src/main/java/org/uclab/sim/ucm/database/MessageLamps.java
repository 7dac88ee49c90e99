package org.uclab.sim.ucm.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** At which lines messages wait, as voicemail has told. Safe for any thread. */
final class MessageLamps {

    private final Set<String> lit = new HashSet<>();
    private final Map<Object, Consumer<String>> watchers = new LinkedHashMap<>();

    synchronized boolean lit(String line) {
        return lit.contains(line);
    }

    /** Whether that is news; then everybody who watches is told of the line. */
    boolean light(String line, boolean on) {
        List<Consumer<String>> told;
        synchronized (this) {
            if (on ? !lit.add(line) : !lit.remove(line)) {
                return false;
            }
            told = new ArrayList<>(watchers.values());
        }
        told.forEach(one -> one.accept(line));
        return true;
    }

    synchronized void watch(Object who, Consumer<String> told) {
        watchers.put(who, told);
    }

    synchronized void unwatch(Object who) {
        watchers.remove(who);
    }
}
