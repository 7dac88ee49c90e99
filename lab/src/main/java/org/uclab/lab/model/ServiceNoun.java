package org.uclab.lab.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.Transport;

/** The services of the lab by their short protocol nouns, with the documented ports (S4, port tables). */
public enum ServiceNoun {
    DNS("dns", "dns", 53, false, Transport.UDP, Transport.TCP),
    UDS("uds", "https", 8443, true, Transport.TCP),
    /** On the port of {@link #UDS}: one listener, told apart by path. */
    CCMCIP("ccmcip", "https", 8443, true, Transport.TCP),
    TFTP_HTTP("tftp-http", "http", 6970, false, Transport.TCP),
    TFTP_HTTPS("tftp-https", "https", 6972, true, Transport.TCP),
    TFTP("tftp", "tftp", 69, false, Transport.UDP),
    CAPF("capf", "https", 3804, true, Transport.TCP),
    ILS("ils", "https", 7501, true, Transport.TCP),
    /** The Client Profile Agent of a presence node. */
    SOAP("soap", "https", 8443, true, Transport.TCP),
    XMPP("xmpp", "xmpp", 5222, false, Transport.TCP),
    XCP("xcp", "xcp", 7400, true, Transport.TCP),
    EDGE_HTTPS("edge-https", "https", 8443, true, Transport.TCP),
    EDGE_XMPP("edge-xmpp", "xmpp", 5222, false, Transport.TCP),
    TRAVERSAL_HTTPS("traversal-https", "traversal", 2222, true, Transport.TCP),
    TRAVERSAL_XMPP("traversal-xmpp", "traversal", 7400, true, Transport.TCP),
    CAS("cas", "https", 443, true, Transport.TCP),
    CAS_HTTP("cas-http", "http", 80, false, Transport.TCP),
    LDAP("ldap", "ldap", 389, false, Transport.TCP, Transport.UDP),
    LDAPS("ldaps", "ldap", 636, true, Transport.TCP),
    GC("gc", "ldap", 3268, false, Transport.TCP),
    GC_TLS("gc-tls", "ldap", 3269, true, Transport.TCP),
    WEB("web", "http", 80, false, Transport.TCP);

    private final String noun;
    private final String protocol;
    private final int port;
    private final boolean tls;
    private final List<Transport> transports;

    ServiceNoun(String noun, String protocol, int port, boolean tls, Transport... transports) {
        this.noun = noun;
        this.protocol = protocol;
        this.port = port;
        this.tls = tls;
        this.transports = List.of(transports);
    }

    public static Optional<ServiceNoun> of(String noun) {
        return Arrays.stream(values()).filter(s -> s.noun.equals(noun)).findFirst();
    }

    public String noun() {
        return noun;
    }

    public String protocol() {
        return protocol;
    }

    /** The documented port. */
    public int port() {
        return port;
    }

    /** Whether TLS starts with the connection. */
    public boolean tls() {
        return tls;
    }

    public List<Transport> transports() {
        return transports;
    }
}
