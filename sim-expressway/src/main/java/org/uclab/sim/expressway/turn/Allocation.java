package org.uclab.sim.expressway.turn;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;

/** One relay of a client, with the peers that it may hear of (RFC 8656 §2.2). */
final class Allocation {

    private record Channel(Endpoint peer, Instant until) {}

    private final TurnClient client;
    private final Endpoint relay;
    private final byte[] transaction;
    private final byte[] answer;
    private final int peersMax;
    private final Map<String, Instant> permissions = new HashMap<>();
    private final Map<Integer, Channel> channels = new HashMap<>();
    private final Map<Endpoint, Integer> numbers = new HashMap<>();
    private Instant until;

    /**
     * @param transaction of the request that made it, which may come again
     * @param answer      to that request
     */
    Allocation(TurnClient client, Endpoint relay, Instant until, byte[] transaction, byte[] answer, int peersMax) {
        this.client = client;
        this.relay = relay;
        this.until = until;
        this.transaction = transaction;
        this.answer = answer;
        this.peersMax = peersMax;
    }

    TurnClient client() {
        return client;
    }

    Endpoint relay() {
        return relay;
    }

    Instant until() {
        return until;
    }

    void lasts(Instant longer) {
        until = longer;
    }

    /** The answer that it was told with, when that request has come again. */
    Optional<byte[]> again(byte[] request) {
        return Arrays.equals(transaction, request) ? Optional.of(answer) : Optional.empty();
    }

    /** Lets that address send; false when it has too many such. */
    boolean permit(String address, Instant now) {
        if (!permissions.containsKey(address) && permissions.size() >= peersMax) {
            permissions.values().removeIf(end -> !end.isAfter(now));
            if (permissions.size() >= peersMax) {
                return false;
            }
        }
        permissions.put(address, now.plus(TurnRules.PERMISSION));
        return true;
    }

    boolean permits(String address, Instant now) {
        Instant end = permissions.get(address);
        return end != null && end.isAfter(now);
    }

    /** Whether that number and that peer are bound to each other, or both to nobody (RFC 8656 §12.2). */
    boolean bindable(int number, Endpoint peer, Instant now) {
        forget(now);
        Channel bound = channels.get(number);
        Integer other = numbers.get(peer);
        return bound == null ? other == null : bound.peer().equals(peer);
    }

    /** Binds them, or has them bound for longer; false when it has too many such. */
    boolean bind(int number, Endpoint peer, Instant now) {
        if (!channels.containsKey(number) && channels.size() >= peersMax) {
            return false;
        }
        channels.put(number, new Channel(peer, now.plus(TurnRules.CHANNEL)));
        numbers.put(peer, number);
        return true;
    }

    /** The peer of that channel. */
    Optional<Endpoint> peer(int number, Instant now) {
        return Optional.ofNullable(channels.get(number))
                .filter(channel -> channel.until().isAfter(now))
                .map(Channel::peer);
    }

    /** The channel of that peer. */
    Optional<Integer> channel(Endpoint peer, Instant now) {
        return Optional.ofNullable(numbers.get(peer))
                .filter(number -> channels.get(number).until().isAfter(now));
    }

    private void forget(Instant now) {
        channels.values().removeIf(channel -> !channel.until().isAfter(now));
        numbers.values().removeIf(number -> !channels.containsKey(number));
    }
}
