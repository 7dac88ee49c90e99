package org.uclab.client.discovery;

import static org.uclab.client.discovery.Finding.ABSENT;
import static org.uclab.client.discovery.Finding.ANDROID;
import static org.uclab.client.discovery.Finding.FOUND;
import static org.uclab.client.discovery.Finding.GIVEN;
import static org.uclab.client.discovery.Finding.INSIDE;
import static org.uclab.client.discovery.Finding.IOS;
import static org.uclab.client.discovery.Finding.MAC;
import static org.uclab.client.discovery.Finding.NO;
import static org.uclab.client.discovery.Finding.NONE;
import static org.uclab.client.discovery.Finding.NOTHING;
import static org.uclab.client.discovery.Finding.NO_ANSWER;
import static org.uclab.client.discovery.Finding.OUTSIDE;
import static org.uclab.client.discovery.Finding.PHONE;
import static org.uclab.client.discovery.Finding.PRESENCE;
import static org.uclab.client.discovery.Finding.PRESENCE_SERVER;
import static org.uclab.client.discovery.Finding.R11;
import static org.uclab.client.discovery.Finding.R12;
import static org.uclab.client.discovery.Finding.R96;
import static org.uclab.client.discovery.Finding.UNKNOWN;
import static org.uclab.client.discovery.Finding.WINDOWS;
import static org.uclab.client.discovery.Finding.YES;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Everything that discovery may depend on. */
enum Fact {
    RELEASE(Kind.GIVEN, "the release that the client plays", R96, R11, R12),
    PLATFORM(Kind.GIVEN, "what it runs on", WINDOWS, MAC, ANDROID, IOS),
    ADDRESS(Kind.GIVEN, "what the user typed", Finding.WITH_DOMAIN, Finding.WITHOUT_DOMAIN, Finding.MALFORMED),
    URL(Kind.GIVEN, "a configuration URL with a services domain was opened", GIVEN, NONE),
    MANAGED(Kind.GIVEN, "managed app configuration names a services domain", GIVEN, NONE),
    BOOTSTRAP(Kind.GIVEN, "the bootstrap file names a services domain", GIVEN, NONE),
    INSTALLED(Kind.GIVEN, "the authenticator of the bootstrap file", NONE, PRESENCE, PHONE, Finding.CLOUD),
    MANUAL(Kind.GIVEN, "the authenticator of the manual settings", NONE, PRESENCE, PHONE, Finding.CLOUD),

    URL_COUNTS(Kind.LEARNED, "whether this client takes configuration URLs", YES, NO),
    MANAGED_COUNTS(Kind.LEARNED, "whether it takes managed app configuration", YES, NO),
    BOOTSTRAP_COUNTS(Kind.LEARNED, "whether it takes a bootstrap file", YES, NO),
    DOMAIN(
            Kind.LEARNED,
            "where the services domain comes from",
            Finding.TYPED,
            Finding.URL,
            Finding.MANAGED,
            Finding.BOOTSTRAP,
            Finding.KEPT),
    LOCATION(Kind.LEARNED, "what is found of the company", INSIDE, PRESENCE_SERVER, OUTSIDE, NOTHING),
    CLOUD(Kind.LEARNED, "whether the domain is a Webex domain", YES, NO),

    KEPT_DOMAIN(Kind.MEMORY, "whether a services domain is kept from an earlier launch", YES, NO),
    WEBEX_EXCLUDED(Kind.MEMORY, "whether WEBEX is excluded", YES, NO),
    CUCM_EXCLUDED(Kind.MEMORY, "whether CUCM is excluded", YES, NO),
    CUP_EXCLUDED(Kind.MEMORY, "whether CUP is excluded", YES, NO),
    WEBEX_KEPT(Kind.MEMORY, "whether the domain was found to be a Webex domain before", YES, NO),
    KEPT_DISCOVERY(Kind.MEMORY, "what was found before", INSIDE, PRESENCE_SERVER, OUTSIDE, NOTHING),

    CAS(Kind.WIRE, "what CAS answers", Finding.KNOWN, Finding.KNOWN_WITH_SSO, UNKNOWN, NO_ANSWER),
    UDS(Kind.WIRE, "`_cisco-uds._tcp`", FOUND, ABSENT, NO_ANSWER),
    CUPLOGIN(Kind.WIRE, "`_cuplogin._tcp`", FOUND, ABSENT, NO_ANSWER),
    EDGE(Kind.WIRE, "`_collab-edge._tls`", FOUND, ABSENT, NO_ANSWER),
    PINPOINT_UDS(Kind.WIRE, "`_cisco-uds._tcp.cisco-internal`", FOUND, ABSENT, NO_ANSWER),
    PINPOINT_CUPLOGIN(Kind.WIRE, "`_cuplogin._tcp.cisco-internal`", FOUND, ABSENT, NO_ANSWER),
    CALL_CONTROL(
            Kind.WIRE,
            "how UCM, or the edge before it, answers",
            Finding.SERVED,
            Finding.UNREACHED,
            Finding.REFUSED,
            Finding.USER_UNKNOWN,
            Finding.UNSUPPORTED),
    PRODUCT(
            Kind.WIRE,
            "the IM and presence product of the service profile",
            Finding.IM_AND_PRESENCE,
            Finding.WEBEX,
            Finding.NOT_SET,
            Finding.NO_PROFILE);

    /** Where it comes from. */
    enum Kind {
        /** Known from the start. */
        GIVEN,
        /** Concluded from others. */
        LEARNED,
        /** The answer to a question that the client answers itself. */
        MEMORY,
        /** The answer to a question that somebody else answers. */
        WIRE
    }

    private final Kind kind;
    private final String about;
    private final List<Finding> findings;

    Fact(Kind kind, String about, Finding... findings) {
        this.kind = kind;
        this.about = about;
        this.findings = List.of(findings);
    }

    Kind kind() {
        return kind;
    }

    /** What it is, in Markdown. */
    String about() {
        return about;
    }

    /** All that it can be. */
    List<Finding> findings() {
        return findings;
    }

    /** The set of all that it can be. */
    long all() {
        return bits(findings);
    }

    /** Whether somebody has to be asked for it. */
    boolean asked() {
        return kind == Kind.MEMORY || kind == Kind.WIRE;
    }

    /** As tables print it: {@code pinpoint-uds}. */
    String word() {
        return wordOf(this);
    }

    static long bits(Iterable<Finding> findings) {
        long bits = 0;
        for (Finding finding : findings) {
            bits |= finding.bit();
        }
        return bits;
    }

    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The findings of a set, as tables print them: {@code mac or android}. */
    static String words(long bits) {
        return String.join(
                " or ",
                Arrays.stream(Finding.values())
                        .filter(finding -> (bits & finding.bit()) != 0)
                        .map(Finding::word)
                        .toList());
    }
}
