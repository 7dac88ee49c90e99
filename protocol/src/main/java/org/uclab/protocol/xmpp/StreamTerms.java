package org.uclab.protocol.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a server demands of a stream, in the order of RFC 6120: TLS, then SASL, then a resource; and what comes after.
 *
 * @param tls      whether STARTTLS comes first, and is required
 * @param sasl     who may sign in; empty where nobody does
 * @param certified for whom SASL EXTERNAL is offered, where those who open streams are servers that prove a domain; empty where
 *                 they are users
 * @param binder   gives out resources; empty where none are bound
 * @param handedOn whether the stream that follows on all this is not answered here but carried elsewhere, from its first
 *                 byte on
 * @param limits   of the parser, for a peer that has not signed in
 * @param resumer  takes up lost streams of users; empty where streams are not managed. Where they are, every stanza of a bound client
 *                 is whoever's who has the stream, who counts them, {@link Stanza#afterBinding} included
 */
public record StreamTerms(
        StreamHost host,
        boolean tls,
        Optional<SaslOffer> sasl,
        Optional<Predicate<StreamHeader>> certified,
        Optional<Binder> binder,
        boolean handedOn,
        StreamLimits limits,
        StreamTimes times,
        Optional<Binder.Resumer> resumer) {

    public StreamTerms {
        if (binder.isPresent() && sasl.isEmpty()) {
            throw new IllegalArgumentException("a resource is bound to a user, and nobody can sign in");
        }
        if (resumer.isPresent() && binder.isEmpty()) {
            throw new IllegalArgumentException("a stream that goes on is bound again, and none is bound");
        }
        if (handedOn && sasl.isPresent()) {
            throw new IllegalArgumentException("on a stream that is handed on users sign in where it ends");
        }
    }

    /** Streams that are open once their header is answered. */
    public static StreamTerms of(StreamHost host, StreamTimes times) {
        return new StreamTerms(
                host,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                StreamLimits.STRANGER,
                times,
                Optional.empty());
    }

    /** The same after STARTTLS. */
    public StreamTerms withTls() {
        return new StreamTerms(host, true, sasl, certified, binder, handedOn, limits, times, resumer);
    }

    /** The same for users who sign in and bind a resource. */
    public StreamTerms withUsers(SaslOffer offer, Binder resources) {
        return new StreamTerms(
                host,
                tls,
                Optional.of(offer),
                Optional.empty(),
                Optional.of(resources),
                handedOn,
                limits,
                times,
                resumer);
    }

    /**
     * The same for servers, which prove the domain they speak for with a certificate (XEP-0178), or by dialback (XEP-0220),
     * which whoever has the stream sees to.
     *
     * @param external  the mechanism
     * @param certified whether the certificate shown proves the domain in that header
     */
    public StreamTerms withServers(SaslVerifier external, Predicate<StreamHeader> certified) {
        SaslOffer offer = SaslOffer.of(List.of(external), 1);
        return new StreamTerms(
                host,
                tls,
                Optional.of(offer),
                Optional.of(certified),
                Optional.empty(),
                handedOn,
                limits,
                times,
                resumer);
    }

    /** The same with stream management, for users. */
    public StreamTerms withResumption(Binder.Resumer lost) {
        return new StreamTerms(host, tls, sasl, certified, binder, handedOn, limits, times, Optional.of(lost));
    }

    /** The same, with the last stream carried elsewhere. */
    public StreamTerms handingOn() {
        return new StreamTerms(host, tls, sasl, certified, binder, true, limits, times, resumer);
    }

    /** The same for peers known by other means, which may send more. */
    public StreamTerms withLimits(StreamLimits other) {
        return new StreamTerms(host, tls, sasl, certified, binder, handedOn, other, times, resumer);
    }

    /** The same with other limits of time. */
    public StreamTerms withTimes(StreamTimes other) {
        return new StreamTerms(host, tls, sasl, certified, binder, handedOn, limits, other, resumer);
    }

    /** Why no stream may be opened with that header. */
    Optional<StreamCondition> objection(StreamHeader header) {
        if (!header.contentNamespace().equals(host.contentNamespace())) {
            return Optional.of(StreamCondition.INVALID_NAMESPACE);
        }
        return header.modern() ? host.objection(header) : Optional.of(StreamCondition.UNSUPPORTED_VERSION);
    }
}
