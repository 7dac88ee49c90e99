package org.uclab.lab.fault;

/** The port shows a defective certificate; the occasion is a TLS handshake. */
public record CertificateFault(CertificateDefect defect) implements AnswerFault {

    /** How users write it. */
    public static final FaultForm FORM = new FaultForm(
            "certificate",
            "certificate DEFECT",
            "tls",
            "the port shows a bad certificate: " + String.join("|", CertificateDefect.words()),
            word -> new CertificateFault(CertificateDefect.of(word)));

    @Override
    public String text() {
        return "certificate " + defect.word();
    }
}
