package org.uclab.lab.fault;

import java.util.Set;

/** The port shows a defective certificate; the occasion is a TLS handshake. Of several that bite the first shows. */
public record CertificateFault(CertificateDefect defect) implements AnswerFault {

    /** How users write it. */
    public static final FaultForm FORM = new FaultForm(
            "certificate",
            "certificate DEFECT",
            "tls",
            "the port shows a bad certificate: " + String.join("|", CertificateDefect.words()),
            word -> new CertificateFault(CertificateDefect.of(word)));

    @Override
    public Set<String> attributes() {
        return Set.of(Occasion.PEER);
    }

    @Override
    public String text() {
        return "certificate " + defect.word();
    }
}
