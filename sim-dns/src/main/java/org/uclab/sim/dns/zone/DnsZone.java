package org.uclab.sim.dns.zone;

import java.util.List;

/**
 * A zone. Every name is a full one; a dot at its end makes no difference.
 *
 * @param name       the zone's own name
 * @param ttlSeconds time to live of the records that name none, and of the SOA record, 0 to 2^31-1 (RFC 2181 §8)
 * @param records    its records; without NS record at the zone's name the primary of the SOA is the name server. NS
 *                   records below that name delegate (RFC 1034 §4.2.1)
 */
public record DnsZone(String name, Soa soa, int ttlSeconds, List<DnsRecord> records) {

    public DnsZone {
        records = List.copyOf(records);
    }

    /**
     * Start of authority (RFC 1035 §3.3.13); times in seconds.
     *
     * @param primary name of the primary server
     * @param mailbox mailbox of the one responsible, as a name ({@code hostmaster.uclab.com})
     * @param minimum how long a negative answer may be kept (RFC 2308 §4)
     */
    public record Soa(String primary, String mailbox, long serial, int refresh, int retry, int expire, int minimum) {

        /** Serial 1 and everyday times. */
        public static Soa of(String primary, String mailbox, int minimum) {
            return new Soa(primary, mailbox, 1, 3600, 600, 86_400, minimum);
        }
    }

    /**
     * Reads a master file (RFC 1035 §5) of class IN, with {@code $TTL} and {@code $GENERATE}, but not
     * {@code $INCLUDE}. Every type is taken: what has no member in {@link DnsRecord.Data} is carried opaque. The zone's
     * name is that of its SOA record; a set whose records differ in their time to live gets the least (RFC 2181 §5.2).
     *
     * @param origin name that relative names are under until the file says otherwise
     * @throws IllegalArgumentException when it is unusable; the message names the line, where one is to blame
     */
    public static DnsZone parse(String masterFile, String origin) {
        return MasterFile.read(masterFile, origin);
    }

    /** The same zone with these records instead. */
    public DnsZone with(List<DnsRecord> others) {
        return new DnsZone(name, soa, ttlSeconds, others);
    }
}
