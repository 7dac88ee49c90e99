package org.uclab.client.discovery;

import static org.uclab.client.discovery.Fact.ADDRESS;
import static org.uclab.client.discovery.Fact.CALL_CONTROL;
import static org.uclab.client.discovery.Fact.CAS;
import static org.uclab.client.discovery.Fact.CUCM_EXCLUDED;
import static org.uclab.client.discovery.Fact.CUPLOGIN;
import static org.uclab.client.discovery.Fact.CUP_EXCLUDED;
import static org.uclab.client.discovery.Fact.EDGE;
import static org.uclab.client.discovery.Fact.INSTALLED;
import static org.uclab.client.discovery.Fact.KEPT_DISCOVERY;
import static org.uclab.client.discovery.Fact.KEPT_DOMAIN;
import static org.uclab.client.discovery.Fact.MANUAL;
import static org.uclab.client.discovery.Fact.PINPOINT_CUPLOGIN;
import static org.uclab.client.discovery.Fact.PINPOINT_UDS;
import static org.uclab.client.discovery.Fact.PLATFORM;
import static org.uclab.client.discovery.Fact.PRODUCT;
import static org.uclab.client.discovery.Fact.RELEASE;
import static org.uclab.client.discovery.Fact.UDS;
import static org.uclab.client.discovery.Fact.WEBEX_EXCLUDED;
import static org.uclab.client.discovery.Fact.WEBEX_KEPT;
import static org.uclab.client.discovery.Finding.ANDROID;
import static org.uclab.client.discovery.Finding.FOUND;
import static org.uclab.client.discovery.Finding.GIVEN;
import static org.uclab.client.discovery.Finding.IOS;
import static org.uclab.client.discovery.Finding.KNOWN;
import static org.uclab.client.discovery.Finding.KNOWN_WITH_SSO;
import static org.uclab.client.discovery.Finding.MAC;
import static org.uclab.client.discovery.Finding.NONE;
import static org.uclab.client.discovery.Finding.NOTHING;
import static org.uclab.client.discovery.Finding.R11;
import static org.uclab.client.discovery.Finding.R12;
import static org.uclab.client.discovery.Finding.R96;
import static org.uclab.client.discovery.Finding.WINDOWS;
import static org.uclab.client.discovery.Finding.YES;
import static org.uclab.client.discovery.Verdict.CANNOT_REACH;
import static org.uclab.client.discovery.Verdict.CLOUD_BY_HAND;
import static org.uclab.client.discovery.Verdict.CLOUD_INSTALLED;
import static org.uclab.client.discovery.Verdict.INSIDE_IM_AND_PRESENCE;
import static org.uclab.client.discovery.Verdict.INSIDE_PHONE_MODE;
import static org.uclab.client.discovery.Verdict.INSIDE_WEBEX;
import static org.uclab.client.discovery.Verdict.MANUAL_SETTINGS;
import static org.uclab.client.discovery.Verdict.NOT_SUPPORTED;
import static org.uclab.client.discovery.Verdict.OUTSIDE_IM_AND_PRESENCE;
import static org.uclab.client.discovery.Verdict.OUTSIDE_PHONE_MODE;
import static org.uclab.client.discovery.Verdict.OUTSIDE_WEBEX;
import static org.uclab.client.discovery.Verdict.PHONE_BY_HAND;
import static org.uclab.client.discovery.Verdict.PHONE_INSTALLED;
import static org.uclab.client.discovery.Verdict.PRESENCE_BY_HAND;
import static org.uclab.client.discovery.Verdict.PRESENCE_INSTALLED;
import static org.uclab.client.discovery.Verdict.PRESENCE_SERVER;
import static org.uclab.client.discovery.Verdict.USER_NOT_FOUND;
import static org.uclab.client.discovery.Verdict.WEBEX;
import static org.uclab.client.discovery.Verdict.WEBEX_AND_INSIDE;
import static org.uclab.client.discovery.Verdict.WEBEX_AND_OUTSIDE;
import static org.uclab.client.discovery.Verdict.WRONG_CREDENTIALS;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the catalogue says of discovery, row by row. The rules know what was so, what was asked and how it ended. They do not read
 * the table, and not what it concludes on its way.
 */
final class CatalogueRules {

    /**
     * A rule: where the premise is so, the rest must be.
     *
     * @param cites the row of the catalogue
     */
    record Rule(String id, String cites, String says, Predicate<Case> premise, Predicate<Case> holds) {}

