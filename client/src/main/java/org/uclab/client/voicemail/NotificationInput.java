package org.uclab.client.voicemail;

import java.util.List;

/** What happens to whoever listens for messages. What belongs to an attempt carries its number. */
public sealed interface NotificationInput {

    /** The members, for switches without a default and for the table. */
    enum Kind {
        FOUND,
        CUT,
        SUBSCRIBED,
        REFUSED,
        HEARD,
        SIGNED_OUT
    }

    Kind kind();

    /** Servers are known, primary first; at least one. */
    record Found(List<String> servers) implements NotificationInput {
        public Found {
            servers = List.copyOf(servers);
        }

        @Override
        public Kind kind() {
            return Kind.FOUND;
        }
    }

    /** The way to them is gone, or there are none any more. */
    record Cut() implements NotificationInput {
        @Override
        public Kind kind() {
            return Kind.CUT;
        }
    }

    /** The server of that attempt has a subscription. */
    record Subscribed(long attempt) implements NotificationInput {
        @Override
        public Kind kind() {
            return Kind.SUBSCRIBED;
        }
    }

    /**
     * The server of that attempt tells nothing, or nothing any more.
     *
     * @param forGood whether another attempt would be no better
     */
    record Refused(long attempt, boolean forGood, String reason) implements NotificationInput {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** A poll was answered. */
    record Heard(long attempt, List<MailNews> news) implements NotificationInput {
        public Heard {
            news = List.copyOf(news);
        }

        @Override
        public Kind kind() {
            return Kind.HEARD;
        }
    }

    /** The user has had enough. */
    record SignedOut() implements NotificationInput {
        @Override
        public Kind kind() {
            return Kind.SIGNED_OUT;
        }
    }
}
