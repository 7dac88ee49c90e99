package org.uclab.protocol.xmpp;

import java.util.List;

/** The features offered on the streams of a negotiation, RFC 6120 §4.3.2. */
final class Features {

    private Features() {}

    static Element startTls() {
        return features(List.of(Element.build(Namespaces.TLS, "starttls")
                .child(Element.of(Namespaces.TLS, "required"))
                .done()));
    }

    /** The mechanisms, and the names of the hosts that serve the user (XEP-0233). */
    static Element mechanisms(SaslOffer offer, StreamHeader heard) {
        return features(List.of(mechanismsOf(offer.names())
                .edit()
                .children(offer.hostNames().apply(heard).stream()
                        .map(host -> Element.of(Namespaces.DOMAIN_BASED_NAME, "hostname", host))
                        .toList())
                .done()));
    }

    /** What servers prove their domain with: those mechanisms, and dialback (XEP-0220 §2.3). */
    static Element proof(List<String> names) {
        Element dialback = Element.build(Namespaces.DIALBACK_FEATURE, "dialback")
                .child(Element.of(Namespaces.DIALBACK_FEATURE, "errors"))
                .done();
        return names.isEmpty() ? features(List.of(dialback)) : features(List.of(mechanismsOf(names), dialback));
    }

    /**
     * With the session of RFC 3921, which older clients look for, marked as not needed.
     *
     * @param managed whether streams are acknowledged and resumed (XEP-0198)
     */
    static Element bind(boolean managed) {
        Element bind = Element.of(Namespaces.BIND, "bind");
        Element session = Element.build(Namespaces.SESSION, "session")
                .child(Element.of(Namespaces.SESSION, "optional"))
                .done();
        return features(
                managed
                        ? List.of(bind, session, Element.of(Namespaces.STREAM_MANAGEMENT, "sm"))
                        : List.of(bind, session));
    }

    private static Element mechanismsOf(List<String> names) {
        return Element.build(Namespaces.SASL, "mechanisms")
                .children(names.stream()
                        .map(name -> Element.of(Namespaces.SASL, "mechanism", name))
                        .toList())
                .done();
    }

    private static Element features(List<Element> features) {
        return Element.build(Namespaces.STREAMS, "features").children(features).done();
    }
}
