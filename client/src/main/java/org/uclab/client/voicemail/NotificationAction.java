package org.uclab.client.voicemail;

import org.uclab.lab.history.Decision;

/** What whoever listens for messages wants done. */
public sealed interface NotificationAction {

    /** The members, for switches without a default. */
    enum Kind {
        SUBSCRIBE,
        POLL,
        REFRESH,
        ABANDON,
        GOODBYE,
        TELL
    }

    Kind kind();

    /**
     * Subscribe at a server.
     *
     * @param server its place among those found, from 0
     */
    record Subscribe(long attempt, int server) implements NotificationAction {
        @Override
        public Kind kind() {
            return Kind.SUBSCRIBE;
        }
    }

    /** Wait for news there. */
    record Poll(long attempt) implements NotificationAction {
        @Override
        public Kind kind() {
            return Kind.POLL;
        }
    }

    /** Ask for the list of messages. */
    record Refresh() implements NotificationAction {
        @Override
        public Kind kind() {
            return Kind.REFRESH;
        }
    }

    /** Let that attempt be. */
    record Abandon(long attempt) implements NotificationAction {
        @Override
        public Kind kind() {
            return Kind.ABANDON;
        }
    }

    /** End it as good manners want it. */
    record Goodbye(long attempt) implements NotificationAction {
        @Override
        public Kind kind() {
            return Kind.GOODBYE;
        }
    }

    /** Tell the history. */
    record Tell(Decision decision) implements NotificationAction {
        @Override
        public Kind kind() {
            return Kind.TELL;
        }
    }
}
