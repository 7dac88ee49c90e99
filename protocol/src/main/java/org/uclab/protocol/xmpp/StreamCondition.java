package org.uclab.protocol.xmpp;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a stream ends in error, RFC 6120 §4.9.3. */
public enum StreamCondition {
    BAD_FORMAT,
    BAD_NAMESPACE_PREFIX,
    CONFLICT,
    CONNECTION_TIMEOUT,
    HOST_GONE,
    HOST_UNKNOWN,
    IMPROPER_ADDRESSING,
    INTERNAL_SERVER_ERROR,
    INVALID_FROM,
    INVALID_NAMESPACE,
    INVALID_XML,
    NOT_AUTHORIZED,
    NOT_WELL_FORMED,
    POLICY_VIOLATION,
    REMOTE_CONNECTION_FAILED,
    RESET,
    RESOURCE_CONSTRAINT,
    RESTRICTED_XML,
    SEE_OTHER_HOST,
    SYSTEM_SHUTDOWN,
    UNDEFINED_CONDITION,
    UNSUPPORTED_ENCODING,
    UNSUPPORTED_FEATURE,
    UNSUPPORTED_STANZA_TYPE,
    UNSUPPORTED_VERSION;

    /** The name of the element that stands for it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The condition of that element name. */
    public static Optional<StreamCondition> of(String wire) {
        return Stream.of(values()).filter(one -> one.wire().equals(wire)).findFirst();
    }

    /** The stream error, with a text for people where there is one. */
    public Element error(String text) {
        Element.Builder error =
                Element.build(Namespaces.STREAMS, "error").child(Element.of(Namespaces.STREAM_ERRORS, wire()));
        if (!text.isEmpty()) {
            error.child(Element.build(Namespaces.STREAM_ERRORS, "text")
                    .attribute("xml:lang", "en")
                    .text(text)
                    .done());
        }
        return error.done();
    }
}
