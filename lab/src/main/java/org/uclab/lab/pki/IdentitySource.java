package org.uclab.lab.pki;

/** Says which identity to show. Asked once for each full handshake, on whatever thread that runs. */
@FunctionalInterface
public interface IdentitySource {

    /**
     * The identity for this handshake.
     *
     * @param peer {@code address:port} of the other side, empty when the TLS engine does not know it
     */
    TlsIdentity identity(String peer);
}