    /** A class of cases before a rule. */
    record Case(CaseFacts facts, CaseClass found) {

        boolean is(Fact fact, Finding... findings) {
            if (fact.kind() == Fact.Kind.LEARNED) {
                throw new IllegalArgumentException("a rule must not know what the table concludes: " + fact);
            }
            return facts.isOne(fact, Fact.bits(List.of(findings)));
        }

        boolean asks(Fact fact) {
            return found.batch(fact) >= 0;
        }

        boolean asksNobody() {
            return found.asked().stream().noneMatch(fact -> fact.kind() == Fact.Kind.WIRE);
        }

        boolean ends(Verdict... verdicts) {
            return found.verdict().filter(List.of(verdicts)::contains).isPresent();
        }

        boolean ends(Set<Verdict> verdicts) {
            return found.verdict().filter(verdicts::contains).isPresent();
        }

        /** Whether the first was not asked after the second, where both were. */
        boolean notAfter(Fact first, Fact second) {
            return !asks(first) || !asks(second) || found.batch(first) <= found.batch(second);
        }

        CaseClass narrow() {
            return new CaseClass(facts, found.batches(), found.rows(), found.before(), found.verdict());
        }

        boolean guideOfOld() {
            return is(RELEASE, R96, R11);
        }

        boolean takesUrl() {
            return is(PLATFORM, MAC, ANDROID) || (is(PLATFORM, IOS) && is(RELEASE, R11, R12));
        }

        boolean hasDomain() {
            return is(ADDRESS, Finding.WITH_DOMAIN)
                    || (takesUrl() && is(Fact.URL, GIVEN))
                    || (is(PLATFORM, ANDROID, IOS) && is(Fact.MANAGED, GIVEN))
                    || (is(PLATFORM, WINDOWS) && is(Fact.BOOTSTRAP, GIVEN))
                    || is(KEPT_DOMAIN, YES);
        }

        /** An address that can be read, and a domain from somewhere. */
        boolean begins() {
            return !is(ADDRESS, Finding.MALFORMED) && hasDomain();
        }

        boolean installed() {
            return is(PLATFORM, WINDOWS) && !is(INSTALLED, NONE);
        }

        /** Nobody has named the authenticator in a way that comes first. */
        boolean discovers() {
            return begins() && is(MANUAL, NONE) && !(is(RELEASE, R12) && installed());
        }

        boolean allExcluded() {
            return is(WEBEX_EXCLUDED, YES) && is(CUCM_EXCLUDED, YES) && (is(RELEASE, R12) || is(CUP_EXCLUDED, YES));
        }

        boolean webexKept() {
            return !is(WEBEX_EXCLUDED, YES) && is(WEBEX_KEPT, YES);
        }

        boolean webex() {
            return !is(WEBEX_EXCLUDED, YES) && (is(WEBEX_KEPT, YES) || is(CAS, KNOWN, KNOWN_WITH_SSO));
        }

        boolean kept() {
            return is(KEPT_DISCOVERY, Finding.OUTSIDE)
                    || (is(KEPT_DISCOVERY, Finding.INSIDE) && !is(CUCM_EXCLUDED, YES))
                    || (is(KEPT_DISCOVERY, Finding.PRESENCE_SERVER) && guideOfOld() && !is(CUP_EXCLUDED, YES));
        }

        /** The name server is to be asked. */
        boolean queries() {
            return discovers() && !allExcluded() && !kept() && !webexKept();
        }

        boolean udsFound() {
            return !is(CUCM_EXCLUDED, YES) && is(UDS, FOUND);
        }

        boolean cuploginFound() {
            return guideOfOld() && !is(CUP_EXCLUDED, YES) && is(CUPLOGIN, FOUND);
        }

        boolean hasPinpoint() {
            return is(RELEASE, R96) && is(PLATFORM, WINDOWS, IOS);
        }

        boolean pinpointFound() {
            return hasPinpoint()
                    && ((!is(CUCM_EXCLUDED, YES) && is(PINPOINT_UDS, FOUND))
                            || (!is(CUP_EXCLUDED, YES) && is(PINPOINT_CUPLOGIN, FOUND)));
        }

        boolean insideFound() {
            return udsFound() || cuploginFound() || pinpointFound();
        }

        boolean nothingFound() {
            return allExcluded() || (queries() && !insideFound() && !is(EDGE, FOUND));
        }
    }

