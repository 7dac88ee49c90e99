package org.uclab.client.discovery;

import static org.uclab.client.discovery.Fact.CALL_CONTROL;
import static org.uclab.client.discovery.Fact.CAS;
import static org.uclab.client.discovery.Fact.EDGE;
import static org.uclab.client.discovery.Fact.KEPT_DISCOVERY;
import static org.uclab.client.discovery.Fact.PRODUCT;
import static org.uclab.client.discovery.Fact.UDS;
import static org.uclab.client.discovery.Fact.WEBEX_EXCLUDED;
import static org.uclab.client.discovery.Fact.WEBEX_KEPT;
import static org.uclab.client.discovery.Finding.FOUND;
import static org.uclab.client.discovery.Finding.NOTHING;
import static org.uclab.client.discovery.Finding.NO_ANSWER;
import static org.uclab.client.discovery.Finding.YES;
import static org.uclab.client.discovery.Verdict.CANNOT_REACH;
import static org.uclab.client.discovery.Verdict.INSIDE_IM_AND_PRESENCE;
import static org.uclab.client.discovery.Verdict.INSIDE_PHONE_MODE;
import static org.uclab.client.discovery.Verdict.INSIDE_WEBEX;
import static org.uclab.client.discovery.Verdict.MANUAL_SETTINGS;
import static org.uclab.client.discovery.Verdict.NOT_SUPPORTED;
import static org.uclab.client.discovery.Verdict.OUTSIDE_IM_AND_PRESENCE;
import static org.uclab.client.discovery.Verdict.OUTSIDE_PHONE_MODE;
import static org.uclab.client.discovery.Verdict.OUTSIDE_WEBEX;
import static org.uclab.client.discovery.Verdict.USER_NOT_FOUND;
import static org.uclab.client.discovery.Verdict.WEBEX;
import static org.uclab.client.discovery.Verdict.WEBEX_AND_INSIDE;
import static org.uclab.client.discovery.Verdict.WEBEX_AND_OUTSIDE;
import static org.uclab.client.discovery.Verdict.WRONG_CREDENTIALS;

import java.util.List;
import org.uclab.client.discovery.CatalogueRules.Case;
import org.uclab.client.discovery.CatalogueRules.Rule;

/** The rules of what CAS, UCM and the service profile answer, for {@link CatalogueRules}. */
final class AnswerRules {

    private AnswerRules() {}

