package org.uclab.lab.fault;

import static org.uclab.lab.fault.CertificateDefect.Kind.CHAIN;
import static org.uclab.lab.fault.CertificateDefect.Kind.DATES;
import static org.uclab.lab.fault.CertificateDefect.Kind.KEYS;
import static org.uclab.lab.fault.CertificateDefect.Kind.NAMES;
import static org.uclab.lab.fault.CertificateDefect.Kind.REVOCATION;
import static org.uclab.lab.fault.CertificateDefect.Kind.RULES;
import static org.uclab.lab.fault.CertificateDefect.Kind.USAGE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The table of what can be wrong with a certificate, and with the issuers that come with it. Just that one thing is. */
public enum CertificateDefect {
    EXPIRED(DATES, "its validity ended a day ago", "RFC 5280 §6.1.3(a)(2)"),
    NOT_YET_VALID(DATES, "its validity begins in a day", "RFC 5280 §6.1.3(a)(2)"),
    VALIDITY_BACKWARDS(DATES, "its validity ends before it begins", "RFC 5280 §4.1.2.5"),
    ISSUER_EXPIRED(DATES, "the validity of its issuer ended a day ago", "RFC 5280 §6.1.3(a)(2)"),
    ISSUER_NOT_YET_VALID(DATES, "the validity of its issuer begins in a day", "RFC 5280 §6.1.3(a)(2)"),

    NAME_MISMATCH(NAMES, "it names another host", "RFC 9525 §6.3"),
    SIBLING_NAME(NAMES, "it names another host of the same domain", "RFC 9525 §6.3"),
    DOMAIN_ALONE(NAMES, "it names the domain of the host and not the host", "RFC 9525 §6.3"),
    SHORT_NAME(NAMES, "it has the first label of the host's name alone", "RFC 9525 §6.3"),
    OTHER_CASE(NAMES, "it spells the host in capitals, which is the same name", "RFC 9525 §6.3", By.NOBODY),
    COMMON_NAME_ALONE(
            NAMES, "the host is its common name, and it has no alternative name", "RFC 9525 §2", By.STRICT_CALLERS),
    COMMON_NAME_ONLY_RIGHT(
            NAMES, "the host is its common name, and its alternative name is another", "RFC 6125 §6.4.4"),
    NO_NAME(NAMES, "it has no alternative name, and its common name is that of a company", "RFC 9525 §6.1"),
    URI_ALONE(NAMES, "the host stands in a URI, and in no name of a host", "RFC 9525 §6.1"),
    ADDRESS_ALONE(NAMES, "it names an address and no host", "RFC 9525 §6.4"),
    ADDRESS_AS_NAME(NAMES, "an address stands where the name of a host belongs", "RFC 9525 §6.4"),
    WILDCARD(NAMES, "a wildcard stands for the first label, which is allowed", "RFC 9525 §6.3", By.NOBODY),
    WILDCARD_IN_LABEL(NAMES, "a wildcard stands for a part of the first label", "RFC 9525 §6.3"),
    WILDCARD_INSIDE(NAMES, "a wildcard stands for a label that is not the first", "RFC 9525 §6.3"),
    WILDCARD_TWICE(NAMES, "wildcards stand for two labels", "RFC 9525 §6.3"),
    WILDCARD_BELOW(NAMES, "a wildcard stands for what is below the host", "RFC 9525 §6.3"),
    WILDCARD_FOR_ALL(NAMES, "a wildcard stands for all names under the top", "RFC 9525 §7.1"),
    NAME_WITH_NUL(NAMES, "the host is followed by a zero byte and another domain", "RFC 5280 §4.2.1.6"),
    SRV_NAME_MISSING(NAMES, "the SRVName of its domain is missing", "RFC 4985 §2", By.EDGE_CALLERS),
    SRV_NAME_OF_OTHER_DOMAIN(NAMES, "its SRVName is that of another domain", "RFC 4985 §2", By.EDGE_CALLERS),
    SRV_NAME_OF_OTHER_SERVICE(NAMES, "its SRVName is that of another service", "RFC 4985 §2", By.EDGE_CALLERS),
    CHAT_ALIAS_MISSING(NAMES, "the alias of its chat rooms is missing", "RFC 6120 §13.7.1.2", By.OTHER_DOMAINS),
    PHONE_PROFILE_MISSING(NAMES, "the names of phone security profiles are missing", "RFC 9525 §6.3", By.CALL_CONTROL),

    UNKNOWN_CA(CHAIN, "it is well made, and its authority is one that nobody trusts", "RFC 5280 §6.1"),
    IMPOSTOR_CA(CHAIN, "its authority has the name of a trusted one and another key", "RFC 5280 §6.1.3(a)(1)"),
    SELF_SIGNED(CHAIN, "it is signed by itself", "RFC 5280 §6.1"),
    BAD_SIGNATURE(CHAIN, "it was changed after it was signed", "RFC 5280 §6.1.3(a)(1)"),
    CHAIN_GAP(CHAIN, "the issuer between it and the root does not come with it", "RFC 8446 §4.4.2"),
    CHAIN_ORDER(
            CHAIN, "its issuers come in the wrong order, which callers should put right", "RFC 8446 §4.4.2", By.NOBODY),
    CHAIN_STRANGER(
            CHAIN,
            "a certificate of somebody else comes with it, which callers should put up with",
            "RFC 8446 §4.4.2",
            By.NOBODY),
    CHAIN_TOO_LONG(CHAIN, "twelve certificates come with it", "RFC 8446 §4.4.2"),

