package org.uclab.client.discovery;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
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

/** Asks Webex and the name server, all at the same time, and decides. */
public final class Questions {

    /** Where every client of the world asks whether a domain belongs to Webex. */
    public static final String CAS_HOST = "loginp.webexconnect.com";

    /** The look-up; the services domain follows. */
    public static final String CAS_PATH = "/cas/FederatedSSO?org=";

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final StubResolver resolver;
    private final HostLookup hosts;
    private final HttpDialler http;
    private final XmlDocuments xml;
    private final Duration casLimit;

    /**
     * @param casLimit lab time to wait for Webex
     */
    public Questions(StubResolver resolver, HostLookup hosts, HttpDialler http, XmlDocuments xml, Duration casLimit) {
        this.resolver = resolver;
        this.hosts = hosts;
        this.http = http;
        this.xml = xml;
        this.casLimit = casLimit;
    }

    /** Asks for everything about the domain. */
    public Discovery ask(String domain, Release release, Patience patience, Journal journal) throws Stopped {
        journal.step("service discovery");
        Future<CasVerdict> cas = cas(domain, release, patience.atMost(casLimit));
        Map<SrvService, Future<DnsResult<SrvRecord>>> asked = new EnumMap<>(SrvService.class);
        release.services().forEach(service -> asked.put(service, resolver.servers(service.in(domain))));

        CasVerdict verdict = patience.await(cas);
        journal.decided("Webex", verdict.webex() ? "Webex domain" : "not a Webex domain", verdict.reason());
        Map<SrvService, DnsResult<SrvRecord>> answers = new EnumMap<>(SrvService.class);
        for (SrvService service : release.services()) {
            DnsResult<SrvRecord> answer = patience.await(asked.get(service));
            answers.put(service, answer);
            journal.decided(
                    service.in(domain),
                    answer.records().isEmpty() ? "not found" : "found",
                    answer.records().isEmpty()
                            ? answer.text()
                            : answer.records().toString());
        }
        return Discovery.decide(release, verdict, answers);
    }

    private Future<CasVerdict> cas(String domain, Release release, Duration limit) {
        String scheme = release.casScheme();
        int port = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String target = CAS_PATH + URLEncoder.encode(domain, StandardCharsets.UTF_8);
        return hosts.locate(CAS_HOST)
                .compose(located -> {
                    if (located.addresses().isEmpty()) {
                        return Future.succeededFuture(CasVerdict.notKnown(located.problem()));
                    }
                    Endpoint server = new Endpoint(located.addresses().get(0), port);
                    HttpCall call =
                            HttpCall.get(scheme, CAS_HOST, server, target, HttpFields.of("Accept", "*/*"), limit);
                    return http.call(call).map(reply -> CasVerdict.read(reply.status(), reply.body(), xml));
                })
                .recover(cause -> Future.succeededFuture(CasVerdict.notKnown("CAS: " + cause.getMessage())));
    }
}
