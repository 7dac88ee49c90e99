package org.uclab.sim.ucm.tftp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;

/**
 * The records of a trust list, signed or not: who signs, call managers and file servers by name, and CAPF (UCMNZ).
 * ASSUMED(choice): the certificate of CAPF is that of the lab's CA, which issues what CAPF issues and what its port shows.
 * There is none of a trust verification service, for the lab has no such service.
 */
final class TrustList {

    private static final int LENGTH = 1;
    private static final int DNS_NAME = 2;
    private static final int SUBJECT = 3;
    private static final int ROLE = 4;
    private static final int ISSUER = 5;
    private static final int SERIAL = 6;
    private static final int PUBLIC_KEY = 7;
    private static final int SIGNATURE = 8;
    private static final int CERTIFICATE = 9;

    private static final int ROLE_SIGNER = 0;
    private static final int ROLE_CALL_MANAGER_AND_FILES = 2;
    private static final int ROLE_CAPF = 4;

    /** Octets of the element that holds a record's length. */
    private static final int LENGTH_BYTES = 5;

    private TrustList() {}

    /**
     * The records.
     *
     * @param signer who signs the list, and the files
     * @param ca     who issues certificates of devices
     */
    static byte[] records(X509Certificate signer, X509Certificate ca, List<Node> nodes) {
        List<byte[]> records = new ArrayList<>();
        records.add(record(signer, ROLE_SIGNER, ""));
        nodes.forEach(node -> records.add(record(signer, ROLE_CALL_MANAGER_AND_FILES, node.advertisedAs())));
        records.add(record(ca, ROLE_CAPF, ""));
        ByteBuffer all = ByteBuffer.allocate(
                records.stream().mapToInt(each -> each.length).sum());
        records.forEach(all::put);
        return all.array();
    }

    private static byte[] record(X509Certificate certificate, int role, String dnsName) {
        TlvBytes body = new TlvBytes();
        if (!dnsName.isEmpty()) {
            body.text(DNS_NAME, dnsName);
        }
        try {
            body.text(SUBJECT, certificate.getSubjectX500Principal().getName())
                    .text(ISSUER, certificate.getIssuerX500Principal().getName())
                    .octets(SERIAL, SignedFile.serial(certificate))
                    .word(ROLE, role)
                    .octets(PUBLIC_KEY, bare(certificate.getPublicKey()))
                    .octets(SIGNATURE, certificate.getSignature())
                    .octets(CERTIFICATE, certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("our own certificate cannot be encoded", impossible);
        }
        byte[] head = new TlvBytes().word(LENGTH, LENGTH_BYTES + body.size()).bytes();
        return ByteBuffer.allocate(head.length + body.size())
                .put(head)
                .put(body.bytes())
                .array();
    }

    /** The key without its algorithm: what the bit string of a SubjectPublicKeyInfo holds. */
    private static byte[] bare(PublicKey key) {
        ByteBuffer info = ByteBuffer.wrap(key.getEncoded());
        enter(info);
        int algorithm = enter(info);
        info.position(info.position() + algorithm);
        byte[] bare = new byte[enter(info) - 1];
        info.get(); // bits of the last octet that are unused: none
        info.get(bare);
        return bare;
    }

    /** Goes to the value of the element that begins here, and tells its length (X.690 §8.1.3). */
    private static int enter(ByteBuffer der) {
        der.get();
        int first = der.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der.get() & 0xff);
        }
        return length;
    }
}
