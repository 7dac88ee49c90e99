package org.uclab.sim.expressway.turn;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What a server allows. Durations are lab time.
 *
 * @param user           of the one account there is
 * @param realm          sent with every challenge
 * @param key            of the account in that realm
 * @param peers          addresses to which relays send
 * @param nonceLife      after which a nonce is stale
 * @param allocationsMax at once
 * @param peersMax       permissions, and channels, of one allocation
 */
record TurnRules(
        String user,
        String realm,
        LongTermKey key,
        Predicate<String> peers,
        Duration nonceLife,
        int allocationsMax,
        int peersMax) {

    // RFC 8656 §7.2, §9, §12
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final Duration LIFETIME_MAX = Duration.ofHours(1);
    static final Duration PERMISSION = Duration.ofMinutes(5);
    static final Duration CHANNEL = Duration.ofMinutes(10);
    static final Duration RESERVATION = Duration.ofSeconds(30);

    /** RFC 8656 §5 has a nonce last an hour at least. */
    static final Duration NONCE_LIFE = Duration.ofHours(1);

    // A choice of ours.
    static final int ALLOCATIONS_MAX = 2_000;
    static final int PEERS_MAX = 128;

    static TurnRules of(String user, String password, String realm, Predicate<String> peers) {
        return new TurnRules(
                user, realm, new LongTermKey(user, realm, password), peers, NONCE_LIFE, ALLOCATIONS_MAX, PEERS_MAX);
    }
}
