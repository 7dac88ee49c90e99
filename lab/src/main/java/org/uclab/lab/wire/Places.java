package org.uclab.lab.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bounded number of places that are shared out by address, so that nobody can lock others out by taking many. While there
 * is room everybody gets one. After that one leaves for one that comes: of the address with most places the stranger that has
 * been there longest, or where none of them is a stranger and they have more than half of all places, the longest there of
 * all. Otherwise who comes is turned away. Safe for any thread.
 *
 * @param <T> who takes a place, by identity
 */
public final class Places<T> {

    private record Guest(String address, boolean stranger) {}

    /**
     * What came of asking for a place.
     *
     * @param taken  whether there was one
     * @param leaves who has lost its place for it; to be sent away by whoever asked
     */
    public record Turn<T>(boolean taken, Optional<T> leaves) {}

    private final int most;
    private final Map<T, Guest> guests = new LinkedHashMap<>();

    /**
     * @param most places, at least 1
     */
    public Places(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("there is at least one place, not " + most);
        }
        this.most = most;
    }

    /** A place for somebody of that address, a stranger at first. */
    public synchronized Turn<T> take(String address, T who) {
        Optional<T> leaves = Optional.empty();
        if (guests.size() >= most) {
            leaves = leaving(address);
            if (leaves.isEmpty()) {
                return new Turn<>(false, leaves);
            }
            guests.remove(leaves.get());
        }
        guests.put(who, new Guest(address, true));
        return new Turn<>(true, leaves);
    }

    private Optional<T> leaving(String newcomer) {
        Map<String, Integer> taken = new HashMap<>();
        taken.put(newcomer, 1);
        guests.values().forEach(guest -> taken.merge(guest.address(), 1, Integer::sum));
        int greedy = taken.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Optional<T> stranger = longest(guest -> guest.stranger() && taken.get(guest.address()) == greedy);
        if (stranger.isPresent()) {
            return stranger;
        }
        // Nobody who is no stranger leaves for one more of its own address.
        return longest(guest -> taken.get(guest.address()) > most / 2
                        && !guest.address().equals(newcomer))
                .or(() -> longest(Guest::stranger));
    }

    private Optional<T> longest(java.util.function.Predicate<Guest> such) {
        return guests.entrySet().stream()
                .filter(entry -> such.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** It has finished an exchange. */
    public synchronized void known(T who) {
        guests.computeIfPresent(who, (same, guest) -> new Guest(guest.address(), false));
    }

    /** It has gone, or needs no place any more; false when it had none. */
    public synchronized boolean leave(T who) {
        return guests.remove(who) != null;
    }

    /** How many are taken. */
    public synchronized int taken() {
        return guests.size();
    }
}
