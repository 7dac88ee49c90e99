package org.uclab.client.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.uclab.client.dns.SrvRecord;
import org.uclab.lab.history.Phrase;

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

    /** No services found. */
    record Nothing(Phrase because) implements Discovery {
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
        Discovery records = byRecords(release, answers);
        return cas.webex() ? webex(cas, Optional.of(records)) : records;
    }

    private static Discovery byRecords(Release release, SrvAnswers answers) {
        List<SrvAnswers.Row> missing = new ArrayList<>();
        for (SrvAnswers.Row row : answers.rows(release)) {
            if (row.found()) {
                Phrase because = missing.isEmpty()
                        ? DiscoveryDecisions.EXISTS.of(row.name())
                        : DiscoveryDecisions.EXISTS_AFTER.of(
                                row.name(), missing(missing).text());
                List<SrvRecord> servers = row.answer().records();
                return switch (row.service()) {
                    case CISCO_UDS -> new Inside(servers, because);
                    case CUPLOGIN -> new PresenceServer(servers, because);
                    case COLLAB_EDGE -> new Outside(servers, because);
                };
            }
            missing.add(row);
        }
        return new Nothing(missing(missing));
    }

    /** The cloud knows the domain: nothing else counts for who authenticates. */
    static Discovery webex(CasVerdict cas, Optional<Discovery> company) {
        return new Webex(DiscoveryDecisions.WEBEX_FIRST.of(cas.because()), company);
    }

    /** What became of each, the first one in front. */
    private static Phrase missing(List<SrvAnswers.Row> rows) {
        StringJoiner all = new StringJoiner("; ").add(rows.get(0).answer().text());
        rows.subList(1, rows.size())
                .forEach(row -> all.add(row.name() + ": " + row.answer().text()));
        return DiscoveryDecisions.NOTHING.of(rows.get(0).name(), all);
    }
}
