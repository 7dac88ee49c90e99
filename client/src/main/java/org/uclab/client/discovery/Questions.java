package org.uclab.client.discovery;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final DiscoveryCache cache;

    public Questions(
            StubResolver resolver, HostLookup hosts, HttpDialler http, XmlDocuments xml, DiscoveryCache cache) {
        this.resolver = resolver;
        this.hosts = hosts;
        this.http = http;
        this.xml = xml;
        this.cache = cache;
    }

    /**
     * What is asked.
     *
     * @param servicesDomain the domain that Webex may know
     * @param voiceDomain    the domain that has the SRV records
     * @param casLimit       lab time to wait for Webex
     */
    public record Subject(String servicesDomain, String voiceDomain, Release release, Duration casLimit) {}

    /** Asks for everything, except for what an earlier launch has found. */
    public Discovery ask(Subject subject, Patience patience, Journal journal) throws Stopped {
        journal.step("service discovery");
        Release release = subject.release();
        String domain = subject.voiceDomain();
        if (cache.isWebex(subject.servicesDomain(), resolver.now())) {
            return webex(CasVerdict.knownBefore(), cache.get(domain, resolver.now()), journal);
        }
        Future<CasVerdict> cas = cas(subject.servicesDomain(), release, patience.atMost(subject.casLimit()));
        Optional<Discovery> cached = cache.get(domain, resolver.now());
        Map<SrvService, Future<DnsResult<SrvRecord>>> asked =
                cached.isPresent() ? Map.of() : ask(domain, release.services());

        CasVerdict verdict = patience.await(cas);
        told(verdict, journal);
        if (verdict.webex()) {
            cache.putWebex(subject.servicesDomain(), resolver.now());
        }
        if (cached.isPresent() && verdict.webex()) {
            return Discovery.webex(verdict, cached);
        }
        if (cached.isPresent()) {
            journal.decided(
                    DiscoveryDecisions.DISCOVERY.of(),
                    DiscoveryDecisions.CACHED.of(),
                    cached.get().because());
            return cached.get();
        }
        Map<SrvService, DnsResult<SrvRecord>> answers = await(asked, domain, patience, journal);
        Map<SrvService, DnsResult<SrvRecord>> pinpoint = Map.of();
        if (SrvAnswers.pinpointWanted(release, answers)) {
            String subdomain = SrvService.PINPOINT + "." + domain;
            pinpoint = await(ask(subdomain, release.pinpointServices()), subdomain, patience, journal);
        }
        SrvAnswers all = new SrvAnswers(answers, pinpoint);
        Discovery found = Discovery.decide(release, verdict, all);
        Optional<Discovery> servers = found instanceof Discovery.Webex webex ? webex.company() : Optional.of(found);
        servers.ifPresent(some -> cache.put(domain, some, all.keep(release), resolver.now()));
        return found;
    }

    /** S4, authenticator list: what the cache knows of the cloud comes before the cloud and the records. */
    private static Discovery webex(CasVerdict known, Optional<Discovery> cached, Journal journal) {
        told(known, journal);
        return Discovery.webex(known, cached);
    }

    private static void told(CasVerdict verdict, Journal journal) {
        journal.decided(
                DiscoveryDecisions.WEBEX.of(),
                verdict.webex() ? DiscoveryDecisions.WEBEX_DOMAIN.of() : DiscoveryDecisions.NOT_WEBEX.of(),
                verdict.because());
    }

    private Map<SrvService, Future<DnsResult<SrvRecord>>> ask(String domain, List<SrvService> services) {
        Map<SrvService, Future<DnsResult<SrvRecord>>> asked = new EnumMap<>(SrvService.class);
        services.forEach(service -> asked.put(service, resolver.servers(service.in(domain))));
        return asked;
    }

    private static Map<SrvService, DnsResult<SrvRecord>> await(
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

    private Future<CasVerdict> cas(String domain, Release release, Duration limit) {
        String scheme = release.casScheme();
        int port = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String target = CAS_PATH + URLEncoder.encode(domain, StandardCharsets.UTF_8);
        return hosts.locate(CAS_HOST)
                .compose(located -> {
                    if (located.addresses().isEmpty()) {
                        return Future.succeededFuture(CasVerdict.notKnown(located.because()));
                    }
                    Endpoint server = new Endpoint(located.addresses().get(0), port);
                    HttpCall call =
                            HttpCall.get(scheme, CAS_HOST, server, target, HttpFields.of("Accept", "*/*"), limit);
                    return http.call(call).map(reply -> CasVerdict.read(reply.status(), reply.body(), xml));
                })
                .recover(cause -> Future.succeededFuture(
                        CasVerdict.notKnown(DiscoveryDecisions.CAS_FAILED.of(WireReasons.of(cause)))));
    }
}
