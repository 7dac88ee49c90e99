package org.uclab.sim.ucm.uds;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was found out about texts that clients send again and again. When it is full it starts anew; long texts are not
 * remembered. Safe for any thread.
 */
final class Remembered<V> {

    /** Most texts remembered. */
    static final int TEXTS_MAX = 4096;

    /** Longest text remembered, in characters. */
    static final int TEXT_MAX_CHARS = 256;

    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Function<String, V> find;

    /**
     * @param find finds it out, from the text alone
     */
    Remembered(Function<String, V> find) {
        this.find = find;
    }

    V of(String text) {
        V value = known.get(text);
        if (value != null) {
            return value;
        }
        V found = find.apply(text);
        if (text.length() <= TEXT_MAX_CHARS) {
            if (known.size() >= TEXTS_MAX) {
                known.clear();
            }
            known.put(text, found);
        }
        return found;
    }

    int size() {
        return known.size();
    }
}
