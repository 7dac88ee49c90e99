package org.uclab.sim.ucm.database;

import java.util.concurrent.CompletableFuture;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.KeySpec;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.TlsIdentity;

/**
 * The key with which the nodes of a cluster sign files, made when it is first needed. RSA, because devices check no other
 * signature under a file (UCMNZ). ASSUMED(choice): one for all nodes; in the product each has its own. Safe for any thread.
 */
final class SigningKey {

    private CompletableFuture<TlsIdentity> made;

    /**
     * The key and its certificate, which the lab's CA issued.
     *
     * @param commonName of its certificate
     */
    synchronized CompletableFuture<TlsIdentity> identity(LabCa ca, String commonName) {
        if (made == null) {
            CertificateProfile profile = CertificateProfile.server(commonName).withKeySpec(KeySpec.RSA_2048);
            made = CompletableFuture.supplyAsync(() -> ca.issue(profile));
        }
        return made;
    }
}
