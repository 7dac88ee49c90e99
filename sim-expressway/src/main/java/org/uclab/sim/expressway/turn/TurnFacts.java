package org.uclab.sim.expressway.turn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.wire.Endpoint;

/** What is certain of messages of STUN and TURN. */
final class TurnFacts {

    /** As the RFCs write it: {@code Allocate}. */
    static final Fact<String> METHOD = Fact.text("turn.method");

    /** {@code request}, {@code success}, {@code error} or {@code indication}. */
    static final Fact<String> KIND = Fact.text("turn.kind");

    static final Fact<Integer> ERROR = Fact.number("turn.error");
    static final Fact<String> REASON = Fact.text("turn.reason");
    static final Fact<String> USER = Fact.text("turn.user");
    static final Fact<String> RELAY = Fact.text("turn.relay");
    static final Fact<String> PEER = Fact.text("turn.peer");

    /** Seconds. */
    static final Fact<Integer> LIFETIME = Fact.number("turn.lifetime");

    private static final int ERROR_TEXT_AT = 4;

    private TurnFacts() {}

    static Facts of(StunMessage message) {
        Facts.Builder facts = Facts.with()
                .and(
                        METHOD,
                        StunMethod.of(message.method()).map(StunMethod::words).orElse("?"))
                .and(KIND, message.kind().name().toLowerCase(Locale.ROOT));
        message.text(StunAttribute.USERNAME).ifPresent(user -> facts.and(USER, user));
        endpoints(facts, RELAY, message.addresses(StunAttribute.XOR_RELAYED_ADDRESS));
        endpoints(facts, PEER, message.addresses(StunAttribute.XOR_PEER_ADDRESS));
        OptionalInt lifetime = message.number(StunAttribute.LIFETIME);
        if (lifetime.isPresent()) {
            facts.and(LIFETIME, lifetime.getAsInt());
        }
        Optional<byte[]> error = message.value(StunAttribute.ERROR_CODE).filter(value -> value.length >= ERROR_TEXT_AT);
        error.ifPresent(value -> facts.and(ERROR, (value[2] & 7) * 100 + value[3])
                .and(REASON, new String(value, ERROR_TEXT_AT, value.length - ERROR_TEXT_AT, StandardCharsets.UTF_8)));
        return facts.done();
    }

    private static void endpoints(Facts.Builder facts, Fact<String> fact, List<Endpoint> endpoints) {
        endpoints.forEach(endpoint -> facts.and(fact, endpoint.toString()));
    }
}
