package org.uclab.client.discovery;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uclab.client.dns.DnsResult;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.WireReasons;

/** Puts questions to Webex and to the name server. */
final class WireQuestions {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final StubResolver resolver;
    private final HostLookup hosts;
    private final HttpDialler http;
    private final XmlDocuments xml;

    WireQuestions(StubResolver resolver, HostLookup hosts, HttpDialler http, XmlDocuments xml) {
        this.resolver = resolver;
        this.hosts = hosts;
        this.http = http;
        this.xml = xml;
    }

    Instant now() {
        return resolver.now();
    }

    /** Asks for the services in a domain, all at once. */
    Map<SrvService, Future<DnsResult<SrvRecord>>> ask(String domain, List<SrvService> services) {
        Map<SrvService, Future<DnsResult<SrvRecord>>> asked = new EnumMap<>(SrvService.class);
        services.forEach(service -> asked.put(service, resolver.servers(service.in(domain))));
        return asked;
    }

    /** The answers, each of which is written down. */
    static Map<SrvService, DnsResult<SrvRecord>> await(
            Map<SrvService, Future<DnsResult<SrvRecord>>> asked, String domain, Patience patience, Journal journal)
            throws Stopped {
        Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
        for (Map.Entry<SrvService, Future<DnsResult<SrvRecord>>> question : asked.entrySet()) {
            DnsResult<SrvRecord> answer = patience.await(question.getValue());
            answers.put(question.getKey(), answer);
            boolean found = !answer.records().isEmpty();
            journal.decided(
                    DiscoveryDecisions.records(question.getKey()).of(domain),
                    found ? DiscoveryDecisions.RECORDS.of() : DiscoveryDecisions.NO_RECORDS.of(),
                    found ? DiscoveryDecisions.LIST.of(listed(answer.records())) : answer.because());
        }
        return answers;
    }

    private static String listed(List<SrvRecord> records) {
        return records.stream().map(SrvRecord::toString).collect(Collectors.joining(", "));
    }

    /**
     * Asks Webex whether it knows the domain.
     *
     * @param limit lab time to wait
     */
    Future<CasVerdict> cas(String domain, Release release, Duration limit) {
        String scheme = release.casScheme();
        int port = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String target = Questions.CAS_PATH + URLEncoder.encode(domain, StandardCharsets.UTF_8);
        return hosts.locate(Questions.CAS_HOST)
                .compose(located -> {
                    if (located.addresses().isEmpty()) {
                        return Future.succeededFuture(CasVerdict.notKnown(located.because()));
                    }
                    Endpoint server = new Endpoint(located.addresses().get(0), port);
                    HttpCall call = HttpCall.get(
                            scheme, Questions.CAS_HOST, server, target, HttpFields.of("Accept", "*/*"), limit);
                    return http.call(call).map(reply -> CasVerdict.read(reply.status(), reply.body(), xml));
                })
                .recover(cause -> Future.succeededFuture(
                        CasVerdict.notKnown(DiscoveryDecisions.CAS_FAILED.of(WireReasons.of(cause)))));
    }
}
