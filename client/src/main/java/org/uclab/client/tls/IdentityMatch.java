package org.uclab.client.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.client.dns.HostName;
import org.uclab.lab.history.Phrase;

/**
 * The strict identity match of the trace, by the rules of RFC 6125 §6 and RFC 9525 §6: a host is matched by a dNSName, an
 * address by an iPAddress, and a wildcard stands for one whole left-most label with two more behind it at least. Where there
 * is no alternative name at all the common name counts (RFC 6125 §6.4.4; S1 parses it), of a host and not of an address.
 * Letters have no case. Names of services say nothing of a host.
 */
public final class IdentityMatch {

    /** What a dNSName may be made of; a zero byte, for one, has deceived many. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._*-]{1,254}");

    private IdentityMatch() {}

    /** Whether the certificate is one of that host, a name or an IPv4 address. */
    public static boolean matches(X509Certificate certificate, String host) {
        return mismatch(certificate, host).isEmpty();
    }

    /** Why the certificate is none of that host; empty when it is one. */
    static Optional<Phrase> mismatch(X509Certificate certificate, String host) {
        ShownNames names = ShownNames.of(certificate);
        if (!names.readable()) {
            return Optional.of(TlsDecisions.UNREADABLE_NAMES.of());
        }
        String wanted = trimmed(host);
        if (HostName.isAddress(wanted)) {
            return names.addresses().contains(wanted)
                    ? Optional.empty()
                    : Optional.of(TlsDecisions.OTHER_ADDRESSES.of(names.all(), host));
        }
        List<String> counted = names.alternative() ? names.hosts() : names.common();
        if (counted.stream().anyMatch(name -> matches(name, wanted))) {
            return Optional.empty();
        }
        return Optional.of(because(names, counted, wanted));
    }

    private static Phrase because(ShownNames names, List<String> counted, String wanted) {
        if (counted.stream().anyMatch(name -> !NAME.matcher(name).matches()) && names.alternative()) {
            return TlsDecisions.STRANGE_NAME.of(wanted);
        }
        Optional<String> wildcard =
                counted.stream().filter(name -> name.contains("*")).findFirst();
        if (wildcard.isPresent()) {
            return TlsDecisions.WILDCARD.of(wildcard.get(), wanted);
        }
        if (names.alternative() && names.common().stream().anyMatch(name -> matches(name, wanted))) {
            return TlsDecisions.COMMON_NAME_ALONE.of(wanted);
        }
        if (counted.isEmpty() && names.addresses().isEmpty()) {
            return TlsDecisions.NO_NAME_OF_A_HOST.of(wanted);
        }
        return TlsDecisions.OTHER_NAMES.of(names.all(), wanted);
    }

    /** Whether that name of a host, perhaps with a wildcard, is one of the host wanted. */
    static boolean matches(String pattern, String host) {
        String wanted = trimmed(host);
        String offered = trimmed(pattern);
        if (HostName.isAddress(wanted) || !NAME.matcher(offered).matches()) {
            return false;
        }
        if (offered.equals(wanted)) {
            return true;
        }
        if (!offered.startsWith("*.") || offered.indexOf('*', 1) > 0) {
            return false;
        }
        int dot = wanted.indexOf('.');
        String parent = offered.substring(1);
        return dot > 0 && parent.indexOf('.', 1) > 0 && wanted.substring(dot).equals(parent);
    }

    /**
     * Why the certificate of an edge server is none of that services domain; empty when it is one. The domain stands there
     * itself, or with {@code collab-edge} before it, or in an SRVName (RFC 4985; expressway.md §6).
     */
    static Optional<Phrase> foreignTo(X509Certificate certificate, String domain) {
        ShownNames names = ShownNames.of(certificate);
        String wanted = trimmed(domain);
        boolean named = names.hosts().stream()
                        .map(IdentityMatch::trimmed)
                        .anyMatch(name -> name.equals(wanted) || name.equals("collab-edge." + wanted))
                || names.services().stream()
                        .map(IdentityMatch::trimmed)
                        .anyMatch(name -> name.equals("_collab-edge._tls." + wanted));
        if (named) {
            return Optional.empty();
        }
        return Optional.of(
                names.services().isEmpty()
                        ? TlsDecisions.NO_SERVICE_NAME.of(domain)
                        : TlsDecisions.OTHER_SERVICE_NAMES.of(names.services(), domain));
    }

    private static String trimmed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
