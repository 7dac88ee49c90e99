package org.uclab.lab.pki;

import java.util.List;

/**
 * What a certificate says.
 *
 * @param commonName  the subject's CN
 * @param dnsNames    dNSName entries of the subject alternative name, in order
 * @param ipAddresses iPAddress entries, IPv4 or IPv6 literals
 * @param srvNames    SRVName entries (RFC 4985 §2), such as {@code _collab-edge._tls.uclab.com}
 * @param otherNames  further otherName entries
 * @param clientAuth  whether the extended key usage names client authentication besides server authentication
 * @param keySpec     the subject's key
 */
public record CertificateProfile(
        String commonName,
        List<String> dnsNames,
        List<String> ipAddresses,
        List<String> srvNames,
        List<OtherName> otherNames,
        boolean clientAuth,
        KeySpec keySpec) {

    public CertificateProfile {
        if (commonName.isBlank()) {
            throw new IllegalArgumentException("a certificate needs a common name");
        }
        dnsNames = List.copyOf(dnsNames);
        ipAddresses = List.copyOf(ipAddresses);
        srvNames = List.copyOf(srvNames);
        otherNames = List.copyOf(otherNames);
    }

    /** A server certificate with an EC key for one host, which is both the common name and the first dNSName. */
    public static CertificateProfile server(String host) {
        return new CertificateProfile(host, List.of(host), List.of(), List.of(), List.of(), false, KeySpec.EC_P256);
    }

    public CertificateProfile withDnsNames(List<String> names) {
        return new CertificateProfile(commonName, names, ipAddresses, srvNames, otherNames, clientAuth, keySpec);
    }

    public CertificateProfile withIpAddresses(List<String> addresses) {
        return new CertificateProfile(commonName, dnsNames, addresses, srvNames, otherNames, clientAuth, keySpec);
    }

    public CertificateProfile withSrvNames(List<String> names) {
        return new CertificateProfile(commonName, dnsNames, ipAddresses, names, otherNames, clientAuth, keySpec);
    }

    public CertificateProfile withOtherNames(List<OtherName> others) {
        return new CertificateProfile(commonName, dnsNames, ipAddresses, srvNames, others, clientAuth, keySpec);
    }

    public CertificateProfile withClientAuth(boolean wanted) {
        return new CertificateProfile(commonName, dnsNames, ipAddresses, srvNames, otherNames, wanted, keySpec);
    }

    public CertificateProfile withKeySpec(KeySpec spec) {
        return new CertificateProfile(commonName, dnsNames, ipAddresses, srvNames, otherNames, clientAuth, spec);
    }

    /** The same key and usages under names that belong to no host (RFC 2606 §2). */
    CertificateProfile misnamed() {
        String stranger = "another-host.invalid";
        return new CertificateProfile(
                stranger, List.of(stranger), List.of(), List.of(), List.of(), clientAuth, keySpec);
    }
}
