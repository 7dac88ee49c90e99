package org.uclab.client.tls;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides of certificates. */
public final class TlsDecisions {

    static final Outcome REFUSED = Outcome.refused("refused", "refused {refusal}");

    static final Outcome TAKEN = Outcome.noted("taken", "taken");

    static final Reason OLD_PRESENCE =
            Reason.named("old-presence-key", "a presence server below 8.6.4 has a key of {bits} bits");
    static final Reason CHAIN_TOO_LONG = Reason.named("chain-length", "a chain of {certificates} certificates");
    static final Reason OTHER_NAMES = Reason.named("other-names", "it is for {names...}, not for {host}");
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
    static final Reason UNREADABLE_PURPOSE =
            Reason.named("purpose-unreadable", "its extended key usage cannot be read");

    static final Subject CERTIFICATE = Subject.named("server-certificate", "certificate of {host}")
            .decides(REFUSED, TAKEN)
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
                    UNREADABLE_PURPOSE);

    private TlsDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CERTIFICATE);
    }
}
