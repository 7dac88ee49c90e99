package org.uclab.lab.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Says what has become of certificates of the root, RFC 6960: good, taken back, or, of what it has not issued, unknown. It signs
 * itself, with the key of the root.
 */
final class OcspResponder {

    /** Most certificates that one request may ask about. */
    private static final int ASKED_MAX = 20;

    private final LabCa ca;
    private final Issuer root;

    OcspResponder(LabCa ca, Issuer root) {
        this.ca = ca;
        this.root = root;
    }

    byte[] answer(byte[] request) {
        try {
            return answer(new OCSPReq(request)).getEncoded();
        } catch (IOException | IllegalArgumentException malformed) {
            return failed(OCSPRespBuilder.MALFORMED_REQUEST);
        } catch (OCSPException | OperatorCreationException unable) {
            throw new IllegalStateException("cannot answer by OCSP", unable);
        }
    }

    private OCSPResp answer(OCSPReq request) throws OCSPException, OperatorCreationException, IOException {
        Req[] asked = request.getRequestList();
        if (asked.length == 0 || asked.length > ASKED_MAX) {
            return new OCSPRespBuilder().build(OCSPRespBuilder.MALFORMED_REQUEST, null);
        }
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        SubjectPublicKeyInfo key =
                SubjectPublicKeyInfo.getInstance(root.keys().getPublic().getEncoded());
        BasicOCSPRespBuilder answers = new BasicOCSPRespBuilder(new RespID(key, digests.get(CertificateID.HASH_SHA1)));
        Date now = Date.from(ca.now());
        for (Req one : asked) {
            answers.addResponse(
                    one.getCertID(),
                    status(one.getCertID(), digests),
                    now,
                    Date.from(ca.now().plus(LabCa.ONE_DAY)));
        }
        // RFC 8954 §2: the nonce of the request is in the response, which belongs to it alone.
        Optional.ofNullable(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .map(nonce -> new Extensions(new Extension[] {nonce}))
                .ifPresent(answers::setResponseExtensions);
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        answers.build(
                                root.seal().by(root.keys().getPrivate()), new X509CertificateHolder[] {holder()}, now));
    }

    private CertificateStatus status(CertificateID asked, DigestCalculatorProvider digests)
            throws OCSPException, IOException {
        BigInteger serial = asked.getSerialNumber();
        if (!asked.matchesIssuer(holder(), digests) || !ca.hasIssued(serial)) {
            return new UnknownStatus();
        }
        return ca.hasRevoked(serial)
                ? new RevokedStatus(Date.from(ca.now().minus(LabCa.ONE_DAY)))
                : CertificateStatus.GOOD;
    }

    private X509CertificateHolder holder() throws IOException {
        try {
            return new X509CertificateHolder(root.chain().get(0).getEncoded());
        } catch (java.security.cert.CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte[] failed(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
