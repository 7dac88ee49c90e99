package org.uclab.client.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.SrvRecord;
import org.uclab.lab.history.Phrase;

/**
 * What became of the SRV questions.
 *
 * @param domain   in the services domain itself
 * @param pinpoint in its pinpoint subdomain; empty when that was not asked
 */
record SrvAnswers(Map<SrvService, DnsResult<SrvRecord>> domain, Map<SrvService, DnsResult<SrvRecord>> pinpoint) {

    /**
     * One question.
     *
     * @param name the service as reasons call it
     */
    record Row(String name, SrvService service, DnsResult<SrvRecord> answer) {

        boolean found() {
            return !answer.records().isEmpty();
        }
    }

    SrvAnswers {
        domain = copy(domain);
        pinpoint = copy(pinpoint);
    }

    /**
     * What the table has concluded from the answers, with the servers.
     *
     * @param location what is found of the company
     */
    Discovery at(Finding location) {
        List<Row> missing = new ArrayList<>();
        for (Row row : rows()) {
            if (row.found() && row.service().location() == location) {
                return of(row, because(row, missing));
            }
            missing.add(row);
        }
        return new Discovery.Nothing(missing(missing));
    }

    private static Discovery of(Row row, Phrase because) {
        List<SrvRecord> servers = row.answer().records();
        return switch (row.service()) {
            case CISCO_UDS -> new Discovery.Inside(servers, because);
            case CUPLOGIN -> new Discovery.PresenceServer(servers, because);
            case COLLAB_EDGE -> new Discovery.Outside(servers, because);
        };
    }

    private static Phrase because(Row row, List<Row> missing) {
        return missing.isEmpty()
                ? DiscoveryDecisions.EXISTS.of(row.name())
                : DiscoveryDecisions.EXISTS_AFTER.of(
                        row.name(), missing(missing).text());
    }

    /** What became of each, the first one in front. */
    private static Phrase missing(List<Row> rows) {
        StringJoiner all = new StringJoiner("; ").add(rows.get(0).answer().text());
        rows.subList(1, rows.size())
                .forEach(row -> all.add(row.name() + ": " + row.answer().text()));
        return DiscoveryDecisions.NOTHING.of(rows.get(0).name(), all);
    }

    /** Every question, the one that wins first. The pinpoint subdomain comes before what is only found outside. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<SrvService> inside = List.of(SrvService.CISCO_UDS, SrvService.CUPLOGIN);
        inside.forEach(service -> add(rows, service.label(), service, domain));
        inside.forEach(service -> add(rows, service.in(SrvService.PINPOINT), service, pinpoint));
        add(rows, SrvService.COLLAB_EDGE.label(), SrvService.COLLAB_EDGE, domain);
        return rows;
    }

    /** How long the decision may be kept: as long as every answer it depends on. */
    Duration keep() {
        Duration keep = Duration.ofSeconds(Integer.MAX_VALUE);
        for (Row row : rows()) {
            keep = row.answer().keep().compareTo(keep) < 0 ? row.answer().keep() : keep;
            if (row.found()) {
                return keep;
            }
        }
        return Duration.ZERO;
    }

    private static void add(
            List<Row> rows, String name, SrvService service, Map<SrvService, DnsResult<SrvRecord>> answers) {
        if (answers.containsKey(service)) {
            rows.add(new Row(name, service, answers.get(service)));
        }
    }

    private static Map<SrvService, DnsResult<SrvRecord>> copy(Map<SrvService, DnsResult<SrvRecord>> answers) {
        Map<SrvService, DnsResult<SrvRecord>> copy = new EnumMap<>(SrvService.class);
        copy.putAll(answers);
        return copy;
    }
}
