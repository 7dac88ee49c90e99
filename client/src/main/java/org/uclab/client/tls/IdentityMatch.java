package org.uclab.client.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.uclab.client.dns.HostName;

/**
 * The strict identity match of the trace: the host wanted must be the common name or a dNSName. Unlike RFC 6125
 * §6.4.4 the common name counts beside alternative names too, because the client parses both. A wildcard stands for
 * one whole left-most label.
 */
public final class IdentityMatch {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private IdentityMatch() {}

    /** Whether the certificate is one of that host, a name or an IPv4 address. */
    public static boolean matches(X509Certificate certificate, String host) {
        return names(certificate).stream().anyMatch(name -> matches(name, host));
    }

    /** The names that the certificate is good for, as printed in it. */
    static Set<String> names(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>(commonNames(certificate));
        names.addAll(alternativeNames(certificate));
        return names;
    }

    static boolean matches(String pattern, String host) {
        String wanted = trimmed(host);
        String offered = trimmed(pattern);
        if (offered.equals(wanted)) {
            return true;
        }
        if (!offered.startsWith("*.") || HostName.isAddress(wanted)) {
            return false;
        }
        int dot = wanted.indexOf('.');
        String parent = offered.substring(1);
        return dot > 0 && parent.indexOf('.', 1) > 0 && wanted.substring(dot).equals(parent);
    }

    private static String trimmed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static List<String> commonNames(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name) {
                    names.add(name);
                }
            }
        } catch (InvalidNameException malformed) {
            return List.of();
        }
        return names;
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                int type = (Integer) name.get(0);
                if ((type == DNS_NAME || type == IP_ADDRESS) && name.get(1) instanceof String text) {
                    names.add(text);
                }
            }
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
        return names;
    }
}
