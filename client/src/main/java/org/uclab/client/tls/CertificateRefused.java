package org.uclab.client.tls;

import java.io.Serial;
import java.security.cert.CertificateException;

/** A server's certificate was refused. The message names the host, the {@link Refusal} and the detail. */
public final class CertificateRefused extends CertificateException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    CertificateRefused(String host, Verdict.Refused refused) {
        super("certificate of " + host + " refused: " + refused.refusal() + ", " + refused.detail());
        this.refusal = refused.refusal();
    }

    public Refusal refusal() {
        return refusal;
    }
}
