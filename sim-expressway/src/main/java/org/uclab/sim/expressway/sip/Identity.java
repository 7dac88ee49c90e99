package org.uclab.sim.expressway.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipMessage;

/**
 * The {@code Identity} of a message, RFC 4474 §9. ASSUMED(expressway.md §4.4): what exactly is signed is not public; signature,
 * certificate and the 437 look like that document, in whose words it is done here.
 */
final class Identity {

    static final String HEADER = "Identity";

    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    private Identity() {}

    /** What is signed: {@code digest-string} of RFC 4474 §9, of an answer too. */
    private static byte[] digestString(SipMessage message) {
        String contact =
                message.contacts().stream().findFirst().map(NameAddress::uri).orElse("");
        return String.join(
                        "|",
                        message.from().uri(),
                        message.to().uri(),
                        message.callId(),
                        message.cseq().toString(),
                        message.header("Date").orElse(""),
                        contact,
                        message.body().text())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The value of the header. */
    static String of(SipMessage message, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(algorithm(key.getAlgorithm()));
            signer.initSign(key);
            signer.update(digestString(message));
            return '"' + Base64.getEncoder().encodeToString(signer.sign()) + '"';
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot sign", impossible);
        }
    }

    /** Whether the message is what the owner of that certificate has signed. */
    static boolean holds(SipMessage message, X509Certificate certificate) {
        String value = message.header(HEADER).orElse("").replace("\"", "").strip();
        try {
            Signature verifier =
                    Signature.getInstance(algorithm(certificate.getPublicKey().getAlgorithm()));
            verifier.initVerify(certificate);
            verifier.update(digestString(message));
            return verifier.verify(BASE64.decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** RFC 4474 §9 knows {@code rsa-sha1} alone, and S1 has an RSA key; the keys of the lab are mostly of the other kind. */
    private static String algorithm(String key) {
        return key.equals("EC") ? "SHA256withECDSA" : "SHA1withRSA";
    }

    /** {@code Date} and the rest that a signature needs to be one. */
    static boolean complete(SipMessage message) {
        return message.headers().has(HEADER)
                && message.headers().has("Date")
                && message.headers().has(HeaderName.CONTENT_TYPE);
    }
}
