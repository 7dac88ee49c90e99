package org.uclab.client.ldap;

/**
 * A directory server as the client was told of it.
 *
 * @param host as named: full name, short name or address
 */
record DirectoryServer(String host, int port, Protocol protocol) {

    /** What is spoken to it. */
    enum Protocol {
        TCP,
        TLS,
        UDP
    }

    static final int LDAP_PORT = 389;
    static final int LDAPS_PORT = 636;
    static final int GC_PORT = 3268;
    static final int GC_TLS_PORT = 3269;

    /** Whether its port is that of a global catalog. */
    boolean catalog() {
        return port == GC_PORT || port == GC_TLS_PORT;
    }

    @Override
    public String toString() {
        return host + ":" + port + (protocol == Protocol.TCP ? "" : " over " + protocol);
    }
}
