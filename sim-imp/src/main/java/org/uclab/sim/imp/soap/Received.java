package org.uclab.sim.imp.soap;

import java.util.Optional;
import org.uclab.protocol.xmpp.Element;

/** What came in a request: a call, or something to be answered with a fault. */
sealed interface Received {

    /** The members, for switches without a default. */
    enum Kind {
        CALL,
        FAULT
    }

    Kind kind();

    /**
     * A call.
     *
     * @param sessionKey of the header; empty when there is none
     * @param operation  the one element of the body
     * @param addressing as far as the header has any
     */
    record Call(String sessionKey, Element operation, Optional<Addressing> addressing) implements Received {
        @Override
        public Kind kind() {
            return Kind.CALL;
        }
    }

    /** A fault, SOAP 1.2 Part 1 §5.4. */
    record Fault(Code code, String reason) implements Received {

        /** SOAP 1.2 Part 1 §5.4.6, with the status of Part 2 §7.5.2.2. */
        enum Code {
            VERSION_MISMATCH("VersionMismatch", 500),
            MUST_UNDERSTAND("MustUnderstand", 500),
            SENDER("Sender", 400);

            private final String word;
            private final int status;

            Code(String word, int status) {
                this.word = word;
                this.status = status;
            }

            int status() {
                return status;
            }
        }

        @Override
        public Kind kind() {
            return Kind.FAULT;
        }

        /** The envelope that says so. The value is a qualified name, so the prefix has to be declared by hand. */
        String toXml() {
            String text =
                    Element.build(Soap.ENVELOPE, "Text").text(reason).done().toXml();
            String escaped = text.substring(text.indexOf('>') + 1, text.lastIndexOf("</"));
            return "<env:Envelope xmlns:env=\"" + Soap.ENVELOPE + "\"><env:Body><env:Fault><env:Code><env:Value>env:"
                    + code.word + "</env:Value></env:Code><env:Reason><env:Text xml:lang=\"en\">" + escaped
                    + "</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>";
        }
    }
}
