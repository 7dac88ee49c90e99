package org.uclab.protocol.xmpp;

import java.util.Optional;

/** What a client that has signed in says of stream management before it is bound, XEP-0198 §3 and §5. */
final class ResumeRequest {

    private ResumeRequest() {}

    /** The answer; empty where nothing can be said but that it comes too early. */
    static Optional<Binder.Resumer.Resumption> answer(StreamTerms terms, Jid user, Element element) {
        return switch (element.name()) {
            case "resume" -> terms.resumer().map(resumer -> resumer.resume(user, element));
            case "enable" -> Optional.of(Binder.Resumer.Resumption.refused(failed(StanzaCondition.UNEXPECTED_REQUEST)));
            default -> Optional.empty();
        };
    }

    private static Element failed(StanzaCondition why) {
        return Element.build(Namespaces.STREAM_MANAGEMENT, "failed")
                .child(Element.of(Namespaces.STANZA_ERRORS, why.wire()))
                .done();
    }
}
