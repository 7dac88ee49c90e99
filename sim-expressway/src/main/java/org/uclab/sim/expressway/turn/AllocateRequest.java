package org.uclab.sim.expressway.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What a request for a relay says, or for more time (RFC 8656 §7.2). */
final class AllocateRequest {

    static final int TOKEN_BYTES = 8;

    /** ADDRESS-ERROR-CODE for IPv6, with 440 (RFC 8656 §18.13). */
    static final byte[] NO_IPV6 = {2, 0, 4, 40};

    private static final int UDP = 17;
    private static final int IPV4 = 1;
    private static final int RESERVE = 0x80;

    private AllocateRequest() {}

    /** What is wrong with it, in the order of the section. */
    static Optional<Refusal> unfit(StunMessage request) {
        Optional<byte[]> transport = request.value(StunAttribute.REQUESTED_TRANSPORT);
        if (transport.isEmpty() || transport.get().length != Integer.BYTES) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        if ((transport.get()[0] & 0xff) != UDP) {
            return Optional.of(Refusal.TRANSPORT_NOT_SUPPORTED);
        }
        Optional<byte[]> token = request.value(StunAttribute.RESERVATION_TOKEN);
        Optional<byte[]> even = request.value(StunAttribute.EVEN_PORT);
        boolean family = request.has(StunAttribute.REQUESTED_ADDRESS_FAMILY);
        boolean additional = request.has(StunAttribute.ADDITIONAL_ADDRESS_FAMILY);
        boolean clash = (token.isPresent() && (even.isPresent() || family || additional))
                || (additional && (family || reserves(request)));
        boolean shapes = token.filter(bytes -> bytes.length != TOKEN_BYTES).isPresent()
                || even.filter(bytes -> bytes.length != 1).isPresent();
        if (clash || shapes) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        return speaksIpv4(request) ? Optional.empty() : Optional.of(Refusal.FAMILY_NOT_SUPPORTED);
    }

    /** Whether no other family is asked for. */
    static boolean speaksIpv4(StunMessage request) {
        return request.value(StunAttribute.REQUESTED_ADDRESS_FAMILY)
                .filter(bytes -> bytes.length != Integer.BYTES || bytes[0] != IPV4)
                .isEmpty();
    }

    /** Whether the port above is to be kept. */
    static boolean reserves(StunMessage request) {
        return request.value(StunAttribute.EVEN_PORT)
                .filter(bytes -> bytes.length == 1 && (bytes[0] & RESERVE) != 0)
                .isPresent();
    }

    /** How long it is good for: an hour at most, and never less than the ten minutes that everybody has. */
    static Duration lifetime(StunMessage request) {
        OptionalInt wanted = request.number(StunAttribute.LIFETIME);
        if (wanted.isEmpty()) {
            return TurnRules.LIFETIME;
        }
        long seconds = Integer.toUnsignedLong(wanted.getAsInt());
        return Duration.ofSeconds(
                Math.max(TurnRules.LIFETIME.toSeconds(), Math.min(seconds, TurnRules.LIFETIME_MAX.toSeconds())));
    }
}
