package org.uclab.client.discovery;

import static org.uclab.client.discovery.Finding.ABSENT;
import static org.uclab.client.discovery.Finding.ANDROID;
import static org.uclab.client.discovery.Finding.FOUND;
import static org.uclab.client.discovery.Finding.GIVEN;
import static org.uclab.client.discovery.Finding.IOS;
import static org.uclab.client.discovery.Finding.MAC;
import static org.uclab.client.discovery.Finding.NO;
import static org.uclab.client.discovery.Finding.NOTHING;
import static org.uclab.client.discovery.Finding.NO_ANSWER;
import static org.uclab.client.discovery.Finding.PHONE;
import static org.uclab.client.discovery.Finding.PRESENCE;
import static org.uclab.client.discovery.Finding.R11;
import static org.uclab.client.discovery.Finding.R12;
import static org.uclab.client.discovery.Finding.R96;
import static org.uclab.client.discovery.Finding.SERVED;
import static org.uclab.client.discovery.Finding.WINDOWS;
import static org.uclab.client.discovery.Finding.YES;
import static org.uclab.client.discovery.Row.row;

import java.util.List;
import org.uclab.client.discovery.Row.Stage;

/**
 * From what the user typed to who authenticates him and where, as data.
 *
 * <p>What the client knows is a set of facts. The first row that applies is taken. It applies when all that it names is known
 * and is so, and when it has something to say: a fact that it learns, or asks for, is not known yet. A row that learns adds its
 * fact, and the table is read again from the top. A row that asks sends its question together with those of every other row of
 * its stage that applies; with the answers, which are facts, the table is read again. A row that ends names the verdict. So the
 * table has no state of its own: the same facts lead to the same place, in whatever order they became known.
 *
 * <p>The order of the rows is the order of precedence of the documents. Sources of the services domain come first, because
 * nothing can be asked without one. Then the authenticator list (S4): manual settings, a Webex domain that is kept, CAS, a
 * discovery that is kept, SRV, the user. The bootstrap file stands before the list in R12 and behind it in R11 and R96. Where
 * Webex authenticates, what is found of the company counts for its phone services alone.
 *
 * <p>What answers the questions is elsewhere ({@link Questions}); what each reason reads like, too
 * ({@link DiscoveryDecisions}). That the table keeps to the catalogue, {@link CatalogueRules} says, which do not read it.
 */
final class DiscoveryTable {

    private static final Finding[] NOT_FOUND = {ABSENT, NO_ANSWER};

