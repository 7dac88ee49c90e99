package org.uclab.sim.dns.zone;

import java.util.List;
import java.util.OptionalInt;

/**
 * A resource record of a zone.
 *
 * @param name       full owner name; {@code *} as first label makes it a wildcard (RFC 4592)
 * @param ttlSeconds time to live where it differs from the zone's
 */
public record DnsRecord(String name, OptionalInt ttlSeconds, Data data) {

    /**
     * What it says as a master file writes it, without name, time and type.
     *
     * @throws IllegalArgumentException when it is unusable
     */
    public String text() {
        return Records.of(this, 0).rdataToString();
    }

    /** What a record says. */
    public sealed interface Data {

        /** The members, for switches without a default. */
        enum Kind {
            A,
            AAAA,
            NS,
            CNAME,
            PTR,
            MX,
            SRV,
            TXT,
            NAPTR,
            OPAQUE
        }

        Kind kind();
    }

    /** IPv4 address, dotted quad. */
    public record A(String address) implements Data {
        @Override
        public Kind kind() {
            return Kind.A;
        }
    }

    /** IPv6 address (RFC 3596), in any form of RFC 4291 §2.2. */
    public record Aaaa(String address) implements Data {
        @Override
        public Kind kind() {
            return Kind.AAAA;
        }
    }

    /** A name server. */
    public record Ns(String host) implements Data {
        @Override
        public Kind kind() {
            return Kind.NS;
        }
    }

    /** The canonical name. */
    public record Cname(String target) implements Data {
        @Override
        public Kind kind() {
            return Kind.CNAME;
        }
    }

    /** The name of an address. */
    public record Ptr(String target) implements Data {
        @Override
        public Kind kind() {
            return Kind.PTR;
        }
    }

    /** A mail exchange; the preference is 0 to 65535. */
    public record Mx(int preference, String host) implements Data {
        @Override
        public Kind kind() {
            return Kind.MX;
        }
    }

    /** A service's location (RFC 2782); each number 0 to 65535. */
    public record Srv(int priority, int weight, int port, String target) implements Data {
        @Override
        public Kind kind() {
            return Kind.SRV;
        }
    }

    /** Texts of at most 255 bytes each. */
    public record Txt(List<String> texts) implements Data {
        public Txt {
            texts = List.copyOf(texts);
        }

        @Override
        public Kind kind() {
            return Kind.TXT;
        }
    }

    /** A rule to rewrite names by (RFC 3403 §4); order and preference are 0 to 65535, texts at most 255 bytes. */
    public record Naptr(int order, int preference, String flags, String service, String regexp, String replacement)
            implements Data {
        @Override
        public Kind kind() {
            return Kind.NAPTR;
        }
    }

    /**
     * A record of any other type, as it stands on the wire (RFC 3597).
     *
     * @param type 1 to 65535, no type of a question
     * @param hex  its data, two hexadecimal digits a byte; names in it are not compressed
     */
    public record Opaque(int type, String hex) implements Data {
        @Override
        public Kind kind() {
            return Kind.OPAQUE;
        }
    }

    /** A record with the zone's time to live. */
    public static DnsRecord of(String name, Data data) {
        return new DnsRecord(name, OptionalInt.empty(), data);
    }

    public static DnsRecord a(String name, String address) {
        return of(name, new A(address));
    }

    public static DnsRecord aaaa(String name, String address) {
        return of(name, new Aaaa(address));
    }

    public static DnsRecord ns(String name, String host) {
        return of(name, new Ns(host));
    }

    public static DnsRecord cname(String name, String target) {
        return of(name, new Cname(target));
    }

    public static DnsRecord ptr(String name, String target) {
        return of(name, new Ptr(target));
    }

    public static DnsRecord mx(String name, int preference, String host) {
        return of(name, new Mx(preference, host));
    }

    public static DnsRecord srv(String name, int priority, int weight, int port, String target) {
        return of(name, new Srv(priority, weight, port, target));
    }

    public static DnsRecord txt(String name, String... texts) {
        return of(name, new Txt(List.of(texts)));
    }

    public static DnsRecord naptr(
            String name, int order, int preference, String flags, String service, String regexp, String replacement) {
        return of(name, new Naptr(order, preference, flags, service, regexp, replacement));
    }

    /** A record of another type; see {@link Opaque}. */
    public static DnsRecord opaque(String name, int type, String hex) {
        return of(name, new Opaque(type, hex));
    }

    /** The same with its own time to live. */
    public DnsRecord ttl(int seconds) {
        return new DnsRecord(name, OptionalInt.of(seconds), data);
    }
}
