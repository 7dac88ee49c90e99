package org.uclab.protocol.xmpp;

/** What can come, as the table of a {@link Negotiation} tells it apart. */
enum NegotiationToken {
    HEADER,
    STARTTLS,
    SECURED,
    AUTH,
    RESPONSE,
    ABORT,
    REFUSED,
    DIALBACK,
    PROVEN,
    STANZA,
    MANAGEMENT,
    OTHER,
    BEGUN,
    REACHED;

    /** What an element is on a stream with that content namespace. */
    static NegotiationToken of(Element element, String contentNamespace, StreamTerms terms) {
        if (element.is(Namespaces.TLS, "starttls")) {
            return STARTTLS;
        }
        if (element.namespace().equals(Namespaces.STREAM_MANAGEMENT)
                && terms.resumer().isPresent()) {
            return MANAGEMENT;
        }
        if (element.namespace().equals(Namespaces.DIALBACK)) {
            return DIALBACK;
        }
        if (element.namespace().equals(Namespaces.SASL)) {
            return switch (element.name()) {
                case "auth" -> AUTH;
                case "response" -> RESPONSE;
                case "abort" -> ABORT;
                default -> OTHER;
            };
        }
        return element.namespace().equals(contentNamespace) && Stanza.is(element) ? STANZA : OTHER;
    }

    /** Whether it may carry the message of a SASL mechanism. */
    boolean isMessage() {
        return this == AUTH || this == RESPONSE;
    }

    /** The error in which a stream ends where it is not due. */
    StreamCondition unexpected(NegotiationState state) {
        if (ours()) {
            return StreamCondition.INTERNAL_SERVER_ERROR;
        }
        boolean established = state == NegotiationState.BOUND || state == NegotiationState.OPEN;
        return established ? StreamCondition.UNSUPPORTED_STANZA_TYPE : StreamCondition.NOT_AUTHORIZED;
    }

    /** Whether it is an input of our own, which the peer cannot bring about. */
    boolean ours() {
        return this == BEGUN || this == SECURED || this == REACHED || this == REFUSED || this == PROVEN;
    }
}