    static final List<Row> ROWS = List.of(
            row(Stage.SOURCES, "malformed-address", "DISC-30")
                    .when(Fact.ADDRESS, Finding.MALFORMED)
                    .end(Verdict.MALFORMED_ADDRESS),
            row(Stage.SOURCES, "url-on-mac-and-android", "DISC-33", "DISC-14")
                    .when(Fact.PLATFORM, MAC, ANDROID)
                    .learn(Fact.URL_COUNTS, YES),
            // ASSUMED(S4): R96 on iPhone and iPad is 9.6.0, which asks the pinpoint subdomain and knows no URL.
            row(Stage.SOURCES, "url-on-iphone-from-9-6-1", "DISC-33", "DISC-14")
                    .when(Fact.PLATFORM, IOS)
                    .when(Fact.RELEASE, R11, R12)
                    .learn(Fact.URL_COUNTS, YES),
            row(Stage.SOURCES, "no-url", "DISC-33").learn(Fact.URL_COUNTS, NO),
            row(Stage.SOURCES, "managed-on-mobile", "DISC-33", "DISC-16")
                    .when(Fact.PLATFORM, ANDROID, IOS)
                    .learn(Fact.MANAGED_COUNTS, YES),
            row(Stage.SOURCES, "not-managed", "DISC-33").learn(Fact.MANAGED_COUNTS, NO),
            row(Stage.SOURCES, "bootstrap-on-windows", "DISC-33")
                    .when(Fact.PLATFORM, WINDOWS)
                    .learn(Fact.BOOTSTRAP_COUNTS, YES),
            row(Stage.SOURCES, "no-bootstrap", "DISC-33").learn(Fact.BOOTSTRAP_COUNTS, NO),
            // ASSUMED(S3 S4): who types a whole address means it, also where another source names a domain.
            row(Stage.SOURCES, "domain-typed", "DISC-30")
                    .when(Fact.ADDRESS, Finding.WITH_DOMAIN)
                    .learn(Fact.DOMAIN, Finding.TYPED),
            row(Stage.SOURCES, "domain-of-url", "DISC-30", "DISC-14")
                    .when(Fact.URL_COUNTS, YES)
                    .when(Fact.URL, GIVEN)
                    .learn(Fact.DOMAIN, Finding.URL),
            row(Stage.SOURCES, "domain-managed", "DISC-16")
                    .when(Fact.MANAGED_COUNTS, YES)
                    .when(Fact.MANAGED, GIVEN)
                    .learn(Fact.DOMAIN, Finding.MANAGED),
            row(Stage.SOURCES, "domain-of-bootstrap", "DISC-30", "DISC-25")
                    .when(Fact.BOOTSTRAP_COUNTS, YES)
                    .when(Fact.BOOTSTRAP, GIVEN)
                    .learn(Fact.DOMAIN, Finding.BOOTSTRAP),
            row(Stage.SOURCES, "ask-kept-domain", "DISC-30")
                    .without(Fact.DOMAIN)
                    .ask(Fact.KEPT_DOMAIN),
            row(Stage.SOURCES, "domain-kept", "DISC-30")
                    .when(Fact.KEPT_DOMAIN, YES)
                    .learn(Fact.DOMAIN, Finding.KEPT),
            row(Stage.SOURCES, "address-needed", "DISC-30")
                    .when(Fact.KEPT_DOMAIN, NO)
                    .end(Verdict.ADDRESS_NEEDED),
            row(Stage.BY_HAND, "phone-by-hand", "DISC-26", "DISC-27", "DISC-09")
                    .when(Fact.MANUAL, PHONE)
                    .end(Verdict.PHONE_BY_HAND),
            row(Stage.BY_HAND, "presence-by-hand", "DISC-26", "DISC-27", "DISC-09")
                    .when(Fact.MANUAL, PRESENCE)
                    .end(Verdict.PRESENCE_BY_HAND),
            row(Stage.BY_HAND, "cloud-by-hand", "DISC-26", "DISC-27", "DISC-09")
                    .when(Fact.MANUAL, Finding.CLOUD)
                    .end(Verdict.CLOUD_BY_HAND),
            installed("presence-installed-first", PRESENCE, R12).end(Verdict.PRESENCE_INSTALLED),
            installed("phone-installed-first", PHONE, R12).end(Verdict.PHONE_INSTALLED),
            installed("cloud-installed-first", Finding.CLOUD, R12).end(Verdict.CLOUD_INSTALLED),
            row(Stage.MEMORY, "ask-webex-excluded", "DISC-10").ask(Fact.WEBEX_EXCLUDED),
            row(Stage.MEMORY, "ask-cucm-excluded", "DISC-11").ask(Fact.CUCM_EXCLUDED),
            row(Stage.MEMORY, "ask-cup-excluded", "DISC-12")
                    .when(Fact.RELEASE, R96, R11)
                    .ask(Fact.CUP_EXCLUDED),
            row(Stage.MEMORY, "ask-webex-kept", "CAS-19").ask(Fact.WEBEX_KEPT),
            row(Stage.MEMORY, "ask-kept-discovery", "DISC-06").ask(Fact.KEPT_DISCOVERY),
            row(Stage.CONCLUSION, "all-excluded", "DISC-13")
                    .when(Fact.RELEASE, R12)
                    .when(Fact.WEBEX_EXCLUDED, YES)
                    .when(Fact.CUCM_EXCLUDED, YES)
                    .learn(Fact.LOCATION, NOTHING),
            row(Stage.CONCLUSION, "all-three-excluded", "DISC-13")
                    .when(Fact.WEBEX_EXCLUDED, YES)
                    .when(Fact.CUCM_EXCLUDED, YES)
                    .when(Fact.CUP_EXCLUDED, YES)
                    .learn(Fact.LOCATION, NOTHING),
            // ASSUMED(S4): it says that CAS is not asked, not that what CAS said before counts no more.
            row(Stage.CONCLUSION, "webex-excluded", "DISC-10")
                    .when(Fact.WEBEX_EXCLUDED, YES)
                    .learn(Fact.CLOUD, NO),
            row(Stage.CONCLUSION, "webex-kept", "CAS-19", "DISC-09")
                    .when(Fact.WEBEX_KEPT, YES)
                    .learn(Fact.CLOUD, YES),
            // ASSUMED(S4): what was found by a question that is excluded now counts no more.
            row(Stage.CONCLUSION, "kept-inside", "DISC-06")
                    .when(Fact.KEPT_DISCOVERY, Finding.INSIDE)
                    .when(Fact.CUCM_EXCLUDED, NO)
                    .learn(Fact.LOCATION, Finding.INSIDE),
            row(Stage.CONCLUSION, "kept-presence-server", "DISC-06")
                    .when(Fact.KEPT_DISCOVERY, Finding.PRESENCE_SERVER)
                    .when(Fact.CUP_EXCLUDED, NO)
                    .learn(Fact.LOCATION, Finding.PRESENCE_SERVER),
            row(Stage.CONCLUSION, "kept-outside", "DISC-06")
                    .when(Fact.KEPT_DISCOVERY, Finding.OUTSIDE)
                    .learn(Fact.LOCATION, Finding.OUTSIDE),
            row(Stage.CONCLUSION, "webex-kept-alone", "CAS-19", "DISC-09")
                    .when(Fact.WEBEX_KEPT, YES)
                    .when(Fact.WEBEX_EXCLUDED, NO)
                    .learn(Fact.LOCATION, NOTHING),
            row(Stage.QUESTIONS, "ask-cas", "CAS-01", "DISC-32")
                    .without(Fact.CLOUD)
                    .ask(Fact.CAS),
            row(Stage.QUESTIONS, "ask-uds", "DISC-01", "DISC-11")
                    .without(Fact.LOCATION)
                    .when(Fact.CUCM_EXCLUDED, NO)
                    .ask(Fact.UDS),
            row(Stage.QUESTIONS, "ask-cuplogin", "DISC-01", "DISC-12")
                    .without(Fact.LOCATION)
                    .when(Fact.CUP_EXCLUDED, NO)
                    .ask(Fact.CUPLOGIN),
            row(Stage.QUESTIONS, "ask-edge", "DISC-01").without(Fact.LOCATION).ask(Fact.EDGE),
            row(Stage.CONCLUSION, "cas-known", "CAS-01", "CAS-03")
                    .when(Fact.CAS, Finding.KNOWN, Finding.KNOWN_WITH_SSO)
                    .learn(Fact.CLOUD, YES),
            row(Stage.CONCLUSION, "cas-unknown", "CAS-02")
                    .when(Fact.CAS, Finding.UNKNOWN)
                    .learn(Fact.CLOUD, NO),
            row(Stage.CONCLUSION, "cas-no-answer", "CAS-05")
                    .when(Fact.CAS, NO_ANSWER)
                    .learn(Fact.CLOUD, NO),
            row(Stage.CONCLUSION, "uds-found", "DISC-02").when(Fact.UDS, FOUND).learn(Fact.LOCATION, Finding.INSIDE),
            row(Stage.CONCLUSION, "cuplogin-found", "DISC-03")
                    .when(Fact.CUPLOGIN, FOUND)
                    .learn(Fact.LOCATION, Finding.PRESENCE_SERVER),
            pinpoint("ask-pinpoint-uds", Fact.CUCM_EXCLUDED).ask(Fact.PINPOINT_UDS),
            pinpoint("ask-pinpoint-cuplogin", Fact.CUP_EXCLUDED).ask(Fact.PINPOINT_CUPLOGIN),
            row(Stage.CONCLUSION, "pinpoint-uds-found", "DISC-07", "DISC-37")
                    .when(Fact.PINPOINT_UDS, FOUND)
                    .learn(Fact.LOCATION, Finding.INSIDE),
            row(Stage.CONCLUSION, "pinpoint-cuplogin-found", "DISC-07")
                    .when(Fact.PINPOINT_CUPLOGIN, FOUND)
                    .learn(Fact.LOCATION, Finding.PRESENCE_SERVER),
            row(Stage.CONCLUSION, "edge-found", "DISC-04")
                    .when(Fact.EDGE, FOUND)
                    .learn(Fact.LOCATION, Finding.OUTSIDE),
            row(Stage.CONCLUSION, "nothing-found", "DISC-05")
                    .when(Fact.EDGE, NOT_FOUND)
                    .learn(Fact.LOCATION, NOTHING),
            cloud("webex-and-inside", "CAS-20", Finding.INSIDE).end(Verdict.WEBEX_AND_INSIDE),
            cloud("webex-and-outside", "CAS-07", Finding.OUTSIDE).end(Verdict.WEBEX_AND_OUTSIDE),
            cloud("webex", "CAS-03", NOTHING, Finding.PRESENCE_SERVER).end(Verdict.WEBEX),
            row(Stage.CONCLUSION, "presence-server", "DISC-03")
                    .when(Fact.LOCATION, Finding.PRESENCE_SERVER)
                    .end(Verdict.PRESENCE_SERVER),
            fallBack("presence-installed-last", PRESENCE).end(Verdict.PRESENCE_INSTALLED),
            fallBack("phone-installed-last", PHONE).end(Verdict.PHONE_INSTALLED),
            fallBack("cloud-installed-last", Finding.CLOUD).end(Verdict.CLOUD_INSTALLED),
            row(Stage.CONCLUSION, "nobody-knows", "DISC-05", "DISC-28", "DISC-09")
                    .when(Fact.LOCATION, NOTHING)
                    .end(Verdict.MANUAL_SETTINGS),
            row(Stage.CALL_CONTROL, "ask-call-control", "DISC-50").ask(Fact.CALL_CONTROL),
            row(Stage.CALL_CONTROL, "cannot-reach", "DISC-08")
                    .when(Fact.CALL_CONTROL, Finding.UNREACHED)
                    .end(Verdict.CANNOT_REACH),
            row(Stage.CALL_CONTROL, "wrong-credentials", "DISC-50")
                    .when(Fact.CALL_CONTROL, Finding.REFUSED)
                    .end(Verdict.WRONG_CREDENTIALS),
            row(Stage.CALL_CONTROL, "user-not-found", "DISC-50")
                    .when(Fact.CALL_CONTROL, Finding.USER_UNKNOWN)
                    .end(Verdict.USER_NOT_FOUND),
            row(Stage.CALL_CONTROL, "not-supported", "DISC-50")
                    .when(Fact.CALL_CONTROL, Finding.UNSUPPORTED)
                    .end(Verdict.NOT_SUPPORTED),
            row(Stage.PRODUCT, "ask-product", "UDS-12").ask(Fact.PRODUCT),
            product("inside-im-and-presence", Finding.INSIDE, Finding.IM_AND_PRESENCE)
                    .end(Verdict.INSIDE_IM_AND_PRESENCE),
            product("inside-phone-mode", Finding.INSIDE, Finding.NOT_SET).end(Verdict.INSIDE_PHONE_MODE),
            product("inside-webex", Finding.INSIDE, Finding.WEBEX).end(Verdict.INSIDE_WEBEX),
            product("outside-im-and-presence", Finding.OUTSIDE, Finding.IM_AND_PRESENCE)
                    .end(Verdict.OUTSIDE_IM_AND_PRESENCE),
            product("outside-phone-mode", Finding.OUTSIDE, Finding.NOT_SET).end(Verdict.OUTSIDE_PHONE_MODE),
            product("outside-webex", Finding.OUTSIDE, Finding.WEBEX).end(Verdict.OUTSIDE_WEBEX),
            row(Stage.PRODUCT, "no-profile", "DISC-41", "DISC-28")
                    .when(Fact.PRODUCT, Finding.NO_PROFILE)
                    .end(Verdict.MANUAL_SETTINGS));

