package org.uclab.sim.dns.zone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The zone's value types as dnsjava records. Each complaint names the record. */
final class Records {

    private static final int TYPE_MAX = 65_535;
    private static final int FIRST_OF_QUESTIONS = Type.TKEY;

    private Records() {}

    /**
     * @throws IllegalArgumentException when the text is no name
     */
    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException unusable) {
            throw new IllegalArgumentException("'" + text + "' is no DNS name: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * @throws IllegalArgumentException when it is unusable
     */
    static Record of(DnsRecord record, int zoneTtlSeconds) {
        Name owner = name(record.name());
        long ttl = record.ttlSeconds().orElse(zoneTtlSeconds);
        try {
            return of(owner, ttl, record.data());
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    record.data().kind() + " record of " + record.name() + ": " + unusable.getMessage(), unusable);
        }
    }

    static SOARecord soa(DnsZone zone) {
        DnsZone.Soa soa = zone.soa();
        return new SOARecord(
                name(zone.name()),
                DClass.IN,
                zone.ttlSeconds(),
                name(soa.primary()),
                name(soa.mailbox()),
                soa.serial(),
                soa.refresh(),
                soa.retry(),
                soa.expire(),
                soa.minimum());
    }

    /**
     * The number of the data's type.
     *
     * @throws IllegalArgumentException when records of that type cannot be in a zone
     */
    static int type(DnsRecord.Data data) {
        return switch (data.kind()) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case NS -> Type.NS;
            case CNAME -> Type.CNAME;
            case PTR -> Type.PTR;
            case MX -> Type.MX;
            case SRV -> Type.SRV;
            case TXT -> Type.TXT;
            case NAPTR -> Type.NAPTR;
            case OPAQUE -> opaqueType(((DnsRecord.Opaque) data).type());
        };
    }

    /** The record as a value of ours; every type that has none is carried opaque. The SOA record has no such value. */
    static DnsRecord value(Record record) {
        return DnsRecord.of(record.getName().toString(true), data(record)).ttl((int) record.getTTL());
    }

    private static DnsRecord.Data data(Record record) {
        if (record instanceof ARecord a) {
            return new DnsRecord.A(a.getAddress().getHostAddress());
        } else if (record instanceof AAAARecord aaaa) {
            return new DnsRecord.Aaaa(aaaa.getAddress().getHostAddress());
        } else if (record instanceof NSRecord ns) {
            return new DnsRecord.Ns(plain(ns.getTarget()));
        } else if (record instanceof CNAMERecord cname) {
            return new DnsRecord.Cname(plain(cname.getTarget()));
        } else if (record instanceof PTRRecord ptr) {
            return new DnsRecord.Ptr(plain(ptr.getTarget()));
        } else if (record instanceof MXRecord mx) {
            return new DnsRecord.Mx(mx.getPriority(), plain(mx.getTarget()));
        } else if (record instanceof SRVRecord srv) {
            return new DnsRecord.Srv(srv.getPriority(), srv.getWeight(), srv.getPort(), plain(srv.getTarget()));
        } else if (record instanceof TXTRecord txt) {
            return new DnsRecord.Txt(txt.getStrings());
        } else if (record instanceof NAPTRRecord rule) {
            return new DnsRecord.Naptr(
                    rule.getOrder(),
                    rule.getPreference(),
                    rule.getFlags(),
                    rule.getService(),
                    rule.getRegexp(),
                    plain(rule.getReplacement()));
        }
        return new DnsRecord.Opaque(record.getType(), HexFormat.of().formatHex(record.rdataToWireCanonical()));
    }

    /** Without the dot at the end; the root is the dot alone. */
    private static String plain(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true);
    }

    private static Record of(Name owner, long ttl, DnsRecord.Data data) {
        return switch (data.kind()) {
            case A -> new ARecord(owner, DClass.IN, ttl, address(((DnsRecord.A) data).address(), Address.IPv4));
            case AAAA ->
                new AAAARecord(owner, DClass.IN, ttl, address(((DnsRecord.Aaaa) data).address(), Address.IPv6));
            case NS -> new NSRecord(owner, DClass.IN, ttl, name(((DnsRecord.Ns) data).host()));
            case CNAME -> new CNAMERecord(owner, DClass.IN, ttl, name(((DnsRecord.Cname) data).target()));
            case PTR -> new PTRRecord(owner, DClass.IN, ttl, name(((DnsRecord.Ptr) data).target()));
            case MX -> {
                DnsRecord.Mx mx = (DnsRecord.Mx) data;
                yield new MXRecord(owner, DClass.IN, ttl, mx.preference(), name(mx.host()));
            }
            case SRV -> {
                DnsRecord.Srv srv = (DnsRecord.Srv) data;
                yield new SRVRecord(
                        owner, DClass.IN, ttl, srv.priority(), srv.weight(), srv.port(), name(srv.target()));
            }
            case TXT -> new TXTRecord(owner, DClass.IN, ttl, ((DnsRecord.Txt) data).texts());
            case NAPTR -> {
                DnsRecord.Naptr rule = (DnsRecord.Naptr) data;
                yield new NAPTRRecord(
                        owner,
                        DClass.IN,
                        ttl,
                        rule.order(),
                        rule.preference(),
                        rule.flags(),
                        rule.service(),
                        rule.regexp(),
                        name(rule.replacement()));
            }
            case OPAQUE -> {
                DnsRecord.Opaque opaque = (DnsRecord.Opaque) data;
                byte[] bytes = HexFormat.of().parseHex(opaque.hex());
                yield Record.newRecord(owner, opaqueType(opaque.type()), DClass.IN, ttl, bytes);
            }
        };
    }

    /** A zone's SOA is given apart, and what can only be asked for or belongs to a message is in no zone. */
    private static int opaqueType(int type) {
        boolean ofQuestions = type >= FIRST_OF_QUESTIONS && type <= Type.ANY;
        if (type < 1 || type > TYPE_MAX || type == Type.SOA || type == Type.OPT || ofQuestions) {
            throw new IllegalArgumentException("type " + type + " is no type of a record in a zone");
        }
        return type;
    }

    private static InetAddress address(String text, int family) {
        byte[] bytes = Address.toByteArray(text, family);
        if (bytes == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no " + (family == Address.IPv4 ? "IPv4" : "IPv6") + " address");
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
