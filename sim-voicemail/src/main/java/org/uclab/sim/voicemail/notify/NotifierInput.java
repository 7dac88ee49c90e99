package org.uclab.sim.voicemail.notify;

import java.util.List;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.MailEvent;

/** What happens to a notifier. */
sealed interface NotifierInput {

    /** The members, for switches without a default. */
    enum Kind {
        REQUESTED,
        ASKED,
        HAPPENED,
        STOPPED,
        STARTED
    }

    Kind kind();

    /** Somebody has asked for notifications, and got that id. */
    record Requested(String subscription, Account owner) implements NotifierInput {
        @Override
        public Kind kind() {
            return Kind.REQUESTED;
        }
    }

    /**
     * A client has sent messages, which want one answer.
     *
     * @param service that it came by
     * @param address of the client
     * @param expired whether the subscriptions that these messages are about end now, before their time
     */
    record Asked(long exchange, String service, String address, List<BayeuxMessage> messages, boolean expired)
            implements NotifierInput {
        @Override
        public Kind kind() {
            return Kind.ASKED;
        }
    }

    /** Something has changed in a mailbox. */
    record Happened(List<MailEvent> events) implements NotifierInput {
        @Override
        public Kind kind() {
            return Kind.HAPPENED;
        }
    }

    /** That service does not listen any more. */
    record Stopped(String service) implements NotifierInput {
        @Override
        public Kind kind() {
            return Kind.STOPPED;
        }
    }

    /** That service listens again. */
    record Started(String service) implements NotifierInput {
        @Override
        public Kind kind() {
            return Kind.STARTED;
        }
    }
}
