package org.uclab.client.tls;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides of certificates. */
public final class TlsDecisions {

    static final Outcome REFUSED = Outcome.refused("refused", "refused {refusal}");

    static final Outcome TAKEN = Outcome.noted("taken", "taken");

    /** The user is shown it, and takes it. ASSUMED(T213872): Jabber prompts, where an endpoint would end the connection. */
    static final Outcome ASKED = Outcome.noted("asked", "the user is asked");

    static final Reason OLD_PRESENCE =
            Reason.named("old-presence-key", "a presence server below 8.6.4 has a key of {bits} bits");
    static final Reason CHAIN_TOO_LONG = Reason.named("chain-length", "a chain of {certificates} certificates");
    static final Reason OTHER_NAMES = Reason.named("other-names", "it is for {names...}, not for {host}");
    static final Reason OTHER_ADDRESSES =
            Reason.named("other-addresses", "it is for {names...}, and {host} is none of its addresses");
    static final Reason WILDCARD = Reason.named("wildcard", "its {name} does not stand for {host}");
    static final Reason COMMON_NAME_ALONE = Reason.named(
            "common-name-alone", "{host} is its common name, which does not count beside alternative names");
    static final Reason NO_NAME_OF_A_HOST = Reason.named("no-name-of-a-host", "it names no host, and so not {host}");
    static final Reason STRANGE_NAME =
            Reason.named("strange-name", "it has a name that no host can have, and none that is {host}");
    static final Reason UNREADABLE_NAMES = Reason.named("names-unreadable", "its names cannot be read");
    static final Reason NO_SERVICE_NAME =
            Reason.named("no-service-name", "it does not name the services domain {domain}");
    static final Reason OTHER_SERVICE_NAMES =
            Reason.named("other-service-names", "it is for {names...}, and not for the services domain {domain}");
    static final Reason SIGNED_WITH = Reason.named("signed-with", "signed with {algorithm}");
    static final Reason SHORT_KEY = Reason.named("short-key", "a key of {bits} bits where {least} are wanted");
    static final Reason VALID_UNTIL = Reason.named("valid-until", "valid until {until}, now is {now}");
    static final Reason VALID_FROM = Reason.named("valid-from", "valid from {from}, now is {now}");
    static final Reason SELF_ISSUED = Reason.named("self-issued", "it issued itself: {subject...}");
    static final Reason BAD_PATH =
            Reason.named("bad-path", "its path to a trusted authority breaks the rules of RFC 5280");
    static final Reason NOT_TRUSTED = Reason.named("issuer-not-trusted", "issued by {issuer...}, which is not trusted");
    static final Reason TAKEN_BACK = Reason.named("taken-back", "taken back by its issuer, serial number {serial}");
    static final Reason NO_SERVER_PURPOSE = Reason.named("no-server-purpose", "not meant for a server: {purposes...}");
    static final Reason NO_SIGNATURES = Reason.named("no-signatures", "its key is not to make signatures");
    static final Reason ISSUER_UNTIL = Reason.named("issuer-until", "its issuer {issuer...} was valid until {until}");
    static final Reason ISSUER_FROM = Reason.named("issuer-from", "its issuer {issuer...} is valid from {from}");
    static final Reason ISSUER_ABSENT =
            Reason.named("issuer-absent", "issued by {issuer...}, whose certificate did not come with it");
    static final Reason CHANGED = Reason.named("changed", "it is not what {issuer...} has signed");
    static final Reason NO_AUTHORITY = Reason.named("no-authority", "its issuer {issuer...} is no authority");
    static final Reason TOO_DEEP =
            Reason.named("path-too-long", "{issuer...} may have {most} authorities below it, and has more");
    static final Reason MAY_NOT_SIGN =
            Reason.named("may-not-sign", "the key of {issuer...} is not to sign certificates");
    static final Reason NOT_FOR_THESE_NAMES =
            Reason.named("not-for-these-names", "its issuer {issuer...} may not sign for these names");
    static final Reason UNKNOWN_CRITICAL =
            Reason.named("unknown-critical", "{subject...} has a critical extension that is not known: {oid}");
    static final Reason UNREADABLE_PURPOSE =
            Reason.named("purpose-unreadable", "its extended key usage cannot be read");

    static final Subject CERTIFICATE = Subject.named("server-certificate", "certificate of {host}")
            .decides(REFUSED, TAKEN, ASKED)
            .because(
                    OLD_PRESENCE,
                    CHAIN_TOO_LONG,
                    OTHER_NAMES,
                    SIGNED_WITH,
                    SHORT_KEY,
                    VALID_UNTIL,
                    VALID_FROM,
                    SELF_ISSUED,
                    BAD_PATH,
                    NOT_TRUSTED,
                    TAKEN_BACK,
                    NO_SERVER_PURPOSE,
                    OTHER_ADDRESSES,
                    WILDCARD,
                    COMMON_NAME_ALONE,
                    NO_NAME_OF_A_HOST,
                    STRANGE_NAME,
                    UNREADABLE_NAMES,
                    NO_SERVICE_NAME,
                    OTHER_SERVICE_NAMES,
                    NO_SIGNATURES,
                    ISSUER_UNTIL,
                    ISSUER_FROM,
                    ISSUER_ABSENT,
                    CHANGED,
                    NO_AUTHORITY,
                    TOO_DEEP,
                    MAY_NOT_SIGN,
                    NOT_FOR_THESE_NAMES,
                    UNKNOWN_CRITICAL,
                    UNREADABLE_PURPOSE);

    private TlsDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CERTIFICATE);
    }
}
