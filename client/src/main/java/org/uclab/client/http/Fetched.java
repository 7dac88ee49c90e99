package org.uclab.client.http;

import org.uclab.lab.wire.HttpFields;

/** What became of a request. */
public sealed interface Fetched {

    /** The members, for switches without a default. */
    enum Kind {
        ANSWERED,
        NO_ANSWER
    }

    Kind kind();

    /** Whether another server may do better: no answer, or a failure of the server (5xx). */
    boolean serverFailed();

    /** For people. */
    String text();

    /** An HTTP response of any status. */
    record Answered(int status, HttpFields headers, byte[] body) implements Fetched {

        private static final int SERVER_ERROR_FIRST = 500;

        @Override
        public Kind kind() {
            return Kind.ANSWERED;
        }

        @Override
        public boolean serverFailed() {
            return status >= SERVER_ERROR_FIRST;
        }

        @Override
        public String text() {
            return "answered " + status;
        }
    }

    /** Not found, refused, late, cut, or its certificate was refused. */
    record NoAnswer(String reason) implements Fetched {
        @Override
        public Kind kind() {
            return Kind.NO_ANSWER;
        }

        @Override
        public boolean serverFailed() {
            return true;
        }

        @Override
        public String text() {
            return reason;
        }
    }
}