    private DiscoveryTable() {}

    private static Row.Draft installed(String id, Finding authenticator, Finding release) {
        return row(Stage.BY_HAND, id, "DISC-21")
                .when(Fact.RELEASE, release)
                .when(Fact.BOOTSTRAP_COUNTS, YES)
                .when(Fact.INSTALLED, authenticator);
    }

    private static Row.Draft fallBack(String id, Finding authenticator) {
        return row(Stage.CONCLUSION, id, "DISC-44", "DISC-21")
                .when(Fact.BOOTSTRAP_COUNTS, YES)
                .when(Fact.LOCATION, NOTHING)
                .when(Fact.INSTALLED, authenticator);
    }

    private static Row.Draft pinpoint(String id, Fact excluded) {
        return row(Stage.PINPOINT, id, "DISC-07", "DISC-36")
                .when(Fact.RELEASE, R96)
                .when(Fact.PLATFORM, WINDOWS, IOS)
                .when(Fact.EDGE, FOUND, ABSENT, NO_ANSWER)
                .when(excluded, NO)
                .without(Fact.LOCATION);
    }

    private static Row.Draft cloud(String id, String cites, Finding... location) {
        return row(Stage.CONCLUSION, id, cites).when(Fact.CLOUD, YES).when(Fact.LOCATION, location);
    }

    private static Row.Draft product(String id, Finding location, Finding product) {
        return row(Stage.PRODUCT, id, "UDS-12")
                .when(Fact.CALL_CONTROL, SERVED)
                .when(Fact.LOCATION, location)
                .when(Fact.PRODUCT, product);
    }
}