    private static final Set<Verdict> REFUSALS =
            EnumSet.of(CANNOT_REACH, WRONG_CREDENTIALS, USER_NOT_FOUND, NOT_SUPPORTED);
    static final Set<Verdict> INSIDE = EnumSet.of(INSIDE_IM_AND_PRESENCE, INSIDE_PHONE_MODE, INSIDE_WEBEX);
    static final Set<Verdict> OUTSIDE = EnumSet.of(OUTSIDE_IM_AND_PRESENCE, OUTSIDE_PHONE_MODE, OUTSIDE_WEBEX);
    static final Set<Verdict> BY_HAND = EnumSet.of(PHONE_BY_HAND, PRESENCE_BY_HAND, CLOUD_BY_HAND);
    static final Set<Verdict> BOOTSTRAP = EnumSet.of(PHONE_INSTALLED, PRESENCE_INSTALLED, CLOUD_INSTALLED);
    static final Set<Verdict> MESSENGER = EnumSet.of(WEBEX, WEBEX_AND_INSIDE, WEBEX_AND_OUTSIDE);

    private CatalogueRules() {}

    /** Through call control, that way; how it answers and what the profile says is for other rules. */
    private static boolean goes(Case one, Set<Verdict> way) {
        return one.asks(CALL_CONTROL)
                && (one.ends(way)
                        || one.ends(REFUSALS)
                        || (one.ends(MANUAL_SETTINGS) && one.is(PRODUCT, Finding.NO_PROFILE)));
    }

    /** The rules. */
    static List<Rule> all() {
        List<Rule> all = new java.util.ArrayList<>(SourceRules.all());
        all.addAll(search());
        all.addAll(AnswerRules.all());
        return List.copyOf(all);
    }

