package org.uclab.client.contacts;

import java.util.List;

/** What a contact source says. */
public sealed interface ContactAnswer {

    /** The members, for switches without a default. */
    enum Kind {
        FOUND,
        FAILED
    }

    Kind kind();

    /** One line for people. */
    String text();

    /**
     * The source has looked.
     *
     * @param contacts those it told of, in its order; may be nobody
     * @param total    how many there are, which may be more than it told of
     * @param server   who answered
     */
    record Found(List<Contact> contacts, int total, String server) implements ContactAnswer {

        public Found {
            contacts = List.copyOf(contacts);
            total = Math.max(total, contacts.size());
        }

        /** Whether there are more than these. */
        public boolean partial() {
            return total > contacts.size();
        }

        @Override
        public Kind kind() {
            return Kind.FOUND;
        }

        @Override
        public String text() {
            return server + " knows " + total + (partial() ? ", told of " + contacts.size() : "");
        }
    }

    /** Why a source could not look. */
    enum Reason {
        /** There is none here. */
        NO_SOURCE,
        /** No server of the source could be reached, or none answered in time. */
        NO_SERVER,
        /** The server refused the name and password. */
        CREDENTIALS,
        /** The server has no room for one more client. */
        OVERLOADED,
        /** The server answered, but with nothing of use. */
        BAD_ANSWER
    }

    /**
     * The source could not look.
     *
     * @param detail why, in words a trainer understands; never a password
     */
    record Failed(Reason reason, String detail) implements ContactAnswer {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }

        @Override
        public String text() {
            return "contacts cannot be searched (" + detail + ")";
        }
    }
}
