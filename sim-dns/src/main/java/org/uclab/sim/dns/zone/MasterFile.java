package org.uclab.sim.dns.zone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/** Reads zones as RFC 1035 §5 writes them. */
final class MasterFile {

    /** Longest file, in characters. */
    static final int CHARACTERS_MAX = 16 * 1024 * 1024;

    /** Most records; a {@code $GENERATE} line could ask for more than there is room. */
    static final int RECORDS_MAX = 100_000;

    private static final Pattern PLACE = Pattern.compile("^[^:]*:(\\d+): (.*)$", Pattern.DOTALL);

    private record SetOf(Name name, int type) {}

    private MasterFile() {}

    /**
     * @throws IllegalArgumentException when it is unusable
     */
    static DnsZone read(String text, String origin) {
        if (text.length() > CHARACTERS_MAX) {
            throw new IllegalArgumentException("a master file has at most " + CHARACTERS_MAX + " characters");
        }
        SOARecord soa = null;
        List<Record> records = new ArrayList<>();
        for (Record record : records(text, Records.name(origin))) {
            if (record.getDClass() != DClass.IN) {
                throw new IllegalArgumentException(
                        record.getName() + " is of class " + DClass.string(record.getDClass()) + "; only IN is served");
            }
            if (!(record instanceof SOARecord first)) {
                records.add(record);
            } else if (soa == null) {
                soa = first;
            } else {
                throw new IllegalArgumentException("a zone has one SOA record; another one is at " + record.getName());
            }
        }
        if (soa == null) {
            throw new IllegalArgumentException("the file has no SOA record");
        }
        DnsZone zone = zone(soa, records);
        new ZoneData(zone); // complains where the records do not go together
        return zone;
    }

    private static List<Record> records(String text, Name origin) {
        List<Record> records = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Master master = new Master(new ByteArrayInputStream(bytes), origin)) {
            master.disableIncludes(true);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (records.size() == RECORDS_MAX) {
                    throw new IllegalArgumentException("a master file has at most " + RECORDS_MAX + " records");
                }
                records.add(record);
            }
        } catch (IOException unusable) {
            throw new IllegalArgumentException(placed(String.valueOf(unusable.getMessage())), unusable);
        }
        return records;
    }

    private static DnsZone zone(SOARecord soa, List<Record> records) {
        Map<SetOf, Long> least = new HashMap<>();
        records.forEach(record -> least.merge(setOf(record), record.getTTL(), Math::min));
        List<DnsRecord> values = new ArrayList<>();
        for (Record record : records) {
            values.add(Records.value(record).ttl(least.get(setOf(record)).intValue()));
        }
        DnsZone.Soa start = new DnsZone.Soa(
                soa.getHost().toString(true),
                soa.getAdmin().toString(true),
                soa.getSerial(),
                seconds(soa.getRefresh()),
                seconds(soa.getRetry()),
                seconds(soa.getExpire()),
                seconds(soa.getMinimum()));
        return new DnsZone(soa.getName().toString(true), start, seconds(soa.getTTL()), values);
    }

    private static SetOf setOf(Record record) {
        return new SetOf(record.getName(), record.getType());
    }

    /** RFC 2181 §8: a time with the highest bit set means zero. */
    private static int seconds(long unsigned) {
        return unsigned > Integer.MAX_VALUE ? 0 : (int) unsigned;
    }

    private static String placed(String complaint) {
        Matcher place = PLACE.matcher(complaint);
        return place.matches() ? "line " + place.group(1) + ": " + place.group(2) : complaint;
    }
}
