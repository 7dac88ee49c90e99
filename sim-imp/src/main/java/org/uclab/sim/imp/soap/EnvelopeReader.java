package org.uclab.sim.imp.soap;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.sim.imp.soap.Received.Fault;
import org.uclab.sim.imp.soap.Received.Fault.Code;

/** Reads SOAP 1.2 envelopes with one call in them. */
final class EnvelopeReader {

    private static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";

    private EnvelopeReader() {}

    static Received read(byte[] document) {
        Optional<Element> root = XmlDocument.read(document);
        if (root.isEmpty()) {
            return new Fault(Code.SENDER, "Invalid request: not well-formed, too large, or with a document type");
        }
        Element envelope = root.get();
        if (!envelope.is(Soap.ENVELOPE, "Envelope")) {
            // SOAP 1.2 Part 1 §5.4.7: only an envelope of another version is a mismatch.
            return envelope.is(SOAP_1_1, "Envelope")
                    ? new Fault(Code.VERSION_MISMATCH, "SOAP 1.2 is spoken here")
                    : new Fault(Code.SENDER, "Invalid request: no envelope");
        }
        List<Element> header = envelope.child("Header").map(Element::children).orElse(List.of());
        for (Element block : header) {
            if (mustUnderstand(block) && !block.is(Soap.EPAS, "session-key") && !Addressing.is(block)) {
                return new Fault(Code.MUST_UNDERSTAND, "header " + block.name() + " is not understood");
            }
        }
        List<Element> body = envelope.child("Body").map(Element::children).orElse(List.of());
        if (body.size() != 1 || !body.get(0).namespace().equals(Soap.EPAS)) {
            return new Fault(Code.SENDER, "Invalid request: the body holds no single call of " + Soap.EPAS);
        }
        String key = header.stream()
                .filter(block -> block.is(Soap.EPAS, "session-key"))
                .findFirst()
                .map(block -> block.text().strip())
                .orElse("");
        return new Received.Call(key, body.get(0), Addressing.in(header));
    }

    private static boolean mustUnderstand(Element block) {
        String word = block.attribute("{" + Soap.ENVELOPE + "}mustUnderstand", "false")
                .strip();
        return word.equals("true") || word.equals("1");
    }
}
