package org.uclab.lab.pki;

/** Says which identities there are to show. Asked once for each full handshake, on whatever thread that runs. */
@FunctionalInterface
public interface IdentitySource {

    /**
     * Those for this handshake; what the other side can do chooses among them.
     *
     * @param peer {@code address:port} of the other side, empty when the TLS engine does not know it
     */
    Identities identities(String peer);
}
