package org.uclab.protocol.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;

/**
 * Which client has a conversation: rule A of the reference, "Multiple Resource Login".
 *
 * <p>A conversation is a pair (writer, reader) of users. It is <em>open</em> until a client of the reader writes to
 * the writer; then it is <em>that client's</em>, and the writer's messages go there alone. It moves when another
 * client of the reader writes, and is open again when the client leaves or nothing was said for a while. Only messages
 * with a body count: a chat state is no answer.
 */
public final class Conversations {

    /** Conversations remembered; the one silent for longest is forgotten first. */
    public static final int CONVERSATIONS_MAX = 10_000;

    private record Pair(Jid writer, Jid reader) {}

    private record Held(Jid client, Instant last) {}

    private final Duration limit;
    private final Map<Pair, Held> held = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Held> eldest) {
            return size() > CONVERSATIONS_MAX;
        }
    };

    public Conversations(Duration limit) {
        this.limit = limit;
    }

    /** A client wrote to a user. */
    public void wrote(Jid client, Jid user, Instant now) {
        held.put(new Pair(user.bare(), client.bare()), new Held(client, now));
    }

    /** The client that has the conversation; being asked counts as talk. */
    public Optional<Jid> holder(Jid writer, Jid reader, Instant now) {
        Pair pair = new Pair(writer.bare(), reader.bare());
        Held holder = held.get(pair);
        if (holder == null) {
            return Optional.empty();
        }
        if (!holder.last().plus(limit).isAfter(now)) {
            held.remove(pair);
            return Optional.empty();
        }
        held.put(pair, new Held(holder.client(), now));
        return Optional.of(holder.client());
    }

    /** A client left: whatever it had is open again. */
    public void left(Jid client) {
        held.values().removeIf(holder -> holder.client().equals(client));
    }
}
