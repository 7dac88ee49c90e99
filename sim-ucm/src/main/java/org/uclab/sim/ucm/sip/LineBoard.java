package org.uclab.sim.ucm.sip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the nodes of a cluster that are up tell each other of calls on shared lines, and at which of them a call is held. Safe for
 * any thread.
 */
final class LineBoard {

    private record Held(String line, String host) {}

    private final Map<String, Consumer<LineNotice>> nodes = new LinkedHashMap<>();
    private final Map<String, Held> held = new LinkedHashMap<>();

    /** That node is up, and wants to know. */
    synchronized void joins(String host, Consumer<LineNotice> told) {
        nodes.put(host, told);
    }

    /** That node has no power any more. */
    synchronized void lost(String host) {
        nodes.remove(host);
        held.values().removeIf(at -> at.host().equals(host));
    }

    /** Told by that node to all others. */
    void tell(LineNotice notice, String host) {
        List<Consumer<LineNotice>> others;
        synchronized (this) {
            if (notice.held() && !notice.over()) {
                held.put(notice.callId(), new Held(notice.line(), host));
            } else {
                held.remove(notice.callId());
            }
            others = nodes.entrySet().stream()
                    .filter(node -> !node.getKey().equals(host))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        others.forEach(other -> other.accept(notice));
    }

    /**
     * The node where a call of that line is held.
     *
     * @param callId of its dialog; empty for any
     */
    synchronized Optional<String> heldAt(String line, String callId) {
        return held.entrySet().stream()
                .filter(call -> call.getValue().line().equals(line)
                        && (callId.isEmpty() || call.getKey().equals(callId)))
                .map(call -> call.getValue().host())
                .findFirst();
    }
}
