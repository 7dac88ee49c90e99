package org.uclab.protocol.xmpp;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why authentication failed, RFC 6120 §6.5. */
public enum SaslCondition {
    ABORTED,
    ACCOUNT_DISABLED,
    CREDENTIALS_EXPIRED,
    ENCRYPTION_REQUIRED,
    INCORRECT_ENCODING,
    INVALID_AUTHZID,
    INVALID_MECHANISM,
    MALFORMED_REQUEST,
    MECHANISM_TOO_WEAK,
    NOT_AUTHORIZED,
    TEMPORARY_AUTH_FAILURE;

    /** The name of the element that stands for it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The condition of that element name. */
    public static Optional<SaslCondition> of(String wire) {
        return Stream.of(values()).filter(one -> one.wire().equals(wire)).findFirst();
    }

    /** The failure element. */
    public Element failure() {
        return Element.build(Namespaces.SASL, "failure")
                .child(Element.of(Namespaces.SASL, wire()))
                .done();
    }
}
