package org.uclab.protocol.capf;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The value of {@link CapfTag#CERTIFICATE}: 01, two octets of length, two octets of which the second is the type of the
 * certificate, and the certificate in DER (J4L, UCMNZ).
 */
public final class CapfCertificate {

    /** Value of {@link CapfTag#CERTIFICATE_TYPE}: locally significant. */
    public static final int LOCAL = 1;

    private static final int HEAD_BYTES = 5;

    private CapfCertificate() {}

    /** The element of a certificate. */
    public static CapfElement element(X509Certificate certificate) throws GeneralSecurityException {
        byte[] der = certificate.getEncoded();
        byte[] value = new byte[HEAD_BYTES + der.length];
        int length = der.length + 2;
        value[0] = 1;
        value[1] = (byte) (length >> 8);
        value[2] = (byte) length;
        value[4] = LOCAL;
        System.arraycopy(der, 0, value, HEAD_BYTES, der.length);
        return CapfElement.of(CapfTag.CERTIFICATE, value);
    }

    /** The certificate in a message; empty when there is none, or none that can be read. */
    public static Optional<X509Certificate> in(CapfMessage message) {
        return message.value(CapfTag.CERTIFICATE).flatMap(CapfCertificate::read);
    }

    private static Optional<X509Certificate> read(byte[] value) {
        boolean framed = value.length > HEAD_BYTES
                && value[0] == 1
                && (((value[1] & 0xff) << 8) | (value[2] & 0xff)) == value.length - 3;
        if (!framed) {
            return Optional.empty();
        }
        try {
            byte[] der = Arrays.copyOfRange(value, HEAD_BYTES, value.length);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException none) {
            return Optional.empty();
        }
    }
}
