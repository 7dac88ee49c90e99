package org.uclab.features.steps;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** What stands in a certificate, in words. */
final class ShownCertificate {

    private static final int OTHER_NAME = 0;
    private static final int DNS_NAME = 2;

    /** id-on-dnsSRV with its value, RFC 4985 §2, as letters. */
    private static final Pattern SRV_NAME =
            Pattern.compile("\\x06\\x08\\x2b\\x06\\x01\\x05\\x05\\x07\\x08\\x07.*\\x16.(_.+)", Pattern.DOTALL);

    private static final Map<String, String> PURPOSES =
            Map.of("1.3.6.1.5.5.7.3.1", "server", "1.3.6.1.5.5.7.3.2", "client");

    private ShownCertificate() {}

    static Map<String, String> of(X509Certificate certificate) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("common name", commonName(certificate));
            fields.put("DNS names", String.join(", ", hosts(certificate)));
            fields.put("SRVNames", String.join(", ", services(certificate)));
            fields.put("key", key(certificate));
            fields.put("signature", certificate.getSigAlgName());
            List<String> purposes = certificate.getExtendedKeyUsage();
            fields.put(
                    "purposes",
                    purposes == null
                            ? ""
                            : String.join(
                                    ", ",
                                    purposes.stream()
                                            .map(oid -> PURPOSES.getOrDefault(oid, oid))
                                            .toList()));
            return fields;
        } catch (CertificateParsingException | InvalidNameException unreadable) {
            throw new AssertionError("a certificate that cannot be read", unreadable);
        }
    }

    private static String commonName(X509Certificate certificate) throws InvalidNameException {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                        .map(rdn -> String.valueOf(rdn.getValue()))
                        .findFirst()
                        .orElse("");
    }

    private static List<String> hosts(X509Certificate certificate) throws CertificateParsingException {
        return certificate.getSubjectAlternativeNames().stream()
                .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    private static List<String> services(X509Certificate certificate) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        for (List<?> name : certificate.getSubjectAlternativeNames()) {
            if (Integer.valueOf(OTHER_NAME).equals(name.get(0)) && name.get(1) instanceof byte[] der) {
                Matcher service = SRV_NAME.matcher(new String(der, StandardCharsets.ISO_8859_1));
                if (service.find()) {
                    names.add(service.group(1));
                }
            }
        }
        return names;
    }

    private static String key(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAKey rsa
                ? "RSA " + rsa.getModulus().bitLength()
                : certificate.getPublicKey().getAlgorithm();
    }
}
