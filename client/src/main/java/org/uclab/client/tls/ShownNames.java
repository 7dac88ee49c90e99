package org.uclab.client.tls;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * The names in a certificate, as printed there.
 *
 * @param common      common names of the subject
 * @param hosts       dNSName entries
 * @param addresses   iPAddress entries
 * @param services    SRVName entries, RFC 4985 §2
 * @param alternative whether there is any alternative name, also of a kind that says nothing of a host
 * @param readable    whether all of that could be read
 */
record ShownNames(
        List<String> common,
        List<String> hosts,
        List<String> addresses,
        List<String> services,
        boolean alternative,
        boolean readable) {

    private static final int OTHER_NAME = 0;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private static final ASN1ObjectIdentifier DNS_SRV = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7");

    static ShownNames of(X509Certificate certificate) {
        List<String> hosts = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        List<String> services = new ArrayList<>();
        boolean any = false;
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                any = true;
                int type = (Integer) name.get(0);
                if (type == DNS_NAME && name.get(1) instanceof String text) {
                    hosts.add(text);
                } else if (type == IP_ADDRESS && name.get(1) instanceof String text) {
                    addresses.add(text);
                } else if (type == OTHER_NAME && name.get(1) instanceof byte[] der) {
                    service(der, services);
                }
            }
            return new ShownNames(commonNames(certificate), hosts, addresses, services, any, true);
        } catch (CertificateParsingException | InvalidNameException malformed) {
            return new ShownNames(List.of(), List.of(), List.of(), List.of(), true, false);
        }
    }

    /** Whatever stands there for a host, the common names first. */
    Set<String> all() {
        Set<String> names = new LinkedHashSet<>(common);
        names.addAll(hosts);
        names.addAll(addresses);
        return names;
    }

    private static void service(byte[] der, List<String> services) {
        try {
            if (ASN1Primitive.fromByteArray(der) instanceof ASN1Sequence other
                    && other.size() == 2
                    && other.getObjectAt(0).equals(DNS_SRV)
                    && other.getObjectAt(1) instanceof ASN1TaggedObject value
                    && value.getExplicitBaseObject() instanceof ASN1Primitive inner) {
                services.add(text(inner));
            }
        } catch (IOException | RuntimeException unreadable) {
            services.add("?"); // an SRVName that nobody can read is nobody's
        }
    }

    private static String text(ASN1Primitive inner) {
        // COMPAT(JDK): it gives the value in one more explicit tag.
        ASN1Primitive value = inner instanceof ASN1TaggedObject tagged
                ? tagged.getExplicitBaseObject().toASN1Primitive()
                : inner;
        return ASN1IA5String.getInstance(value).getString();
    }

    private static List<String> commonNames(X509Certificate certificate) throws InvalidNameException {
        List<String> names = new ArrayList<>();
        for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
            if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name) {
                names.add(name);
            }
        }
        return names;
    }
}
