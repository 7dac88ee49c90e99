package org.uclab.client.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.uclab.client.dns.DnsReasons;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides in service discovery. */
public final class DiscoveryDecisions {

    static final Outcome WEBEX_DOMAIN = Outcome.chosen("webex-domain", "Webex domain");
    static final Outcome NOT_WEBEX = Outcome.none("not-webex-domain", "not a Webex domain");
    static final Reason CAS_UNKNOWN = Reason.named("cas-unknown-domain", "CAS does not know the domain (error code 1)");
    static final Reason CAS_WITHOUT_SSO =
            Reason.named("cas-without-sso", "CAS knows the domain, without SSO (error code 7)");
    static final Reason CAS_WITH_SSO = Reason.named("cas-with-sso", "CAS knows the domain, with SSO");
    static final Reason WEBEX_CACHED = Reason.named("cas-known-before", "CAS knew the domain at an earlier launch");
    static final Reason NOT_KNOWN = Reason.named("cas-not-known", "{problem...}: taken as not a Webex domain");
    static final Reason CAS_ANSWERED = Reason.named("cas-answered", "CAS answered {status}");
    static final Reason CAS_WITHOUT_CODE =
            Reason.named("cas-without-code", "CAS answered with a document without an error code");
    static final Reason CAS_CODE = Reason.named("cas-code", "CAS answered with error code {code}");
    static final Reason CAS_FAILED = Reason.named("cas-failed", "CAS: {problem...}");

    static final Reason CAS_EXCLUDED = Reason.named("cas-excluded", "CAS is excluded from discovery");

    static final Subject WEBEX = Subject.named("webex", "Webex")
            .decides(WEBEX_DOMAIN, NOT_WEBEX)
            .because(CAS_UNKNOWN, CAS_WITHOUT_SSO, CAS_WITH_SSO, WEBEX_CACHED, NOT_KNOWN, CAS_EXCLUDED);

    static final Reason WEBEX_FIRST = Reason.named("webex-first", "{cas...}; SRV records do not count then");
    static final Reason EXISTS = Reason.named("records-exist", "{service} exists");
    static final Reason EXISTS_AFTER = Reason.named("records-exist-after", "{service} exists; {missing...}");
    static final Reason NOTHING = Reason.named("no-records", "{service}: {missing...}");

    static final Reason ALL_EXCLUDED = Reason.named("all-excluded", "every service is excluded from discovery");
    static final Reason SOMEBODY_NAMED = Reason.named("authenticator-named", "somebody has named the authenticator");

    /** Why a location follows from what was found. */
    public static final List<Reason> FOUND =
            List.of(WEBEX_FIRST, EXISTS, EXISTS_AFTER, NOTHING, ALL_EXCLUDED, SOMEBODY_NAMED);

    static final Outcome CACHED = Outcome.chosen("cached", "cached");
    static final Subject DISCOVERY = Subject.named("service-discovery", "service discovery")
            .decides(CACHED)
            .because(FOUND);

    static final Outcome RECORDS = Outcome.chosen("found", "found");
    static final Outcome NO_RECORDS = Outcome.none("not-found", "not found");
    static final Reason LIST = Reason.named("records", "[{records...}]");

    private DiscoveryDecisions() {}

    /** The records of a service; {@code cisco-uds-records}. */
    static Subject records(SrvService service) {
        return Subject.named(
                        service.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-records",
                        service.label() + ".{domain}")
                .decides(RECORDS, NO_RECORDS)
                .because(LIST)
                .because(DnsReasons.ANSWERS);
    }

    /** The subjects. */
    public static List<Subject> all() {
        List<Subject> all = new ArrayList<>(List.of(WEBEX, DISCOVERY));
        Arrays.stream(SrvService.values()).map(DiscoveryDecisions::records).forEach(all::add);
        return all;
    }
}