    private static List<Rule> search() {
        return List.of(
                new Rule(
                        "srv-at-once",
                        "DISC-01",
                        "the SRV questions go out at once",
                        one -> one.asks(EDGE),
                        one -> one.found().batch(UDS) == one.found().batch(EDGE) == one.asks(UDS)
                                && (!one.asks(CUPLOGIN)
                                        || one.found().batch(CUPLOGIN)
                                                == one.found().batch(EDGE))),
                new Rule(
                        "uds-is-inside",
                        "DISC-02",
                        "`_cisco-uds` found is inside, whatever else is found",
                        one -> one.queries() && !one.webex() && one.udsFound(),
                        one -> goes(one, INSIDE)),
                new Rule(
                        "cuplogin-is-presence-server",
                        "DISC-03",
                        "`_cuplogin` without `_cisco-uds`: the presence server",
                        one -> one.queries() && !one.webex() && !one.udsFound() && one.cuploginFound(),
                        one -> one.ends(PRESENCE_SERVER)),
                new Rule(
                        "r12-asks-no-cuplogin",
                        "DISC-03",
                        "R12 does not ask `_cuplogin`",
                        one -> one.is(RELEASE, R12),
                        one -> !one.asks(CUPLOGIN) && !one.asks(PINPOINT_CUPLOGIN) && !one.ends(PRESENCE_SERVER)),
                new Rule(
                        "edge-alone-is-outside",
                        "DISC-04",
                        "only `_collab-edge` found: through Expressway",
                        one -> one.queries() && !one.webex() && !one.insideFound() && one.is(EDGE, FOUND),
                        one -> goes(one, OUTSIDE)),
                new Rule(
                        "nothing-is-a-prompt",
                        "DISC-05",
                        "nothing found, nothing installed: the user is asked",
                        one -> one.discovers() && !one.webex() && one.nothingFound() && !one.installed(),
                        one -> one.ends(MANUAL_SETTINGS)),
                new Rule(
                        "kept-asks-nobody",
                        "DISC-06",
                        "what is kept is used without a query",
                        one -> one.discovers() && one.kept(),
                        one -> !one.asks(UDS) && !one.asks(CUPLOGIN) && !one.asks(EDGE) && !one.asks(PINPOINT_UDS)),
                new Rule(
                        "kept-leads-where-it-led",
                        "DISC-06",
                        "what is kept leads where it led",
                        one -> one.discovers() && !one.allExcluded() && one.kept() && !one.webex(),
                        one -> one.is(KEPT_DISCOVERY, Finding.INSIDE)
                                ? goes(one, INSIDE)
                                : one.is(KEPT_DISCOVERY, Finding.OUTSIDE)
                                        ? goes(one, OUTSIDE)
                                        : one.ends(PRESENCE_SERVER)),
                new Rule(
                        "nothing-kept-is-asked",
                        "DISC-09e",
                        "where nothing is kept the name server is asked",
                        Case::queries,
                        one -> one.asks(EDGE)),
                new Rule(
                        "pinpoint-in-9-6",
                        "DISC-07",
                        "R96 on W and I asks the pinpoint subdomain when neither is found",
                        one -> one.queries() && one.hasPinpoint() && !one.udsFound() && !one.cuploginFound(),
                        one -> one.asks(PINPOINT_UDS) != one.is(CUCM_EXCLUDED, YES)
                                && one.asks(PINPOINT_CUPLOGIN) != one.is(CUP_EXCLUDED, YES)
                                && !one.notAfter(PINPOINT_UDS, EDGE) == one.asks(PINPOINT_UDS)),
                new Rule(
                        "pinpoint-only-then",
                        "DISC-07",
                        "the pinpoint subdomain is not asked when one of the two is found",
                        one -> one.asks(PINPOINT_UDS) || one.asks(PINPOINT_CUPLOGIN),
                        one -> !one.udsFound() && !one.cuploginFound()),
                new Rule(
                        "pinpoint-nowhere-else",
                        "DISC-36",
                        "R11, R12, M and A never ask the pinpoint subdomain",
                        one -> !one.hasPinpoint(),
                        one -> !one.asks(PINPOINT_UDS) && !one.asks(PINPOINT_CUPLOGIN)),
                new Rule(
                        "pinpoint-before-edge",
                        "DISC-37",
                        "R96: pinpoint records win over `_collab-edge`",
                        one -> one.queries()
                                && !one.webex()
                                && !one.udsFound()
                                && !one.cuploginFound()
                                && one.pinpointFound(),
                        one -> (!one.is(CUCM_EXCLUDED, YES) && one.is(PINPOINT_UDS, FOUND))
                                ? goes(one, INSIDE)
                                : one.ends(PRESENCE_SERVER)),
                new Rule(
                        "webex-excluded",
                        "DISC-10",
                        "WEBEX excluded: no CAS look-up",
                        one -> one.discovers() && one.is(WEBEX_EXCLUDED, YES),
                        one -> !one.asks(CAS) && !one.ends(MESSENGER)),
                new Rule(
                        "cucm-excluded",
                        "DISC-11",
                        "CUCM excluded: `_cisco-uds` is not asked",
                        one -> one.discovers() && one.is(CUCM_EXCLUDED, YES),
                        one -> !one.asks(UDS) && !one.asks(PINPOINT_UDS) && !one.ends(INSIDE)),
                new Rule(
                        "cup-excluded",
                        "DISC-12",
                        "CUP excluded: `_cuplogin` is not asked",
                        one -> one.discovers() && one.is(CUP_EXCLUDED, YES),
                        one -> !one.asks(CUPLOGIN) && !one.asks(PINPOINT_CUPLOGIN) && !one.ends(PRESENCE_SERVER)),
                new Rule(
                        "the-others-are-asked",
                        "DISC-13a",
                        "what is not excluded is asked all the same",
                        Case::queries,
                        one -> one.asks(CAS) != one.is(WEBEX_EXCLUDED, YES)
                                && one.asks(UDS) != one.is(CUCM_EXCLUDED, YES)
                                && (one.is(RELEASE, R12) || one.asks(CUPLOGIN) != one.is(CUP_EXCLUDED, YES))),
                new Rule(
                        "r12-knows-no-cup",
                        "DISC-13",
                        "R12 understands WEBEX and CUCM alone",
                        one -> one.is(RELEASE, R12),
                        one -> !one.asks(CUP_EXCLUDED)),
                new Rule(
                        "all-excluded-asks-nobody",
                        "DISC-13b",
                        "all excluded: neither query nor CAS",
                        one -> one.discovers() && one.allExcluded(),
                        Case::asksNobody),
                new Rule(
                        "all-excluded-is-a-prompt",
                        "DISC-13c",
                        "all excluded: the user is asked, unless something is installed",
                        one -> one.discovers() && one.allExcluded(),
                        one -> one.installed() ? one.ends(BOOTSTRAP) : one.ends(MANUAL_SETTINGS)),
                new Rule(
                        "pinpoint-is-found-or-not",
                        "DISC-36",
                        "what is found of the company does not depend on a zone that is not asked",
                        one -> one.queries()
                                && one.is(KEPT_DISCOVERY, NOTHING)
                                && one.is(RELEASE, R11, R12)
                                && !one.webex()
                                && !one.insideFound()
                                && one.is(EDGE, FOUND),
                        one -> goes(one, OUTSIDE)));
    }
}
