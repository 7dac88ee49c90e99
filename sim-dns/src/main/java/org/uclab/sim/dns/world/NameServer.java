package org.uclab.sim.dns.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.lab.model.Reading;

/**
 * What a name server answers for.
 *
 * @param forwardTo host it forwards foreign names to
 * @param zones     of two with one name, each caller must see one at most
 * @param allow     what is wrong on purpose in all its zones, and the line that says so
 */
public record NameServer(
        String host, Optional<String> forwardTo, List<DnsZone> zones, Map<DnsSlip, Integer> allow, int line) {

    /**
     * A zone it is authoritative for. Its address records follow from the hosts and its SRV records from the services;
     * what {@code records} and {@code masterFile} say of a name and type stands instead of that.
     *
     * @param name        its name; empty when {@code reverseOf} makes it
     * @param reverseOf   zone of the world whose addresses it gives the names of
     * @param view        zone of the world whose hosts ask: address records are those of the hosts that they can reach
     * @param callers     zones of the world whose hosts see it; empty for everybody
     * @param ttl         seconds, of every record
     * @param negativeTtl seconds a negative answer may be kept (RFC 2308 §4)
     * @param records     as in a master file (RFC 1035 §5), one each
     * @param allow       what is wrong on purpose, and the line that says so
     */
    public record DnsZone(
            String name,
            Optional<String> reverseOf,
            String view,
            List<String> callers,
            int ttl,
            int negativeTtl,
            List<SrvSet> services,
            List<RecordText> records,
            Optional<RecordText> masterFile,
            Map<DnsSlip, Integer> allow,
            int line) {}

    /**
     * The SRV records of one service.
     *
     * @param name {@code _cisco-uds._tcp}, without the domain
     */
    public record SrvSet(String name, List<Target> targets, int line) {}

    /**
     * One SRV target (RFC 2782).
     *
     * @param port    absent where it is that of a service
     * @param service noun of the service of the host that it is, where none is given
     * @param literal whether the record has the host's address, not its name
     */
    public record Target(
            int priority, int weight, OptionalInt port, Reading.Line service, String host, boolean literal, int line) {}

    /** Text as in a master file. */
    public record RecordText(String text, int line) {}
}
