package org.uclab.features;

import java.util.List;
import org.uclab.client.ClientSettings;
import org.uclab.client.JabberClient;
import org.uclab.client.Lease;
import org.uclab.client.tls.Trust;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.Dialler;
import org.uclab.scenarios.Bench;

/** A host in a zone of a running lab with a reference client on it: it has a lease and trusts the lab's CA. */
public final class Seat implements AutoCloseable {

    /** Guests of a zone have numbers from here on. */
    public static final int FIRST_GUEST = 100;

    private final Dialler dialler;
    private final JabberClient client;

    private Seat(Dialler dialler, JabberClient client) {
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
        Zone where = bench.zone(zone);
        Dialler dialler = bench.guest(zone, guest);
        Lease lease = new Lease(dialler.from(), bench.nameServer(zone), where.searchDomain());
        Recorder recorder = bench.history().recorder(name);
        Trust trust = Trust.in(List.of(bench.ca().certificate()));
        return new Seat(dialler, JabberClient.create(settings, lease, trust, dialler, recorder));
    }

    public JabberClient client() {
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
