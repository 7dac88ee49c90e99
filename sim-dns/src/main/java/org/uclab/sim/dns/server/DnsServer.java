package org.uclab.sim.dns.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.node.Program;
import org.uclab.sim.dns.zone.DnsRecord;
import org.uclab.sim.dns.zone.DnsZone;
import org.uclab.sim.dns.zone.RecordSet;
import org.uclab.sim.dns.zone.ZoneData;
import org.uclab.sim.dns.zone.Zones;

/**
 * A name server: its zones outlive its power cuts and can be changed while it runs. It needs the ports {@code dns} on
 * UDP and on TCP. Every question read after a change sees all of it. Safe for any thread.
 */
public final class DnsServer {

    /** How the history tells DNS. */
    public static final Teller TELLER = DnsTeller.DNS;

    /** What can go wrong with answers. */
    public static final List<FaultForm> FAULTS = DnsFault.FORMS;

    private final DnsConfig config;
    private final AtomicReference<Views> views;

    private DnsServer(DnsConfig config) {
        this.config = config;
        this.views = new AtomicReference<>(Views.of(config.views()));
    }

    /** Who tells what name servers hear and say. */
    public static List<Teller> tellers() {
        return List.of(DnsTeller.DNS);
    }

    /**
     * A server to hold on to, for changes.
     *
     * @throws IllegalArgumentException when a zone is unusable; the message names the record
     */
    public static DnsServer of(DnsConfig config) {
        return new DnsServer(config);
    }

    /** A program for one power-up. */
    public Program program() {
        return new DnsProgram(config, views::get);
    }

    /** Names of the views, first match first. */
    public List<String> views() {
        return views.get().names();
    }

    /**
     * The zones of a view as they are now.
     *
     * @throws IllegalArgumentException when there is no such view
     */
    public List<DnsZone> zones(String view) {
        return views.get().named(view).zones().sources();
    }

    /**
     * Replaces all zones of a server that has one view.
     *
     * @throws IllegalArgumentException when a zone is unusable or the server has several views; nothing then changes
     */
    public void replace(List<DnsZone> others) {
        List<String> names = views();
        if (names.size() != 1) {
            throw new IllegalArgumentException("say which view's zones to replace, of " + names);
        }
        replace(names.get(0), others);
    }

    /**
     * Replaces all zones of a view.
     *
     * @throws IllegalArgumentException when a zone is unusable or there is no such view; nothing then changes
     */
    public void replace(String view, List<DnsZone> others) {
        Zones zones = new Zones(others);
        change(view, before -> before.with(zones));
    }

    /**
     * The records of one set, in the order they are told; in the first view where the name has a zone.
     *
     * @param type as written in master files: {@code SRV}, {@code TYPE65}
     */
    public List<DnsRecord> records(String name, String type) {
        RecordSet set = RecordSet.of(name, type);
        for (String view : views()) {
            Optional<ZoneData> zone = views.get().named(view).zones().closest(set.name());
            if (zone.isPresent()) {
                return set.in(zone.get().source());
            }
        }
        return List.of();
    }

    /**
     * Changes one set of records in every view where the name has a zone, and raises the serials of those zones.
     *
     * @param type    as written in master files
     * @param records all records that the set has from now on, each of this name and type; none removes it
     * @throws IllegalArgumentException when the name lies in no zone of ours, or a zone would be unusable; nothing then
     *                                  changes
     */
    public void change(String name, String type, List<DnsRecord> records) {
        List<String> having = new ArrayList<>();
        RecordSet set = RecordSet.of(name, type);
        for (String view : views()) {
            if (views.get().named(view).zones().closest(set.name()).isPresent()) {
                having.add(view);
            }
        }
        change(having, set, records);
    }

    /**
     * Changes one set of records in one view; otherwise like {@link #change(String, String, List)}.
     *
     * @throws IllegalArgumentException also when there is no such view
     */
    public void change(String view, String name, String type, List<DnsRecord> records) {
        change(List.of(view), RecordSet.of(name, type), records);
    }

    private void change(List<String> names, RecordSet set, List<DnsRecord> records) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(set.name() + " lies in no zone of this server");
        }
        views.updateAndGet(before -> {
            Views after = before;
            for (String name : names) {
                after = after.with(
                        name,
                        view -> view.with(set.changed(view.zones(), records)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        set.name() + " lies in no zone of view " + name))));
            }
            return after;
        });
    }

    private void change(String view, UnaryOperator<View> change) {
        views.updateAndGet(before -> before.with(view, change));
    }
}
