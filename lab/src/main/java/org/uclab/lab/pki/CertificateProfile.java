package org.uclab.lab.pki;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.CertificateDefect;

/**
 * What a certificate says.
 *
 * @param commonName  the subject's CN
 * @param dnsNames    dNSName entries of the subject alternative name, in order
 * @param ipAddresses iPAddress entries, IPv4 or IPv6 literals
 * @param srvNames    SRVName entries (RFC 4985 §2), such as {@code _collab-edge._tls.uclab.com}
 * @param otherNames  further otherName entries
 * @param aliases     further dNSName entries under what they are there for, such as {@link #CHAT_ALIAS}
 * @param clientAuth  whether the extended key usage names client authentication besides server authentication
 * @param keySpec     the subject's key
 * @param sha1        whether its issuer signs it with SHA-1 and RSA, as many did until 2014
 */
public record CertificateProfile(
        String commonName,
        List<String> dnsNames,
        List<String> ipAddresses,
        List<String> srvNames,
        List<OtherName> otherNames,
        Map<String, List<String>> aliases,
        boolean clientAuth,
        KeySpec keySpec,
        boolean sha1) {

    /** Names under which other domains reach chat rooms. */
    public static final String CHAT_ALIAS = "chat alias";

    /** Names of phone security profiles, which call control looks for in the certificate of a proxy. */
    public static final String PHONE_PROFILE = "phone security profile";

    public CertificateProfile {
        if (commonName.isBlank()) {
            throw new IllegalArgumentException("a certificate needs a common name");
        }
        dnsNames = List.copyOf(dnsNames);
        ipAddresses = List.copyOf(ipAddresses);
        srvNames = List.copyOf(srvNames);
        otherNames = List.copyOf(otherNames);
        aliases = Map.copyOf(aliases);
    }

    /** A server certificate with an EC key for one host, which is both the common name and the first dNSName. */
    public static CertificateProfile server(String host) {
        return of(host, List.of(host));
    }

    /** The same for a common name and hosts that need not be the same. */
    static CertificateProfile of(String commonName, List<String> dnsNames) {
        return new CertificateProfile(
                commonName, dnsNames, List.of(), List.of(), List.of(), Map.of(), false, KeySpec.EC_P256, false);
    }

    public CertificateProfile withDnsNames(List<String> names) {
        return new CertificateProfile(
                commonName, names, ipAddresses, srvNames, otherNames, aliases, clientAuth, keySpec, sha1);
    }

    public CertificateProfile withIpAddresses(List<String> addresses) {
        return new CertificateProfile(
                commonName, dnsNames, addresses, srvNames, otherNames, aliases, clientAuth, keySpec, sha1);
    }

    public CertificateProfile withSrvNames(List<String> names) {
        return new CertificateProfile(
                commonName, dnsNames, ipAddresses, names, otherNames, aliases, clientAuth, keySpec, sha1);
    }

    public CertificateProfile withOtherNames(List<OtherName> others) {
        return new CertificateProfile(
                commonName, dnsNames, ipAddresses, srvNames, others, aliases, clientAuth, keySpec, sha1);
    }

    /** The same with these names, and no others, for that purpose. */
    public CertificateProfile withAliases(String purpose, List<String> names) {
        Map<String, List<String>> changed = new LinkedHashMap<>(aliases);
        changed.put(purpose, List.copyOf(names));
        changed.values().removeIf(List::isEmpty);
        return new CertificateProfile(
                commonName, dnsNames, ipAddresses, srvNames, otherNames, changed, clientAuth, keySpec, sha1);
    }

    public CertificateProfile withClientAuth(boolean wanted) {
        return new CertificateProfile(
                commonName, dnsNames, ipAddresses, srvNames, otherNames, aliases, wanted, keySpec, sha1);
    }

    public CertificateProfile withKeySpec(KeySpec spec) {
        return new CertificateProfile(
                commonName, dnsNames, ipAddresses, srvNames, otherNames, aliases, clientAuth, spec, sha1);
    }

    /** The same signed with SHA-1 and RSA. */
    public CertificateProfile withSha1() {
        return new CertificateProfile(
                commonName, dnsNames, ipAddresses, srvNames, otherNames, aliases, clientAuth, keySpec, true);
    }

    /** What it would have to have for that defect, and has not; nothing where the defect can be. */
    public Optional<String> lacks(CertificateDefect defect) {
        return switch (defect) {
            case SRV_NAME_MISSING, SRV_NAME_OF_OTHER_DOMAIN, SRV_NAME_OF_OTHER_SERVICE ->
                srvNames.isEmpty() ? Optional.of("SRV name") : Optional.empty();
            case CHAT_ALIAS_MISSING -> aliases.containsKey(CHAT_ALIAS) ? Optional.empty() : Optional.of(CHAT_ALIAS);
            case PHONE_PROFILE_MISSING ->
                aliases.containsKey(PHONE_PROFILE) ? Optional.empty() : Optional.of(PHONE_PROFILE);
            default -> Optional.empty();
        };
    }

    /** The same key and usages under other names of hosts alone. */
    CertificateProfile named(String common, List<String> hosts) {
        return of(common, hosts).withClientAuth(clientAuth).withKeySpec(keySpec);
    }
}
