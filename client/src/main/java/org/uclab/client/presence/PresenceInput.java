package org.uclab.client.presence;

/** What happens to the presence part. What belongs to an attempt carries its number, so that what is stale is known. */
public sealed interface PresenceInput {

    /** The members, for switches without a default and for the table. */
    enum Kind {
        CONNECTED,
        REFUSED,
        LOST,
        PONG,
        NETWORK_GONE,
        NETWORK_CHANGED,
        SIGNED_OUT
    }

    Kind kind();

    /** The attempt has led to a sign-in. */
    record Connected(long attempt, Footing footing) implements PresenceInput {
        @Override
        public Kind kind() {
            return Kind.CONNECTED;
        }
    }

    /**
     * The attempt has led nowhere.
     *
     * @param forGood whether another would be no better: the password is wrong, or no server of the session has a stream
     */
    record Refused(long attempt, boolean forGood, String reason) implements PresenceInput {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** The connection of that attempt is lost. */
    record Lost(long attempt, String reason) implements PresenceInput {
        @Override
        public Kind kind() {
            return Kind.LOST;
        }
    }

    /** The server has answered a ping. */
    record Pong(long attempt) implements PresenceInput {
        @Override
        public Kind kind() {
            return Kind.PONG;
        }
    }

    /** The host has no network any more. */
    record NetworkGone() implements PresenceInput {
        @Override
        public Kind kind() {
            return Kind.NETWORK_GONE;
        }
    }

    /** The host is on another network, or on one again. */
    record NetworkChanged(String network) implements PresenceInput {
        @Override
        public Kind kind() {
            return Kind.NETWORK_CHANGED;
        }
    }

    /** The user has had enough. */
    record SignedOut() implements PresenceInput {
        @Override
        public Kind kind() {
            return Kind.SIGNED_OUT;
        }
    }
}
