package org.uclab.lab.fault;

/** The port shows a defective certificate; the occasion is a TLS handshake. */
public record CertificateFault(CertificateDefect defect) implements AnswerFault {
    @Override
    public String text() {
        return "certificate " + defect.word();
    }
}
