package org.uclab.client.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.SrvRecord;

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

    /** Whether none of the services that mean inside was found, so that the pinpoint subdomain is worth a question. */
    static boolean pinpointWanted(Release release, Map<SrvService, DnsResult<SrvRecord>> domain) {
        return !release.pinpointServices().isEmpty()
                && release.pinpointServices().stream()
                        .allMatch(service -> domain.get(service).records().isEmpty());
    }

    /** Every question, the one that wins first. The pinpoint subdomain comes before what is only found outside. */
    List<Row> rows(Release release) {
        List<Row> rows = new ArrayList<>();
        List<SrvService> inside = release.services().stream()
                .filter(service -> service != SrvService.COLLAB_EDGE)
                .toList();
        inside.forEach(service -> add(rows, service.label(), service, domain));
        inside.forEach(service -> add(rows, service.in(SrvService.PINPOINT), service, pinpoint));
        add(rows, SrvService.COLLAB_EDGE.label(), SrvService.COLLAB_EDGE, domain);
        return rows;
    }

    /** How long the decision may be kept: as long as every answer it depends on. */
    Duration keep(Release release) {
        Duration keep = Duration.ofSeconds(Integer.MAX_VALUE);
        for (Row row : rows(release)) {
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
