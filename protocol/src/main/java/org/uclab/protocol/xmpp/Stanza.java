package org.uclab.protocol.xmpp;

import java.util.Optional;

/** Reading and making messages, presence and IQs, RFC 6120 §8. */
public final class Stanza {

    public static final String MESSAGE = "message";
    public static final String PRESENCE = "presence";
    public static final String IQ = "iq";

    private Stanza() {}

    /** Whether it is one of the three kinds, in the namespace of a client or server stream. */
    public static boolean is(Element element) {
        return (element.namespace().equals(Namespaces.CLIENT)
                        || element.namespace().equals(Namespaces.SERVER)
                        || element.namespace().equals(Namespaces.COMPONENT))
                && (element.name().equals(MESSAGE)
                        || element.name().equals(PRESENCE)
                        || element.name().equals(IQ));
    }

    /** The {@code type}; empty when there is none. */
    public static String type(Element stanza) {
        return stanza.attribute("type", "");
    }

    /** Whether it is an IQ that must be answered: {@code get} or {@code set}, RFC 6120 §8.2.3. */
    public static boolean asks(Element stanza) {
        return stanza.name().equals(IQ)
                && (type(stanza).equals("get") || type(stanza).equals("set"));
    }

    /** The address in that attribute; empty when it is absent or none. */
    public static Optional<Jid> address(Element stanza, String attribute) {
        return stanza.attribute(attribute).flatMap(Jid::parse);
    }

    /** Whether that client may have sent it: its {@code from} is absent or the client's own, RFC 6120 §8.1.2.1. */
    public static boolean mayBeFrom(Jid client, Element stanza) {
        return stanza.attribute("from").isEmpty()
                || address(stanza, "from")
                        .filter(from -> from.equals(from.isFull() ? client : client.bare()))
                        .isPresent();
    }

    /**
     * The answer where a bound client asks for what belongs before it: another resource, of which a stream has one (RFC 6120 §7.1), or
     * the session of RFC 3921, which needs nothing; empty where it asks for neither.
     */
    public static Optional<Element> afterBinding(Element stanza) {
        return BindRequest.late(stanza);
    }

    /** The empty result of that IQ. */
    public static Element result(Element request) {
        return answer(request, "result").done();
    }

    /** The result of that IQ with a payload. */
    public static Element result(Element request, Element payload) {
        return answer(request, "result").child(payload).done();
    }

    /** An IQ that asks. */
    public static Element get(String id, Element payload) {
        return iq("get", id, payload);
    }

    /** An IQ that tells. */
    public static Element set(String id, Element payload) {
        return iq("set", id, payload);
    }

    /** Starts an answer: the same kind and id, from whom the stanza was for, to whom it was from. */
    public static Element.Builder answer(Element stanza, String type) {
        return Element.build(stanza.namespace(), stanza.name())
                .attribute("type", type)
                .attribute("id", stanza.attribute("id"))
                .attribute("from", stanza.attribute("to"))
                .attribute("to", stanza.attribute("from"));
    }

    private static Element iq(String type, String id, Element payload) {
        return Element.build(Namespaces.CLIENT, IQ)
                .attribute("type", type)
                .attribute("id", id)
                .child(payload)
                .done();
    }
}
