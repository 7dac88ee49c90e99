/**
 * The lab's own certification authority, the identities it issues, and the key and trust managers that show and check
 * them in a TLS handshake, defective ones included. It deliberately opens no socket, registers no security provider
 * and publishes no revocation list by itself: {@link org.uclab.lab.pki.LabCa#crl()} hands the list to whoever serves or
 * checks it. Start with {@link org.uclab.lab.pki.LabCa}.
 */
package org.uclab.lab.pki;
