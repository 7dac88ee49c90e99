package org.uclab.sim.ucm.tftp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.sim.ucm.cluster.TrustPolicy.Digest;

/**
 * A file with the header that names its signer and holds the signature over everything but itself (UCMNZ). A trust list has
 * the same header, of a later version.
 *
 * @param minor  second number of the header's version: 0 of a file, 2 of a trust list
 * @param name   of the signed file
 * @param signed when, to the second
 */
record SignedFile(TlsIdentity signer, Digest digest, int minor, String name, Instant signed) {

    private static final int VERSION = 1;
    private static final int LENGTH = 2;
    private static final int SIGNER = 3;
    private static final int SIGNER_NAME = 4;
    private static final int SERIAL = 5;
    private static final int ISSUER = 6;
    private static final int SIGNATURE_INFO = 7;
    private static final int DIGEST = 8;
    private static final int ALGORITHM_INFO = 9;
    private static final int ALGORITHM = 10;
    private static final int MODULUS = 11;
    private static final int SIGNATURE = 12;
    private static final int PADDING = 13;
    private static final int FILE_NAME = 14;
    private static final int TIME = 15;
    private static final int SIGNER_VERSION = 28;

    /** Octets of an element before its value. */
    private static final int HEAD_BYTES = 3;

    /** Headers end at a multiple of it. */
    private static final int ALIGNMENT_BYTES = 4;

    /** The header, and the content behind it. */
    byte[] bytes(byte[] content) {
        X509Certificate certificate = signer.leaf();
        int signatureBytes =
                (((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength() + 7) / 8;
        TlvBytes names = new TlvBytes()
                .text(SIGNER_NAME, certificate.getSubjectX500Principal().getName())
                .text(ISSUER, certificate.getIssuerX500Principal().getName())
                .octets(SERIAL, serial(certificate));
        TlvBytes method = new TlvBytes().octet(ALGORITHM, 0).octet(MODULUS, modulus(signatureBytes));
        TlvBytes how = new TlvBytes().octet(DIGEST, digest.number()).octets(ALGORITHM_INFO, method.bytes());
        TlvBytes fixed = new TlvBytes();
        if (minor > 0) {
            fixed.octets(SIGNER_VERSION, new byte[] {1, 1}); // devices make EC keys for a list of 1.1 only
        }
        fixed.octets(SIGNER, names.bytes()).octets(SIGNATURE_INFO, how.bytes());
        TlvBytes rest = new TlvBytes().text(FILE_NAME, name).octets(TIME, seconds());
        int head = new TlvBytes().octets(VERSION, new byte[2]).word(LENGTH, 0).size();
        int length = head + fixed.size() + HEAD_BYTES + signatureBytes + rest.size();
        while (length % ALIGNMENT_BYTES != 0) {
            rest.lone(PADDING);
            length++;
        }
        byte[] before = joined(
                new TlvBytes()
                        .octets(VERSION, new byte[] {1, (byte) minor})
                        .word(LENGTH, length)
                        .bytes(),
                fixed.bytes());
        byte[] after = joined(rest.bytes(), content);
        byte[] signature = signature(before, after);
        return joined(before, new TlvBytes().octets(SIGNATURE, signature).bytes(), after);
    }

    private byte[] signature(byte[] before, byte[] after) {
        try {
            Signature signature = Signature.getInstance(digest + "withRSA");
            signature.initSign(signer.privateKey());
            signature.update(before);
            signature.update(after);
            return signature.sign();
        } catch (GeneralSecurityException ours) {
            throw new IllegalStateException("files cannot be signed with " + signer, ours);
        }
    }

    /** Where the length of a modulus stands among 64, 128, 256 and 512 octets. */
    private static int modulus(int octets) {
        return Integer.numberOfTrailingZeros(octets) - Integer.numberOfTrailingZeros(64);
    }

    private byte[] seconds() {
        long at = signed.getEpochSecond();
        return new byte[] {(byte) (at >> 24), (byte) (at >> 16), (byte) (at >> 8), (byte) at};
    }

    /** A serial number as it is written here: without a sign. */
    static byte[] serial(X509Certificate certificate) {
        BigInteger number = certificate.getSerialNumber();
        byte[] octets = number.toByteArray();
        int from = octets.length > 1 && octets[0] == 0 ? 1 : 0;
        return Arrays.copyOfRange(octets, from, octets.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
