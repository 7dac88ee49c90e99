package org.uclab.control.seat;

import java.util.List;
import org.uclab.client.ClientSettings;
import org.uclab.client.Lease;
import org.uclab.client.Memory;
import org.uclab.client.UcClient;
import org.uclab.client.tls.Trust;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.model.Zone;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;
import org.uclab.scenarios.Bench;

/** A host in a zone of a running lab with a reference client on it: it has a lease and trusts the lab's CA. */
public final class Seat implements AutoCloseable {

    /** Guests of a zone have numbers from here on. */
    public static final int FIRST_GUEST = 100;

    /** Those up to here are seated by the lab itself; the next are other processes', which join it by its ports file. */
    public static final int LAST_GUEST = 249;

    /**
     * Where a seat stands.
     *
     * @param zone         {@code inside}, {@code outside}
     * @param number       last number of its address, 100 to 254
     * @param searchDomain whether its host takes the search domain that the network gives (S3: Android 4.4.2 and 5.0
     *                     cannot resolve short names)
     */
    public record Place(String zone, int number, boolean searchDomain) {}

    private final UcClient client;
    private Dialler dialler;

    private Seat(Dialler dialler, UcClient client) {
        this.dialler = dialler;
        this.client = client;
    }

    /**
     * Takes a seat.
     *
     * @param zone  {@code inside}, {@code outside}
     * @param guest last number of its address, 100 to 254
     * @param name  how the history calls the client
     * @throws IllegalArgumentException when there is no such zone
     */
    public static Seat take(Bench bench, String zone, int guest, String name, ClientSettings settings) {
        return take(bench, new Place(zone, guest, true), name, settings, new Memory(settings));
    }

    /**
     * Takes a seat, with a client that has run before.
     *
     * @param memory what that client remembers
     * @throws IllegalArgumentException when there is no such zone
     */
    public static Seat take(Bench bench, Place place, String name, ClientSettings settings, Memory memory) {
        Dialler dialler = bench.guest(place.zone(), place.number());
        Lease lease = lease(bench, place, dialler);
        Recorder recorder = bench.history().recorder(name);
        // ASSUMED(S1): that a client refuses what was revoked is documented, and not how it gets the list; a guest has
        // that
        // of the lab at hand.
        Trust trust = Trust.in(List.of(bench.ca().certificate()))
                .withRevocations(() -> bench.ca().revocationLists());
        return new Seat(
                dialler,
                UcClient.create(seeded(settings, bench.seed(), name), lease, trust, dialler, recorder, memory));
    }

    /**
     * Those settings with a seed: their own, or one drawn for the client of that name, which each launch has anew.
     *
     * @param seed of the lab
     */
    public static ClientSettings seeded(ClientSettings settings, Seed seed, String name) {
        return settings.identity().seed().isPresent()
                ? settings
                : settings.withSeed(seed.draws("client " + name).number());
    }

    private static Lease lease(Bench bench, Place place, Dialler dialler) {
        Zone where = bench.zone(place.zone());
        return new Lease(
                dialler.from(), bench.nameServer(place.zone()), place.searchDomain() ? where.searchDomain() : "");
    }

    /** The host goes to another place while the client runs. */
    public void move(Bench bench, Place place) {
        Dialler old = dialler;
        Dialler found = bench.guest(place.zone(), place.number());
        client.move(lease(bench, place, found), found);
        dialler = found;
        old.close();
    }

    /** The host loses its network while the client runs. */
    public void loseNetwork() {
        client.loseNetwork();
        dialler.close();
    }

    public UcClient client() {
        return client;
    }

    /** Calls from this seat, for what no client does. */
    public Dialler dialler() {
        return dialler;
    }

    @Override
    public void close() {
        client.close();
        dialler.close();
    }
}
