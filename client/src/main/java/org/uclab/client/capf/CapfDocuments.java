package org.uclab.client.capf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What goes to CAPF and comes back. ASSUMED(no public source): the form of both is the lab's. */
final class CapfDocuments {

    /** Root of the answer. */
    static final String ANSWER = "capfAnswer";

    /** Most certificates taken. */
    static final int CHAIN_MAX = 8;

    private CapfDocuments() {}

    /** The public key, and the proof that the sender has the other half. */
    static byte[] request(KeyPair keys, String device, String capfString) throws GeneralSecurityException {
        byte[] key = keys.getPublic().getEncoded();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update((device + "\n" + capfString + "\n").getBytes(StandardCharsets.UTF_8));
        signature.update(key);
        Base64.Encoder base64 = Base64.getEncoder();
        return ("<capfEnrolment><key>" + base64.encodeToString(key) + "</key><proof>"
                        + base64.encodeToString(signature.sign()) + "</proof></capfEnrolment>")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The chain in the answer, of that key and signed all the way.
     *
     * @throws GeneralSecurityException when it is not
     */
    static List<X509Certificate> chain(JsonNode answer, PublicKey key) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        JsonNode given = answer.path("certificate");
        List<JsonNode> texts =
                given.isArray() ? given.valueStream().limit(CHAIN_MAX).toList() : List.of(given);
        List<X509Certificate> chain = new ArrayList<>();
        for (JsonNode text : texts) {
            byte[] der = Base64.getMimeDecoder().decode(text.asString(""));
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        if (!chain.get(0).getPublicKey().equals(key)) {
            throw new GeneralSecurityException("the certificate is of another key");
        }
        for (int i = 0; i < chain.size(); i++) {
            chain.get(i).verify(chain.get(Math.min(i + 1, chain.size() - 1)).getPublicKey());
        }
        return chain;
    }
}
