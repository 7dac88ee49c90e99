package org.uclab.client.discovery;

import java.util.List;
import java.util.StringJoiner;
import org.uclab.client.dns.SrvRecord;

/**
 * Where to sign in, decided from the answers. The rows, first match wins:
 *
 * <pre>
 *   CAS knows the domain                       Webex Messenger
 *   _cisco-uds found                           inside, UCM (whatever else is found)
 *   _cuplogin found (releases that ask it)     inside, presence server
 *   either in the pinpoint subdomain (9.6)     the same, from there
 *   _collab-edge found                         outside, through Expressway
 *   nothing                                    manual settings
 * </pre>
 */
public sealed interface Discovery {

    /** The members, for switches without a default. */
    enum Kind {
        WEBEX,
        INSIDE,
        PRESENCE_SERVER,
        OUTSIDE,
        NOTHING
    }

    Kind kind();

    /** For the history and the user. */
    String reason();

    /** Webex Messenger authenticates. */
    record Webex(String reason) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.WEBEX;
        }
    }

    /** UCM can be reached directly. */
    record Inside(List<SrvRecord> servers, String reason) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.INSIDE;
        }
    }

    /** A presence server authenticates. */
    record PresenceServer(List<SrvRecord> servers, String reason) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.PRESENCE_SERVER;
        }
    }

    /** Only the edge can be reached. */
    record Outside(List<SrvRecord> servers, String reason) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.OUTSIDE;
        }
    }

    /** No services found. */
    record Nothing(String reason) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.NOTHING;
        }
    }

    /**
     * Decides.
     *
     * @param answers what became of the question for each service of the release
     */
    static Discovery decide(Release release, CasVerdict cas, SrvAnswers answers) {
        if (cas.webex()) {
            return new Webex(cas.reason() + "; SRV records do not count then");
        }
        StringJoiner missing = new StringJoiner("; ");
        for (SrvAnswers.Row row : answers.rows(release)) {
            if (row.found()) {
                String because = row.name() + " exists" + (missing.length() == 0 ? "" : "; " + missing);
                List<SrvRecord> servers = row.answer().records();
                return switch (row.service()) {
                    case CISCO_UDS -> new Inside(servers, because);
                    case CUPLOGIN -> new PresenceServer(servers, because);
                    case COLLAB_EDGE -> new Outside(servers, because);
                };
            }
            missing.add(row.name() + ": " + row.answer().text());
        }
        return new Nothing(missing.toString());
    }
}
