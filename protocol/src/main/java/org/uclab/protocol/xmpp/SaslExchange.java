package org.uclab.protocol.xmpp;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The SASL exchange of a stream, RFC 6120 §6: one message from the client, at once or after an empty challenge. */
final class SaslExchange {

    private final SaslOffer offer;
    private Optional<SaslVerifier> mechanism = Optional.empty();

    SaslExchange(SaslOffer offer) {
        this.offer = offer;
    }

    /** Of the mechanisms, in the order of the offer. */
    List<String> names() {
        return offer.names();
    }

    /** The user id claimed by that element; empty where it is no message of a mechanism offered. Changes nothing. */
    Optional<String> claimed(Element element) {
        boolean begins = element.name().equals("auth");
        Optional<SaslVerifier> verifier = begins ? offer.named(mechanism(element)) : mechanism;
        return begins && element.text().isEmpty()
                ? Optional.empty()
                : verifier.flatMap(one -> decoded(element).map(one::claimed));
    }

    /** The client begins, on a stream with that header; empty when it shall send its message now. */
    Optional<SaslVerifier.Verdict> auth(Element auth, StreamHeader stream) {
        mechanism = offer.named(mechanism(auth));
        if (mechanism.isEmpty()) {
            return Optional.of(SaslVerifier.Verdict.refused(SaslCondition.INVALID_MECHANISM));
        }
        // RFC 6120 §6.4.2: without an initial response the server asks for it with an empty challenge.
        return auth.text().isEmpty() ? Optional.empty() : Optional.of(response(auth, stream));
    }

    /** The client's message. Where nobody is known a right one is as good as a wrong one. */
    SaslVerifier.Verdict response(Element holder, StreamHeader stream) {
        SaslVerifier.Verdict verdict = decoded(holder)
                .map(mechanism.orElseThrow()::check)
                .orElseGet(() -> SaslVerifier.Verdict.refused(SaslCondition.INCORRECT_ENCODING));
        return verdict.user().isPresent() && !offer.knowsUsers().test(stream)
                ? SaslVerifier.Verdict.refused(SaslCondition.NOT_AUTHORIZED)
                : verdict;
    }

    private static String mechanism(Element auth) {
        return auth.attribute("mechanism", "");
    }

    /** RFC 6120 §6.4.2: a single {@code =} stands for a response of no bytes. */
    private static Optional<byte[]> decoded(Element holder) {
        String text = holder.text().strip();
        try {
            return Optional.of(
                    text.equals("=") ? new byte[0] : Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
