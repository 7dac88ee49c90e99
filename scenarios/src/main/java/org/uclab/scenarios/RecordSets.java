package org.uclab.scenarios;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.lab.history.History;
import org.uclab.lab.system.Programs;
import org.uclab.sim.dns.DnsServers;

/** The record sets of the name servers of a running lab. */
public final class RecordSets {

    private final Supplier<Stream<Programs>> programs;
    private final History history;

    RecordSets(Supplier<Stream<Programs>> programs, History history) {
        this.programs = programs;
        this.history = history;
    }

    /**
     * Changes one record set of a name server while it runs; every question from now on gets the new one.
     *
     * @param server full name of the host
     * @param name   full owner name
     * @param type   {@code SRV}, {@code A}, …
     * @param ttl    seconds
     * @param data   as in a master file, one record each; none removes the set
     * @throws IllegalArgumentException when the server has no such zone, or the records are none
     */
    public void change(String server, String name, String type, int ttl, List<String> data) {
        servers().forEach(servers -> servers.change(server, name, type, ttl, data));
        history.recorder(server)
                .decided(
                        BenchDecisions.RECORDS.of(type, name),
                        BenchDecisions.CHANGED.of(),
                        data.isEmpty() ? BenchDecisions.REMOVED.of() : BenchDecisions.DATA.of(String.join(", ", data)));
    }

    /**
     * The data of one record set as a master file writes them; in the first view where the name has a zone.
     *
     * @throws IllegalArgumentException when there is no such server
     */
    public List<String> data(String server, String name, String type) {
        return servers()
                .flatMap(servers -> servers.data(server, name, type).stream())
                .toList();
    }

    /** How long the records of that set may be kept, seconds; empty where there is none, or where the zone says it. */
    public OptionalInt ttl(String server, String name, String type) {
        return servers()
                .flatMapToInt(servers -> servers.ttl(server, name, type).stream())
                .findFirst();
    }

    private Stream<DnsServers> servers() {
        return programs.get().filter(DnsServers.class::isInstance).map(DnsServers.class::cast);
    }
}
