package org.uclab.protocol.xmpp;

import java.util.Optional;

/**
 * The request for a resource, RFC 6120 §7.
 *
 * @param resource empty where the client leaves the choice to the server
 */
record BindRequest(Element iq, String resource) {

    /** The request in that stanza; empty where it is none that can be answered. */
    static Optional<BindRequest> in(Element iq) {
        return iq.child(Namespaces.BIND, "bind")
                .filter(request ->
                        Stanza.type(iq).equals("set") && iq.attribute("id").isPresent())
                .map(request -> new BindRequest(
                        iq, request.child("resource").map(Element::text).orElse("")));
    }

    /**
     * The answer where a bound client asks for what belongs before it: another resource, of which a stream has one (RFC 6120
     * §7.1), or the session of RFC 3921, which needs nothing.
     */
    static Optional<Element> late(Element stanza) {
        if (!Stanza.type(stanza).equals("set")) {
            return Optional.empty();
        }
        if (stanza.child(Namespaces.SESSION, "session").isPresent()) {
            return Optional.of(Stanza.result(stanza));
        }
        return stanza.child(Namespaces.BIND, "bind").map(more -> StanzaCondition.NOT_ALLOWED.answer(stanza));
    }

    /** What the client is told. */
    Element answer(Binder.Binding binding) {
        return binding.client()
                .map(client -> Stanza.result(iq, bound(client)))
                .orElseGet(() -> binding.refusal().orElseThrow().answer(iq));
    }

    private static Element bound(Jid client) {
        return Element.build(Namespaces.BIND, "bind")
                .child(Element.of(Namespaces.BIND, "jid", client.toString()))
                .done();
    }
}
