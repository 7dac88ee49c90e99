package org.uclab.client.discovery;

import java.util.List;
import java.util.Optional;
import org.uclab.client.dns.SrvRecord;
import org.uclab.lab.history.Phrase;

/** Where to sign in, with the servers: what the decision table has concluded ({@link DiscoveryTable}), and why. */
public sealed interface Discovery {

    /** The members, for switches without a default. */
    enum Kind {
        WEBEX,
        INSIDE,
        PRESENCE_SERVER,
        OUTSIDE,
        NAMED,
        NOTHING
    }

    Kind kind();

    /** For the history and the user. */
    Phrase because();

    /**
     * Webex Messenger authenticates.
     *
     * @param company what else is found, for phone services (S3: the records are asked for all the same); empty where that was not asked
     */
    record Webex(Phrase because, Optional<Discovery> company) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.WEBEX;
        }
    }

    /** UCM can be reached directly. */
    record Inside(List<SrvRecord> servers, Phrase because) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.INSIDE;
        }
    }

    /** A presence server authenticates. */
    record PresenceServer(List<SrvRecord> servers, Phrase because) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.PRESENCE_SERVER;
        }
    }

    /** Only the edge can be reached. */
    record Outside(List<SrvRecord> servers, Phrase because) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.OUTSIDE;
        }
    }

    /** Somebody has named the authenticator, and its addresses; the verdict says who. */
    record Named(Verdict verdict, Phrase because) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.NAMED;
        }
    }

    /** No services found. */
    record Nothing(Phrase because) implements Discovery {
        @Override
        public Kind kind() {
            return Kind.NOTHING;
        }
    }

    /** The cloud knows the domain: nothing else counts for who authenticates. */
    static Discovery webex(CasVerdict cas, Optional<Discovery> company) {
        return new Webex(DiscoveryDecisions.WEBEX_FIRST.of(cas.because()), company);
    }
}
