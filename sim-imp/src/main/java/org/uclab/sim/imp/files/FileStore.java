package org.uclab.sim.imp.files;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.sim.imp.cluster.Additions;

/**
 * Places for files, and the files in them. What users can have here is bounded: so many each, so many octets, each for so long. It
 * outlives the power of its node. Safe for any thread.
 */
final class FileStore {

    /** Places of one user. ASSUMED(choice). */
    static final int PLACES_PER_USER_MAX = 20;

    /** Octets for all files. ASSUMED(choice). */
    static final long OCTETS_MAX = 64L << 20;

    /** Lab time for which a place waits for its file. ASSUMED(choice). */
    static final Duration EMPTY_LIMIT = Duration.ofMinutes(5);

    /** What has become of a file that was brought. */
    enum Brought {
        KEPT,
        /** There is no such place, or it is taken. */
        NO_PLACE,
        OTHER_SIZE
    }

    private record Place(Jid owner, int octets, Instant end, Optional<byte[]> file) {}

    private final Additions.Files terms;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private long octets;

    FileStore(Additions.Files terms) {
        this.terms = terms;
    }

    int fileMax() {
        return terms.octetsMax();
    }

    /** A place for a file of that many octets, by a name nobody can guess; empty where the user has too many, or there is no room. */
    synchronized Optional<String> place(Jid owner, int size, Supplier<String> names, Instant now) {
        forget(now);
        long his = places.values().stream()
                .filter(place -> place.owner().equals(owner))
                .count();
        if (his >= PLACES_PER_USER_MAX || octets + size > OCTETS_MAX) {
            return Optional.empty();
        }
        String name = names.get();
        places.put(name, new Place(owner, size, now.plus(EMPTY_LIMIT), Optional.empty()));
        octets += size;
        return Optional.of(name);
    }

    /** When there may be room again for so many octets of a user who was refused: when enough of what is there is over. */
    synchronized Instant roomAt(Jid owner, int size, Instant now) {
        List<Place> his = byEnd(place -> place.owner().equals(owner));
        if (his.size() >= PLACES_PER_USER_MAX) {
            return his.get(his.size() - PLACES_PER_USER_MAX).end();
        }
        long missing = octets + size - OCTETS_MAX;
        for (Place place : byEnd(any -> true)) {
            missing -= place.octets();
            if (missing <= 0) {
                return place.end();
            }
        }
        return now;
    }

    private List<Place> byEnd(Predicate<Place> those) {
        return places.values().stream()
                .filter(those)
                .sorted(Comparator.comparing(Place::end))
                .toList();
    }

    synchronized Brought bring(String name, byte[] file, Instant now) {
        forget(now);
        Place place = places.get(name);
        if (place == null || place.file().isPresent()) {
            return Brought.NO_PLACE;
        }
        if (place.octets() != file.length) {
            return Brought.OTHER_SIZE;
        }
        places.put(name, new Place(place.owner(), file.length, now.plus(terms.kept()), Optional.of(file)));
        return Brought.KEPT;
    }

    synchronized Optional<byte[]> fetch(String name, Instant now) {
        forget(now);
        return Optional.ofNullable(places.get(name)).flatMap(Place::file);
    }

    private void forget(Instant now) {
        places.values().removeIf(place -> {
            boolean over = !place.end().isAfter(now);
            if (over) {
                octets -= place.octets();
            }
            return over;
        });
    }
}
