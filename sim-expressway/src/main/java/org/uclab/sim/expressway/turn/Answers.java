package org.uclab.sim.expressway.turn;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;

/** What a server says to requests that need no allocation, and how it begins what it says to others (RFC 8489 §6.3, §9.2.4). */
final class Answers {

    private static final String SOFTWARE = "uclab";

    private final TurnRules rules;
    private final Nonces nonces;

    Answers(TurnRules rules, Nonces nonces) {
        this.rules = rules;
        this.nonces = nonces;
    }

    /** What is said to who has not shown that it has the key; unsigned, as there is none that both are known to have. */
    Optional<byte[]> challenge(StunMessage request, Instant now) {
        return stranger(request, now).map(why -> {
            StunWriter refused = begun(request, why);
            if (why != Refusal.BAD_REQUEST) {
                refused.with(StunAttribute.REALM, rules.realm()).with(StunAttribute.NONCE, nonces.at(now));
            }
            return refused.bytes(Optional.empty());
        });
    }

    private Optional<Refusal> stranger(StunMessage request, Instant now) {
        if (!request.has(StunAttribute.MESSAGE_INTEGRITY)) {
            return Optional.of(Refusal.UNAUTHENTICATED);
        }
        Optional<String> user = request.text(StunAttribute.USERNAME);
        Optional<String> realm = request.text(StunAttribute.REALM);
        Optional<String> nonce = request.text(StunAttribute.NONCE);
        if (user.isEmpty() || realm.isEmpty() || nonce.isEmpty()) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        if (!nonces.good(nonce.get(), now)) {
            return Optional.of(Refusal.STALE_NONCE);
        }
        boolean known = user.get().equals(rules.user())
                && realm.get().equals(rules.realm())
                && rules.key().signed(request);
        return known ? Optional.empty() : Optional.of(Refusal.UNAUTHENTICATED);
    }

    /** Where a request came from, which anybody may ask (RFC 8489 §3). */
    byte[] binding(StunMessage request, Endpoint from) {
        if (!unknown(request).isEmpty()) {
            return begun(request, Refusal.UNKNOWN_ATTRIBUTE).bytes(Optional.empty());
        }
        return success(request).with(StunAttribute.XOR_MAPPED_ADDRESS, from).bytes(Optional.empty());
    }

    /** A refusal, signed. */
    byte[] refusal(StunMessage request, Refusal why) {
        return begun(request, why).bytes(Optional.of(rules.key()));
    }

    StunWriter success(StunMessage request) {
        return StunWriter.answer(request, StunMessage.Kind.SUCCESS).with(StunAttribute.SOFTWARE, SOFTWARE);
    }

    private StunWriter begun(StunMessage request, Refusal why) {
        StunWriter refused = StunWriter.answer(request, StunMessage.Kind.ERROR)
                .error(why.code(), why.reason())
                .with(StunAttribute.SOFTWARE, SOFTWARE);
        if (why == Refusal.UNKNOWN_ATTRIBUTE) {
            List<Integer> unknown = unknown(request);
            ByteBuffer types = ByteBuffer.allocate(unknown.size() * Short.BYTES);
            unknown.forEach(type -> types.putShort(type.shortValue()));
            refused.with(StunAttribute.UNKNOWN_ATTRIBUTES, types.array());
        }
        return refused;
    }

    /** The types of attributes that have to be understood, and are not. */
    List<Integer> unknown(StunMessage message) {
        return message.attributes().stream()
                .map(StunAttribute::type)
                .filter(type -> type < StunAttribute.OPTIONAL_FROM && !StunAttribute.KNOWN.contains(type))
                .distinct()
                .toList();
    }
}
