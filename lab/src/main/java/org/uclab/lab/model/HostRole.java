package org.uclab.lab.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What runs on a host, and so which services it has. */
public enum HostRole {
    DNS(ServiceNoun.DNS),
    UCM(ServiceNoun.UDS, ServiceNoun.CCMCIP, ServiceNoun.TFTP_HTTP, ServiceNoun.TFTP_HTTPS, ServiceNoun.TFTP),
    IMP(ServiceNoun.SOAP, ServiceNoun.XMPP, ServiceNoun.XCP),
    EXPRESSWAY_E(
            ServiceNoun.EDGE_HTTPS, ServiceNoun.EDGE_XMPP, ServiceNoun.TRAVERSAL_HTTPS, ServiceNoun.TRAVERSAL_XMPP),
    /** Opens every connection itself and listens on nothing. */
    EXPRESSWAY_C(),
    WEBEX(ServiceNoun.CAS, ServiceNoun.CAS_HTTP),
    /** A domain controller that is also a global catalog. */
    ACTIVE_DIRECTORY(ServiceNoun.LDAP, ServiceNoun.LDAPS, ServiceNoun.GC, ServiceNoun.GC_TLS),
    /** AD LDS, once named ADAM: a directory of its own, without a domain and without a global catalog. */
    AD_LDS(ServiceNoun.LDAP, ServiceNoun.LDAPS),
    OPENLDAP(ServiceNoun.LDAP, ServiceNoun.LDAPS),
    /** A web server for what belongs to no product, such as contact photos. */
    WEB(ServiceNoun.WEB),
    /** Something that is there for its name and address only. */
    NOTHING();

    private final List<ServiceNoun> services;

    HostRole(ServiceNoun... services) {
        this.services = List.of(services);
    }

    public List<ServiceNoun> services() {
        return services;
    }

    /** What a host of the role has besides, if its cluster gives it that part. */
    List<ServiceNoun> someServices() {
        return this == UCM ? List.of(ServiceNoun.CAPF, ServiceNoun.ILS) : List.of();
    }

    /** As a world writes it: {@code expressway-e}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether an LDAP directory runs there. */
    public boolean directory() {
        return services.contains(ServiceNoun.LDAP);
    }

    static Optional<HostRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(HostRole::word).collect(Collectors.joining(", "));
    }
}
