package org.uclab.protocol.xmpp;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a stanza was refused, RFC 6120 §8.3.3, with the error type that goes with it. */
public enum StanzaCondition {
    BAD_REQUEST("modify"),
    CONFLICT("cancel"),
    FEATURE_NOT_IMPLEMENTED("cancel"),
    FORBIDDEN("auth"),
    GONE("cancel"),
    INTERNAL_SERVER_ERROR("cancel"),
    ITEM_NOT_FOUND("cancel"),
    JID_MALFORMED("modify"),
    NOT_ACCEPTABLE("modify"),
    NOT_ALLOWED("cancel"),
    NOT_AUTHORIZED("auth"),
    POLICY_VIOLATION("modify"),
    RECIPIENT_UNAVAILABLE("wait"),
    REDIRECT("modify"),
    REGISTRATION_REQUIRED("auth"),
    REMOTE_SERVER_NOT_FOUND("cancel"),
    REMOTE_SERVER_TIMEOUT("wait"),
    RESOURCE_CONSTRAINT("wait"),
    SERVICE_UNAVAILABLE("cancel"),
    SUBSCRIPTION_REQUIRED("auth"),
    UNDEFINED_CONDITION("cancel"),
    UNEXPECTED_REQUEST("wait");

    private final String type;

    StanzaCondition(String type) {
        this.type = type;
    }

    /** The name of the element that stands for it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code auth}, {@code cancel}, {@code modify} or {@code wait}. */
    public String type() {
        return type;
    }

    /** The condition of that element name. */
    public static Optional<StanzaCondition> of(String wire) {
        return Stream.of(values()).filter(one -> one.wire().equals(wire)).findFirst();
    }

    /** The condition a stanza of type {@code error} carries. */
    public static Optional<StanzaCondition> in(Element stanza) {
        return stanza.child("error")
                .flatMap(error -> error.children().stream()
                        .filter(child -> child.namespace().equals(Namespaces.STANZA_ERRORS))
                        .flatMap(child -> of(child.name()).stream())
                        .findFirst());
    }

    /** The error element in that content namespace. */
    public Element error(String contentNamespace, String text) {
        Element.Builder error = Element.build(contentNamespace, "error")
                .attribute("type", type)
                .child(Element.of(Namespaces.STANZA_ERRORS, wire()));
        if (!text.isEmpty()) {
            error.child(Element.build(Namespaces.STANZA_ERRORS, "text")
                    .attribute("xml:lang", "en")
                    .text(text)
                    .done());
        }
        return error.done();
    }

    /** The answer that refuses that stanza: back to its sender, from whom it was for, RFC 6120 §8.3.1. */
    public Element answer(Element stanza) {
        return answer(stanza, "");
    }

    /** The same with a text for people. */
    public Element answer(Element stanza, String text) {
        return Stanza.answer(stanza, "error")
                .child(error(stanza.namespace(), text))
                .done();
    }
}