    WEAK_KEY(KEYS, "its key is RSA with 1024 bits", "RFC 9325 §4.5"),
    ISSUER_WEAK_KEY(KEYS, "the key of its issuer is RSA with 1024 bits", "RFC 9325 §4.5"),
    MD5_SIGNATURE(KEYS, "it is signed with MD5 and RSA", "RFC 6151 §2"),
    ISSUER_MD5_SIGNATURE(KEYS, "its issuer is signed with MD5 and RSA", "RFC 6151 §2"),
    MD2_SIGNATURE(KEYS, "it is signed with MD2 and RSA", "RFC 6149 §6"),
    SHA1_SIGNATURE(KEYS, "it is signed with SHA-1 and RSA, as many were in 2014", "RFC 9155 §2", By.STRICT_CALLERS),

    CLIENT_PURPOSE_ALONE(USAGE, "it is meant for clients alone", "RFC 5280 §4.2.1.12"),
    CLIENT_PURPOSE_MISSING(
            USAGE, "it is not meant for clients, of which its host is one, too", "RFC 5280 §4.2.1.12", By.SERVERS),
    OTHER_PURPOSE(USAGE, "it is meant for signing code", "RFC 5280 §4.2.1.12"),
    NO_SIGNATURE_USAGE(USAGE, "its key is not to make signatures of a handshake", "RFC 5280 §4.2.1.3"),
    CA_USAGE_ALONE(USAGE, "its key is to sign certificates and nothing else", "RFC 5280 §4.2.1.3"),

    ISSUER_NO_CA(RULES, "its issuer is no authority", "RFC 5280 §6.1.4(k)"),
    ISSUER_WITHOUT_CONSTRAINTS(RULES, "its issuer does not say that it is an authority", "RFC 5280 §6.1.4(k)"),
    ISSUER_USAGE(RULES, "the key of its issuer is not to sign certificates", "RFC 5280 §6.1.4(n)"),
    PATH_TOO_LONG(RULES, "an issuer has signed another one below it, which it may not", "RFC 5280 §6.1.4(l)"),
    NAMES_EXCLUDED(RULES, "its issuer may not sign for its domain", "RFC 5280 §6.1.3(c)"),
    NAMES_NOT_PERMITTED(RULES, "its issuer may sign for another domain alone", "RFC 5280 §6.1.3(b)"),
    UNKNOWN_CRITICAL(RULES, "it has a critical extension that nobody knows", "RFC 5280 §4.2"),
    ISSUER_UNKNOWN_CRITICAL(RULES, "its issuer has a critical extension that nobody knows", "RFC 5280 §4.2"),

    REVOKED(REVOCATION, "it is on the revocation list of its authority", "RFC 5280 §6.3.3"),
    ISSUER_REVOKED(REVOCATION, "its issuer is on the revocation list of the authority", "RFC 5280 §6.3.3");

    /** What a defect is about. */
    public enum Kind {
        DATES,
        NAMES,
        CHAIN,
        KEYS,
        USAGE,
        RULES,
        REVOCATION
    }

    /** Who must notice. */
    public enum By {
        CALLERS("whoever calls the host"),
        STRICT_CALLERS("callers that go by the newest rules"),
        EDGE_CALLERS("callers that look for the services domain"),
        OTHER_DOMAINS("servers of other domains"),
        CALL_CONTROL("call control, when the host calls it"),
        SERVERS("servers that the host calls"),
        NOBODY("nobody: it is allowed");

        private final String says;

        By(String says) {
            this.says = says;
        }

        /** For people. */
        public String says() {
            return says;
        }
    }

    private final Kind kind;
    private final String says;
    private final String clause;
    private final By by;

    CertificateDefect(Kind kind, String says, String clause) {
        this(kind, says, clause, By.CALLERS);
    }

    CertificateDefect(Kind kind, String says, String clause, By by) {
        this.kind = kind;
        this.says = says;
        this.clause = clause;
        this.by = by;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, for people. */
    public String says() {
        return says;
    }

    /** The rule that is broken, or that allows it: a document and a section of it. */
    public String clause() {
        return clause;
    }

    /** Who must notice it. */
    public By by() {
        return by;
    }

    /** As users type it: {@code not-yet-valid}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The defect of that word.
     *
     * @throws IllegalArgumentException when there is none such; the message has those there are
     */
    public static CertificateDefect of(String word) {
        return Arrays.stream(values())
                .filter(defect -> defect.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no certificate defect '" + word + "'; known: " + String.join("|", words())));
    }

    /** All of them, as users type them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CertificateDefect::word).toList();
    }
}
