package org.uclab.client;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.uclab.client.config.Authenticator;
import org.uclab.client.discovery.DiscoveryDecisions;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides from the typed address to the services, and after. */
final class SignInDecisions {

    static final Outcome DOMAIN = Outcome.chosen("domain", "{domain}");
    static final Reason TYPED = Reason.named("typed-address", "the part behind the @ of the typed address");
    static final Reason OF_SOURCE = Reason.named("source-names-domain", "{source...} names it");
    static final Subject SERVICES_DOMAIN =
            Subject.named("services-domain", "services domain").decides(DOMAIN).because(TYPED, OF_SOURCE);

    static final Outcome FROM_NOW_ON = Outcome.noted("from-now-on", "from now on {domain}");
    static final Reason LEARNED = Reason.named("learned-earlier", "jabber-config.xml named it at an earlier sign-in");
    static final Reason CONFIGURED = Reason.named("client-configuration", "the client's configuration names it");
    static final Reason FILE_SAYS = Reason.named("file-names-domain", "jabber-config.xml says {parameter}");
    static final Subject VOICE_SERVICES_DOMAIN = Subject.named("voice-services-domain", "voice services domain")
            .decides(DOMAIN, FROM_NOW_ON)
            .because(LEARNED, CONFIGURED, FILE_SAYS, OF_SOURCE);

    static final Outcome COMPLAINT = Outcome.noted("complaint", "a complaint");
    static final Reason NOT_TAKEN =
            Reason.named("source-not-taken", "{source...} is not taken as it is: {complaint...}");
    static final Subject CONFIGURATION =
            Subject.named("configuration", "configuration").decides(COMPLAINT).because(NOT_TAKEN);

    static final Outcome MANUAL = Outcome.chosen("manual-settings", "manual settings");
    static final Reason NAMED_SERVERS = Reason.named("servers-named", "somebody named the servers; none is looked for");
    static final Reason PRESENCE_BY_HAND =
            Reason.named("presence-by-hand", "the user named the presence server {host}");
    static final Reason PRESENCE_INSTALLED =
            Reason.named("presence-installed", "the client was installed with the presence server {host}");
    static final Reason CLOUD_BY_HAND = Reason.named("cloud-by-hand", "the user named the CAS URL of {host}");
    static final Reason CLOUD_INSTALLED =
            Reason.named("cloud-installed", "the client was installed for Webex Messenger");
    static final Reason PHONE_INSTALLED =
            Reason.named("phone-installed", "the client was installed for phone mode, with its servers");
    static final Reason CLOUD_NAMES =
            Reason.named("cloud-names-servers", "the cloud names the servers of call control");
    static final Subject SERVICES = Subject.named("services", "services")
            .decides(MANUAL)
            .because(
                    NAMED_SERVERS,
                    PRESENCE_BY_HAND,
                    PRESENCE_INSTALLED,
                    CLOUD_NAMES,
                    CLOUD_BY_HAND,
                    CLOUD_INSTALLED,
                    PHONE_INSTALLED);

    static final Outcome INSIDE = Outcome.chosen("inside", "inside");
    static final Outcome OUTSIDE = Outcome.chosen("outside", "outside");
    static final Outcome UNKNOWN = Outcome.none("unknown", "unknown");
    static final Subject LOCATION = Subject.named("location", "location")
            .decides(INSIDE, OUTSIDE, UNKNOWN)
            .because(DiscoveryDecisions.FOUND);

    static final Outcome WEBEX_MESSENGER = Outcome.chosen("webex-cloud", Services.WEBEX_MESSENGER);
    static final Outcome PRESENCE_SERVER = Outcome.chosen("presence-server", "presence server");
    static final Reason NO_UDS = Reason.named("no-uds-records", "there is no _cisco-uds");
    static final Reason PHONE_MODE = Reason.named("named-for-phone-mode", "the servers were named for phone mode");
    static final Reason NO_PROFILE =
            Reason.named("no-service-profile", "there is no service profile that could be read");
    static final Reason NO_PRODUCT = Reason.named("no-product", "the service profile names no IM and presence product");
    static final Reason PRODUCT = Reason.named("product", "the service profile says {product...}");
    static final Subject AUTHENTICATOR = Subject.named("authenticator", "authenticator")
            .decides(WEBEX_MESSENGER, PRESENCE_SERVER)
            .decides(Stream.of(Authenticator.values())
                    .map(SignInDecisions::outcome)
                    .toArray(Outcome[]::new))
            .because(NO_UDS, PHONE_MODE, NO_PROFILE, NO_PRODUCT, PRODUCT, CLOUD_BY_HAND, CLOUD_INSTALLED)
            .because(DiscoveryDecisions.FOUND);

    static final Reason MODE_OF = Reason.named("services-at-hand", "{presence...}, {device...}");
    static final Subject PRODUCT_MODE = Subject.named("product-mode", "product mode")
            .decides(Stream.of(ProductMode.values())
                    .map(SignInDecisions::outcome)
                    .toArray(Outcome[]::new))
            .because(MODE_OF);

    static final Outcome RESULT = Outcome.noted("result", "result: {result}");
    static final Reason AT_SERVER = Reason.named("presence-at-server", "login mode: ON_PREM, server: {server}");
    static final Reason AT_CLOUD = Reason.named("presence-at-cloud", "login mode: CLOUD, server: {server}");
    static final Reason NO_CLOUD = Reason.named("no-cloud-presence", "login mode: CLOUD, {problem...}");
    static final Reason NO_PRESENCE = Reason.named("no-presence", "login mode: ON_PREM, {problem...}");
    static final Subject PRESENCE = Subject.named("presence-sign-in", "signing into presence server")
            .decides(RESULT)
            .because(AT_SERVER, NO_PRESENCE, AT_CLOUD, NO_CLOUD);

