package org.uclab.client.discovery;

import static org.uclab.client.discovery.Fact.ADDRESS;
import static org.uclab.client.discovery.Fact.INSTALLED;
import static org.uclab.client.discovery.Fact.MANUAL;
import static org.uclab.client.discovery.Fact.PLATFORM;
import static org.uclab.client.discovery.Fact.RELEASE;
import static org.uclab.client.discovery.Finding.ANDROID;
import static org.uclab.client.discovery.Finding.GIVEN;
import static org.uclab.client.discovery.Finding.IOS;
import static org.uclab.client.discovery.Finding.NONE;
import static org.uclab.client.discovery.Finding.PHONE;
import static org.uclab.client.discovery.Finding.PRESENCE;
import static org.uclab.client.discovery.Finding.R12;
import static org.uclab.client.discovery.Finding.WINDOWS;
import static org.uclab.client.discovery.Verdict.ADDRESS_NEEDED;
import static org.uclab.client.discovery.Verdict.CLOUD_BY_HAND;
import static org.uclab.client.discovery.Verdict.CLOUD_INSTALLED;
import static org.uclab.client.discovery.Verdict.MALFORMED_ADDRESS;
import static org.uclab.client.discovery.Verdict.PHONE_BY_HAND;
import static org.uclab.client.discovery.Verdict.PHONE_INSTALLED;
import static org.uclab.client.discovery.Verdict.PRESENCE_BY_HAND;
import static org.uclab.client.discovery.Verdict.PRESENCE_INSTALLED;

import java.util.List;
import org.uclab.client.discovery.CatalogueRules.Case;
import org.uclab.client.discovery.CatalogueRules.Rule;

/** The rules of the sources of configuration, for {@link CatalogueRules}. */
final class SourceRules {

    private SourceRules() {}

    private static boolean readable(Case one) {
        return !one.is(ADDRESS, Finding.MALFORMED);
    }

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "malformed-ends",
                        "DISC-30",
                        "what is no address leads nowhere",
                        one -> one.is(ADDRESS, Finding.MALFORMED),
                        one -> one.ends(MALFORMED_ADDRESS)
                                && one.found().asked().isEmpty()),
                new Rule(
                        "typed-domain",
                        "DISC-30a",
                        "a typed address gives the services domain",
                        one -> one.is(ADDRESS, Finding.WITH_DOMAIN),
                        one -> !one.ends(ADDRESS_NEEDED, MALFORMED_ADDRESS) && !one.asks(Fact.KEPT_DOMAIN)),
                new Rule(
                        "domain-of-url",
                        "DISC-30b",
                        "a configuration URL gives it, on M, A and I",
                        one -> readable(one) && one.is(Fact.URL, GIVEN) && one.takesUrl(),
                        one -> !one.ends(ADDRESS_NEEDED)),
                new Rule(
                        "domain-managed",
                        "DISC-16",
                        "managed app configuration gives it, on A and I",
                        one -> readable(one) && one.is(Fact.MANAGED, GIVEN) && one.is(PLATFORM, ANDROID, IOS),
                        one -> !one.ends(ADDRESS_NEEDED)),
                new Rule(
                        "domain-of-bootstrap",
                        "DISC-25a",
                        "the switch SERVICES_DOMAIN skips the e-mail screen, on W",
                        one -> readable(one) && one.is(Fact.BOOTSTRAP, GIVEN) && one.is(PLATFORM, WINDOWS),
                        one -> !one.ends(ADDRESS_NEEDED)),
                new Rule(
                        "domain-kept",
                        "DISC-30d",
                        "the cache gives it",
                        one -> readable(one) && one.is(Fact.KEPT_DOMAIN, Finding.YES),
                        one -> !one.ends(ADDRESS_NEEDED)),
                new Rule(
                        "foreign-sources-do-nothing",
                        "DISC-33",
                        "what another platform is configured by has no effect",
                        one -> readable(one) && !one.hasDomain(),
                        one -> one.ends(ADDRESS_NEEDED) && one.asksNobody()),
                new Rule(
                        "bootstrap-on-windows-alone",
                        "DISC-33",
                        "what a bootstrap file says counts on W alone",
                        one -> one.is(PLATFORM, Finding.MAC, ANDROID, IOS),
                        one -> !one.ends(CatalogueRules.BOOTSTRAP)),
                new Rule(
                        "by-hand-beats-everything",
                        "DISC-26a",
                        "manual settings come before SRV, CAS and bootstrap",
                        one -> one.begins() && !one.is(MANUAL, NONE),
                        one -> one.ends(CatalogueRules.BY_HAND) && one.asksNobody()),
                new Rule(
                        "automatic-is-not-by-hand",
                        "DISC-26d",
                        "with Automatic manual settings count no more",
                        one -> one.is(MANUAL, NONE),
                        one -> !one.ends(CatalogueRules.BY_HAND)),
                new Rule(
                        "presence-by-hand",
                        "DISC-27a",
                        "the presence address of the manual settings",
                        one -> one.begins() && one.is(MANUAL, PRESENCE),
                        one -> one.ends(PRESENCE_BY_HAND)),
                new Rule(
                        "phone-by-hand",
                        "DISC-27b",
                        "TFTP and CCMCIP of the manual settings",
                        one -> one.begins() && one.is(MANUAL, PHONE),
                        one -> one.ends(PHONE_BY_HAND)),
                new Rule(
                        "cloud-by-hand",
                        "DISC-27c",
                        "the CAS URL of the manual settings",
                        one -> one.begins() && one.is(MANUAL, Finding.CLOUD),
                        one -> one.ends(CLOUD_BY_HAND)),
                new Rule(
                        "bootstrap-wins-in-r12",
                        "DISC-21",
                        "R12: bootstrap comes before discovery",
                        one -> one.begins() && one.is(MANUAL, NONE) && one.installed() && one.is(RELEASE, R12),
                        one -> one.ends(CatalogueRules.BOOTSTRAP) && one.asksNobody()),
                new Rule(
                        "discovery-wins-before",
                        "DISC-21",
                        "R11, R96: what is found comes before bootstrap",
                        one -> one.queries()
                                && one.guideOfOld()
                                && (one.insideFound() || one.is(Fact.EDGE, Finding.FOUND)),
                        one -> !one.ends(CatalogueRules.BOOTSTRAP)),
                new Rule(
                        "bootstrap-is-the-fall-back",
                        "DISC-44",
                        "bootstrap counts where there is no SRV record",
                        one -> one.discovers() && one.installed() && one.nothingFound() && !one.webex(),
                        one -> one.ends(CatalogueRules.BOOTSTRAP)),
                new Rule(
                        "presence-installed",
                        "DISC-22",
                        "AUTHENTICATOR=CUP is the presence server",
                        one -> one.ends(CatalogueRules.BOOTSTRAP) && one.is(INSTALLED, PRESENCE),
                        one -> one.ends(PRESENCE_INSTALLED)),
                new Rule(
                        "phone-installed",
                        "DISC-23",
                        "AUTHENTICATOR=CUCM is phone mode",
                        one -> one.ends(CatalogueRules.BOOTSTRAP) && one.is(INSTALLED, PHONE),
                        one -> one.ends(PHONE_INSTALLED)),
                new Rule(
                        "cloud-installed",
                        "DISC-24",
                        "AUTHENTICATOR=WEBEX is the cloud",
                        one -> one.ends(CatalogueRules.BOOTSTRAP) && one.is(INSTALLED, Finding.CLOUD),
                        one -> one.ends(CLOUD_INSTALLED)));
    }
}
