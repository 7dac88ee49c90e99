package org.uclab.client.phone.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that other devices of the line have. */
final class LineCalls {

    /** Calls remembered; of more the oldest is forgotten. */
    private static final int CALLS_MAX = 32;

    private final Map<LineCall, Boolean> calls = new LinkedHashMap<>();

    /** There is that call, and it is held or not, or it is over. */
    void heard(LineCall call, boolean over, boolean held) {
        if (over) {
            calls.remove(call);
            return;
        }
        calls.put(call, held);
        if (calls.size() > CALLS_MAX) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    /** The node that told of them is left. */
    void clear() {
        calls.clear();
    }

    LineUse use() {
        return calls.isEmpty() ? LineUse.FREE : held().isPresent() ? LineUse.HELD : LineUse.IN_USE;
    }

    /** One that can be taken up. */
    Optional<LineCall> held() {
        return calls.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