    static final Outcome PHONE_ERROR = Outcome.none("phone-services-error", "connection error");
    static final Reason NO_PHONE_CREDENTIALS =
            Reason.named("no-phone-credentials", "nobody has entered the credentials of phone services yet");
    static final Reason NO_TELEPHONY =
            Reason.named("no-telephony", "whoever configured the client has said Telephony_Enabled false");
    static final Reason NO_DEVICE_FILE = Reason.named("no-device-file", "there is no device file that can be used");
    static final Reason NO_DEVICE_LIST = Reason.named("no-device-list", "no device list: {problem...}");
    static final Subject PHONE_SERVICES = Subject.named("phone-services", "phone services")
            .decides(HttpDecisions.NONE, PHONE_ERROR)
            .because(NO_DEVICE_FILE, NO_DEVICE_LIST, NO_PHONE_CREDENTIALS, NO_TELEPHONY);

    static final Outcome NO_REGISTRATION = Outcome.refused("no-registration", "cannot register");
    static final Reason KERNEL =
            Reason.named("kernel-loses-sip", "the kernel of a {handset...} loses SIP in the clear");
    static final Subject HANDSET =
            Subject.named("handset", "handset").decides(NO_REGISTRATION).because(KERNEL);

    static final Reason NO_RULES = Reason.named("dial-rules-unreached", "they cannot be fetched: {problem...}");
    static final Subject DIAL_RULES = Subject.named("dial-rules", "dial rules")
            .decides(HttpDecisions.NONE)
            .because(NO_RULES);

    static final Outcome CONTACTS_SERVER = Outcome.chosen("server", "{server}");
    static final Reason FILE_NAMES = Reason.named("file-names-server", "{parameter} in jabber-config.xml names it");
    static final Subject CONTACTS_UDS = Subject.named("uds-server-for-contacts", "UDS server for contacts")
            .decides(CONTACTS_SERVER)
            .because(FILE_NAMES);

    static final Outcome NUMBER = Outcome.chosen("number", "{number}");
    static final Outcome NO_NUMBER = Outcome.none("no-number", "no number");
    static final Reason RULE = Reason.named("rule-fits", "the rule for {rule...}");
    static final Reason NO_RULE = Reason.named("no-rule-fits", "no rule fits {number...}");
    static final Subject DIALLED = number("dialled-number", "dialled number");
    static final Subject LOOKED_UP = number("number-looked-up", "number looked up");

    static final Outcome WHO = Outcome.chosen("caller", "{name...}");
    static final Outcome NOBODY = Outcome.none("nobody", "nobody");
    static final Reason KNOWS = Reason.named("source-knows", "{server} knows {answer...}");
    static final Reason NO_SEARCH = Reason.named("no-search", "contacts cannot be searched ({problem...})");
    static final Subject CALLER =
            Subject.named("caller", "caller").decides(WHO, NOBODY).because(KNOWS, NO_SEARCH);

    static final Outcome FORGOTTEN = Outcome.noted("forgotten", "forgotten");
    static final Reason NETWORK_CHANGED =
            Reason.named("network-changed", "the network has changed: {server} is asked now");
    static final Subject MEMORY =
            Subject.named("memory", "memory").decides(FORGOTTEN).because(NETWORK_CHANGED);

    static final Outcome DONE = Outcome.noted("done", "done");
    static final Reason ASKED = Reason.named("user-asked", "the user asked for it");
    static final Subject SIGN_OUT =
            Subject.named("sign-out", "sign-out").decides(DONE).because(ASKED);

    static final Subject SIGN_IN = Subject.named("sign-in", "sign-in")
            .decides(Stream.of(SignInResult.Kind.values())
                    .map(SignInDecisions::outcome)
                    .toArray(Outcome[]::new))
            .because(SignInReasons.ALL);

    private SignInDecisions() {}

    private static Subject number(String id, String wording) {
        return Subject.named(id, wording).decides(NUMBER, NO_NUMBER).because(RULE, NO_RULE);
    }

    static Outcome outcome(Authenticator authenticator) {
        return authenticator == Authenticator.UNKNOWN
                ? Outcome.none(kebab(authenticator), authenticator.toString())
                : Outcome.chosen(kebab(authenticator), authenticator.toString());
    }

    static Outcome outcome(SignInResult.Kind result) {
        return switch (result) {
            case SIGNED_IN -> Outcome.chosen(kebab(result), result.toString());
            case WRONG_CREDENTIALS, USER_NOT_FOUND, UNSUPPORTED -> Outcome.refused(kebab(result), result.toString());
            case MANUAL_SETTINGS_NEEDED, CREDENTIALS_NEEDED, FAILED -> Outcome.none(kebab(result), result.toString());
        };
    }

    static Outcome outcome(ProductMode mode) {
        return Outcome.chosen(kebab(mode), mode.toString());
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The subjects. */
    static List<Subject> all() {
        return List.of(
                SERVICES_DOMAIN,
                VOICE_SERVICES_DOMAIN,
                CONFIGURATION,
                SERVICES,
                LOCATION,
                AUTHENTICATOR,
                PRODUCT_MODE,
                PRESENCE,
                PHONE_SERVICES,
                HANDSET,
                DIAL_RULES,
                CONTACTS_UDS,
                DIALLED,
                LOOKED_UP,
                CALLER,
                MEMORY,
                SIGN_OUT,
                SIGN_IN);
    }
}
