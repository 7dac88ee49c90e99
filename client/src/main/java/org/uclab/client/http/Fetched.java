package org.uclab.client.http;

import java.util.Locale;
import org.uclab.lab.history.Phrase;
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

    /** What became of it, as the reason of whatever is decided then. */
    Phrase because();

    /** For people. */
    default String text() {
        return because().text();
    }

    /** An HTTP response of any status. */
    record Answered(int status, HttpFields headers, byte[] body) implements Fetched {

        private static final int SERVER_ERROR_FIRST = 500;
        private static final int HEADER_SHOWN_MAX = 64;

        @Override
        public Kind kind() {
            return Kind.ANSWERED;
        }

        @Override
        public boolean serverFailed() {
            return status >= SERVER_ERROR_FIRST;
        }

        @Override
        public Phrase because() {
            // RFC 9110 §10.2.3: how long the server asks to be left alone; another server is asked meanwhile.
            return headers.get("Retry-After")
                    .map(wait -> HttpDecisions.ANSWERED_LATER.of(status, brief(wait)))
                    .orElseGet(() -> HttpDecisions.ANSWERED.of(status));
        }

        /** The media type of the body in lower case, without parameters; empty when none is given. */
        public String contentType() {
            String type = headers.get("Content-Type").orElse("");
            int semicolon = type.indexOf(';');
            return brief((semicolon < 0 ? type : type.substring(0, semicolon)).strip())
                    .toLowerCase(Locale.ROOT);
        }

        private static String brief(String header) {
            return header.length() <= HEADER_SHOWN_MAX ? header : header.substring(0, HEADER_SHOWN_MAX);
        }
    }

    /** In which way there was no answer. */
    enum Why {
        /** Not found, refused, or cut. */
        UNREACHED,
        LATE,
        /** We refused the certificate. */
        CERTIFICATE_REFUSED
    }

    /** Not found, refused, late, cut, or its certificate was refused. */
    record NoAnswer(Phrase because, Why why) implements Fetched {

        public NoAnswer(Phrase because) {
            this(because, Why.UNREACHED);
        }

        @Override
        public Kind kind() {
            return Kind.NO_ANSWER;
        }

        @Override
        public boolean serverFailed() {
            return true;
        }
    }
}
