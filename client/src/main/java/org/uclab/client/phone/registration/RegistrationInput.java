package org.uclab.client.phone.registration;

/** What happens to a registration. */
public sealed interface RegistrationInput {

    /** The members, for switches without a default and for the table. */
    enum Kind {
        BEGUN,
        OPENED,
        UNOPENED,
        GONE,
        ANSWERED,
        UNANSWERED,
        CALLS,
        PRESENCE,
        RESTARTED,
        ENDED
    }

    Kind kind();

    /** The phone is to be registered. */
    record Begun() implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.BEGUN;
        }
    }

    /** There is a way to that node. */
    record Opened(int node) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.OPENED;
        }
    }

    /** There is none. */
    record Unopened(int node, String why) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.UNOPENED;
        }
    }

    /** The way to that node is gone. */
    record Gone(int node, String why) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.GONE;
        }
    }

    /** A request was answered for good. */
    record Answered(long ticket, Reply reply) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.ANSWERED;
        }
    }

    /** A request was not answered, however often it was sent, or did not go out. */
    record Unanswered(long ticket, String why) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.UNANSWERED;
        }
    }

    /** Whether there are calls. */
    record Calls(boolean any) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.CALLS;
        }
    }

    /** Whether presence is connected. */
    record Presence(boolean connected) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.PRESENCE;
        }
    }

    /** The node wants the phone to begin anew. */
    record Restarted(String action) implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.RESTARTED;
        }
    }

    /** The user has signed out. */
    record Ended() implements RegistrationInput {
        @Override
        public Kind kind() {
            return Kind.ENDED;
        }
    }
}
