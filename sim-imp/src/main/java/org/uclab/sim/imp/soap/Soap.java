package org.uclab.sim.imp.soap;

import java.util.List;
import org.uclab.protocol.xmpp.Element;

/** The names of SOAP 1.2 and of the service. */
final class Soap {

    /** SOAP 1.2 Part 1. */
    static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";

    /** The service's own. */
    static final String EPAS = "urn:cisco:epas:soap";

    /** The port type in the description of the service, which names actions (public samples). */
    static final String PORT_TYPE = "EpasSoapServiceInterface";

    private Soap() {}

    /** An envelope around that, with those header blocks. */
    static Element envelope(List<Element> header, Element body) {
        Element.Builder envelope = Element.build(ENVELOPE, "Envelope");
        if (!header.isEmpty()) {
            envelope.child(Element.build(ENVELOPE, "Header").children(header).done());
        }
        return envelope.child(Element.build(ENVELOPE, "Body").child(body).done())
                .done();
    }

    /** Starts an element of the service. */
    static Element.Builder epas(String name) {
        return Element.build(EPAS, name);
    }
}
