package org.uclab.sim.ucm.uds;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.uclab.sim.ucm.database.ClusterState;

/**
 * Answers written for one state of the database, so that the same question need not be answered twice. When it is full
 * it starts anew. Safe for any thread.
 */
final class Written {

    /** Most answers kept. */
    static final int ANSWERS_MAX = 4096;

    /** Longest answer kept, in bytes. */
    static final int ANSWER_MAX_BYTES = 16 * 1024;

    /** What an answer depends on besides the database. */
    record Asked(String origin, String target, boolean json) {}

    private record Page(ClusterState state, Map<Asked, Reply> replies) {

        static Page of(ClusterState state) {
            return new Page(state, new ConcurrentHashMap<>());
        }
    }

    private volatile Page page = new Page(null, Map.of());

    int kept() {
        return page.replies().size();
    }

    /** The answer to that, written when it is not there. */
    Reply answer(ClusterState state, Asked asked, Supplier<Reply> write) {
        Page now = page;
        if (now.state() != state) {
            now = turn(state);
        }
        Reply known = now.replies().get(asked);
        if (known != null) {
            return known;
        }
        if (now.replies().size() >= ANSWERS_MAX) {
            now = turn(state);
        }
        Reply reply = write.get();
        if (reply.status() == 200 && reply.body().length <= ANSWER_MAX_BYTES) {
            now.replies().put(asked, reply);
        }
        return reply;
    }

    private Page turn(ClusterState state) {
        Page fresh = Page.of(state);
        page = fresh;
        return fresh;
    }
}