    private static boolean served(Case one, Finding product) {
        return one.asks(PRODUCT) && one.is(CALL_CONTROL, Finding.SERVED) && one.is(PRODUCT, product);
    }

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "cas-not-after-srv",
                        "DISC-32",
                        "CAS is not asked after SRV",
                        one -> one.asks(CAS),
                        one -> one.notAfter(CAS, UDS) && one.notAfter(CAS, EDGE) && one.notAfter(CAS, CALL_CONTROL)),
                new Rule(
                        "cas-known-is-webex",
                        "DISC-09c",
                        "what CAS knows counts more than SRV",
                        one -> one.discovers() && !one.allExcluded() && one.webex(),
                        one -> one.ends(CatalogueRules.MESSENGER)),
                new Rule(
                        "cas-unknown-is-not",
                        "CAS-02",
                        "what CAS does not know goes by SRV",
                        one -> one.discovers() && one.is(CAS, Finding.UNKNOWN) && !one.is(WEBEX_KEPT, YES),
                        one -> !one.ends(CatalogueRules.MESSENGER)),
                new Rule(
                        "cas-silent-is-not",
                        "CAS-05",
                        "CAS without an answer stops nothing",
                        one -> one.queries() && one.is(CAS, NO_ANSWER) && one.udsFound(),
                        one -> one.asks(CALL_CONTROL)),
                new Rule(
                        "webex-kept-asks-nobody",
                        "CAS-19",
                        "a domain that was found to be Webex goes there without CAS and SRV",
                        one -> one.discovers() && one.webexKept(),
                        one -> one.asksNobody() && one.ends(CatalogueRules.MESSENGER)),
                new Rule(
                        "cas-is-asked-beside-what-is-kept",
                        "DISC-09d",
                        "CAS comes before a discovery that is kept",
                        one -> one.discovers()
                                && one.kept()
                                && !one.is(WEBEX_EXCLUDED, YES)
                                && !one.is(WEBEX_KEPT, YES),
                        one -> one.asks(CAS)),
                new Rule(
                        "hybrid-inside",
                        "CAS-20",
                        "Webex and `_cisco-uds`: phone services come from UCM",
                        one -> one.queries() && one.webex() && one.udsFound(),
                        one -> one.ends(WEBEX_AND_INSIDE)),
                new Rule(
                        "hybrid-outside",
                        "CAS-07",
                        "Webex and `_collab-edge`: phone services come through Expressway",
                        one -> one.queries() && one.webex() && !one.insideFound() && one.is(EDGE, FOUND),
                        one -> one.ends(WEBEX_AND_OUTSIDE)),
                new Rule(
                        "hybrid-kept",
                        "CAS-07d",
                        "later launches take the company's side from the cache",
                        one -> one.discovers() && one.webex() && one.is(KEPT_DISCOVERY, Finding.OUTSIDE),
                        one -> one.ends(WEBEX_AND_OUTSIDE)),
                new Rule(
                        "webex-alone",
                        "CAS-03",
                        "Webex and nothing of the company",
                        one -> one.discovers()
                                && one.webex()
                                && (one.webexKept() ? one.is(KEPT_DISCOVERY, NOTHING) : one.nothingFound()),
                        one -> one.ends(WEBEX)),
                new Rule(
                        "product-does-nothing-then",
                        "CAS-09",
                        "where CAS found Webex the service profile names nobody",
                        one -> one.ends(CatalogueRules.MESSENGER),
                        one -> !one.asks(PRODUCT)),
                new Rule(
                        "product-im-and-presence",
                        "UDS-12a",
                        "the product IM and Presence",
                        one -> served(one, Finding.IM_AND_PRESENCE),
                        one -> one.ends(INSIDE_IM_AND_PRESENCE, OUTSIDE_IM_AND_PRESENCE)),
                new Rule(
                        "product-webex",
                        "UDS-12b",
                        "the product Webex",
                        one -> served(one, Finding.WEBEX),
                        one -> one.ends(INSIDE_WEBEX, OUTSIDE_WEBEX)),
                new Rule(
                        "product-not-set",
                        "UDS-12c",
                        "no product: UCM authenticates, phone mode",
                        one -> served(one, Finding.NOT_SET),
                        one -> one.ends(INSIDE_PHONE_MODE, OUTSIDE_PHONE_MODE)),
                new Rule(
                        "no-profile",
                        "DISC-41",
                        "no service profile: the user is asked",
                        one -> served(one, Finding.NO_PROFILE),
                        one -> one.ends(MANUAL_SETTINGS)),
                new Rule(
                        "mode-is-known-after-sign-in",
                        "DISC-31",
                        "the product mode is known only after sign-in",
                        one -> one.ends(CatalogueRules.INSIDE) || one.ends(CatalogueRules.OUTSIDE),
                        one -> one.asks(PRODUCT) && one.is(CALL_CONTROL, Finding.SERVED)),
                new Rule(
                        "order-after-srv",
                        "DISC-50",
                        "SRV, then UCM, then the service profile",
                        one -> one.asks(CALL_CONTROL),
                        one -> !one.notAfter(CALL_CONTROL, EDGE) == one.asks(EDGE)
                                && !one.notAfter(PRODUCT, CALL_CONTROL) == one.asks(PRODUCT)),
                new Rule(
                        "how-call-control-answers",
                        "DISC-50",
                        "each refusal has its own outcome",
                        one -> one.asks(CALL_CONTROL) && !one.is(CALL_CONTROL, Finding.SERVED),
                        one -> one.is(CALL_CONTROL, Finding.UNREACHED)
                                ? one.ends(CANNOT_REACH)
                                : one.is(CALL_CONTROL, Finding.REFUSED)
                                        ? one.ends(WRONG_CREDENTIALS)
                                        : one.is(CALL_CONTROL, Finding.USER_UNKNOWN)
                                                ? one.ends(USER_NOT_FOUND)
                                                : one.ends(NOT_SUPPORTED)));
    }
}
