package org.uclab.sim.imp.soap;

import org.uclab.protocol.xmpp.Element;

/** The names of SOAP 1.2 and of the service. */
final class Soap {

    /** SOAP 1.2 Part 1. */
    static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";

    /** The service's own. */
    static final String EPAS = "urn:cisco:epas:soap";

    private Soap() {}

    /** An envelope around that. */
    static Element envelope(Element body) {
        return Element.build(ENVELOPE, "Envelope")
                .child(Element.build(ENVELOPE, "Body").child(body).done())
                .done();
    }

    /** Starts an element of the service. */
    static Element.Builder epas(String name) {
        return Element.build(EPAS, name);
    }
}
