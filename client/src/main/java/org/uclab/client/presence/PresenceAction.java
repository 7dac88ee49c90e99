package org.uclab.client.presence;

import org.uclab.lab.history.Decision;

/** What the presence part wants done. */
public sealed interface PresenceAction {

    /** The members, for switches without a default. */
    enum Kind {
        CONNECT,
        RESUME,
        ABANDON,
        PING,
        DROP,
        GOODBYE,
        TELL
    }

    Kind kind();

    /** Begin that attempt: connect, load the roster and send presence, as at sign-in. */
    record Connect(long attempt, Way way) implements PresenceAction {
        @Override
        public Kind kind() {
            return Kind.CONNECT;
        }
    }

    /** Go on with what that attempt has led to. */
    record Resume(long attempt) implements PresenceAction {
        @Override
        public Kind kind() {
            return Kind.RESUME;
        }
    }

    /** Let that attempt be; what comes of it is dropped. */
    record Abandon(long attempt) implements PresenceAction {
        @Override
        public Kind kind() {
            return Kind.ABANDON;
        }
    }

    /** Ask the server whether it is there (XEP-0199). */
    record Ping(long attempt) implements PresenceAction {
        @Override
        public Kind kind() {
            return Kind.PING;
        }
    }

    /** End what that attempt has led to, without a word. */
    record Drop(long attempt) implements PresenceAction {
        @Override
        public Kind kind() {
            return Kind.DROP;
        }
    }

    /** End it as good manners want it. */
    record Goodbye(long attempt) implements PresenceAction {
        @Override
        public Kind kind() {
            return Kind.GOODBYE;
        }
    }

    /**
     * Tell the user, and whoever waits.
     *
     * @param state what it is in now
     */
    record Tell(PresenceState state, Decision decision) implements PresenceAction {
        @Override
        public Kind kind() {
            return Kind.TELL;
        }
    }
}
