package org.uclab.protocol.xmpp;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How users sign in, RFC 6120 §6.
 *
 * @param mechanisms in the order of the offer
 * @param triesMax   failed authentications after which the stream is closed, at least 1
 * @param knowsUsers whether anybody is known on a stream with that header
 * @param hostNames  full host names told with the offer (XEP-0233) to whoever sent that header
 */
public record SaslOffer(
        List<SaslVerifier> mechanisms,
        int triesMax,
        Predicate<StreamHeader> knowsUsers,
        Function<StreamHeader, List<String>> hostNames) {

    public SaslOffer {
        mechanisms = List.copyOf(mechanisms);
        if (mechanisms.isEmpty() || triesMax < 1) {
            throw new IllegalArgumentException("there is a mechanism and a try at least");
        }
    }

    /** An offer to everybody, without host names. */
    public static SaslOffer of(List<SaslVerifier> mechanisms, int triesMax) {
        return new SaslOffer(mechanisms, triesMax, header -> true, header -> List.of());
    }

    List<String> names() {
        return mechanisms.stream().map(SaslVerifier::name).toList();
    }

    Optional<SaslVerifier> named(String name) {
        return mechanisms.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
