package org.uclab.sim.dns;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.uclab.lab.node.Program;

/**
 * A name server: its zones outlive its power cuts and can be replaced while it runs. It needs the ports {@code dns}
 * on UDP and on TCP. Safe for any thread.
 */
public final class DnsSim {

    private final DnsConfig config;
    private final AtomicReference<Zones> zones;

    private DnsSim(DnsConfig config) {
        this.config = config;
        this.zones = new AtomicReference<>(new Zones(config.zones()));
    }

    /**
     * A server to hold on to, for {@link #replace}.
     *
     * @throws IllegalArgumentException when a zone is unusable; the message names the record
     */
    public static DnsSim of(DnsConfig config) {
        return new DnsSim(config);
    }

    /**
     * The program of a server whose zones never change.
     *
     * @throws IllegalArgumentException when a zone is unusable; the message names the record
     */
    public static Program program(DnsConfig config) {
        return of(config).program();
    }

    /** A program for one power-up. */
    public Program program() {
        return new DnsProgram(config, zones::get);
    }

    /**
     * Replaces all zones; every question read from now on sees the new ones.
     *
     * @throws IllegalArgumentException when one is unusable; the old ones then stay
     */
    public void replace(List<DnsZone> others) {
        zones.set(new Zones(others));
    }
}
