package org.uclab.protocol.xmpp;

import java.util.Optional;

/**
 * An input at which a server's answer can go wrong.
 *
 * @param user the user concerned; empty where none is known
 */
public record NegotiationStep(Name name, String user) {

    /** The questions of a negotiation. */
    public enum Name {
        STREAM,
        AUTH,
        BIND
    }

    /** The question that something is where the negotiation stands; empty where it is none, or has but one answer. */
    static Optional<NegotiationStep> of(StreamEvent event, Negotiation at) {
        return switch (event.kind()) {
            case OPENED -> header(((StreamEvent.Opened) event).header(), at);
            case RECEIVED -> element(((StreamEvent.Received) event).element(), at);
            case CLOSED, FAILED -> Optional.empty();
        };
    }

    private static Optional<NegotiationStep> header(StreamHeader header, Negotiation at) {
        return at.takes(NegotiationToken.HEADER) && at.terms().objection(header).isEmpty()
                ? Optional.of(new NegotiationStep(Name.STREAM, known(at)))
                : Optional.empty();
    }

    private static Optional<NegotiationStep> element(Element element, Negotiation at) {
        NegotiationToken token = NegotiationToken.of(element, at.terms().host().contentNamespace(), at.terms());
        return switch (at.state()) {
            case SASL_OFFERED, CHALLENGED, PROOF_OFFERED ->
                token.isMessage() && at.takes(token)
                        ? at.exchange().claimed(element).map(claimed -> new NegotiationStep(Name.AUTH, claimed))
                        : Optional.empty();
            case BIND_OFFERED -> BindRequest.in(element).map(request -> new NegotiationStep(Name.BIND, known(at)));
            case CONNECTED, TLS_OFFERED, SECURING, SECURE, TRUSTED, BOUND, OPEN, CARRYING, CARRIED, ENDED ->
                Optional.empty();
        };
    }

    private static String known(Negotiation at) {
        return at.user().map(Jid::local).orElse("");
    }
}
