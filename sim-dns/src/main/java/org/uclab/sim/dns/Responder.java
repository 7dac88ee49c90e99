package org.uclab.sim.dns;

import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The core: a question in, the bytes of its answer out, or the wish to forward it. Pure but for the zones it reads. */
final class Responder {

    private static final int UDP_PLAIN_MAX_BYTES = 512;
    private static final int TCP_MAX_BYTES = 65_535;

    /** What to do about a question. */
    record Reaction(Optional<byte[]> reply) {

        static Reaction reply(byte[] bytes) {
            return new Reaction(Optional.of(bytes));
        }

        /** No reply of ours: ask the other server. */
        static Reaction forward() {
            return new Reaction(Optional.empty());
        }
    }

    private final Supplier<Zones> zones;
    private final Optional<Endpoint> forwardTo;
    private final int udpPayloadMax;

    Responder(Supplier<Zones> zones, Optional<Endpoint> forwardTo, int udpPayloadMax) {
        this.zones = zones;
        this.forwardTo = forwardTo;
        this.udpPayloadMax = udpPayloadMax;
    }

    /**
     * @param caller address of the caller, without port
     */
    Reaction respond(Incoming.Query query, String caller, Transport transport) {
        OPTRecord edns = query.edns();
        if (edns != null && edns.getVersion() != 0) {
            return Reaction.reply(rcode(query, Rcode.BADVERS, transport));
        }
        int dclass = query.question().getDClass();
        if ((dclass != DClass.IN && dclass != DClass.ANY) || isTransfer(query.type())) {
            return Reaction.reply(rcode(query, Rcode.REFUSED, transport));
        }
        Zones now = zones.get();
        Optional<ZoneData> zone = now.closest(query.name());
        if (zone.isEmpty()) {
            return mayForward(query, caller)
                    ? Reaction.forward()
                    : Reaction.reply(rcode(query, Rcode.REFUSED, transport));
        }
        Lookup found = Lookup.of(now, zone.get(), query.name(), query.type());
        return Reaction.reply(encode(query, found, transport));
    }

    /** An answer with that response code and no record. */
    byte[] rcode(Incoming.Query query, int rcode, Transport transport) {
        return encode(query, blank(query, rcode), rcode, transport);
    }

    /**
     * A question from the very server we forward to is not sent back to it, so that two servers that forward to each
     * other do not play ping-pong.
     */
    private boolean mayForward(Incoming.Query query, String caller) {
        return forwardTo.isPresent()
                && RawMessage.recursionDesired(query.wire())
                && !forwardTo.get().address().equals(caller);
    }

    private static boolean isTransfer(int type) {
        return type == Type.AXFR || type == Type.IXFR || type == Type.MAILA || type == Type.MAILB;
    }

    private byte[] encode(Incoming.Query query, Lookup found, Transport transport) {
        Message reply = blank(query, found.rcode());
        if (found.authoritative()) {
            reply.getHeader().setFlag(Flags.AA);
        }
        found.answer().forEach(record -> reply.addRecord(record, Section.ANSWER));
        found.authority().forEach(record -> reply.addRecord(record, Section.AUTHORITY));
        found.additional().forEach(record -> reply.addRecord(record, Section.ADDITIONAL));
        return encode(query, reply, found.rcode(), transport);
    }

    private byte[] encode(Incoming.Query query, Message reply, int rcode, Transport transport) {
        OPTRecord asked = query.edns();
        if (asked != null) {
            // RFC 3225 §3: the DO bit is copied. What does not fit the header's four bits of rcode goes here.
            int flags = asked.getFlags() & ExtendedFlags.DO;
            reply.addRecord(new OPTRecord(udpPayloadMax, rcode >> 4, 0, flags), Section.ADDITIONAL);
        }
        return reply.toWire(transport == Transport.TCP ? TCP_MAX_BYTES : datagramMax(asked));
    }

    /** RFC 6891 §6.2.3: values lower than 512 MUST be treated as equal to 512. */
    private int datagramMax(OPTRecord asked) {
        return asked == null
                ? UDP_PLAIN_MAX_BYTES
                : Math.max(UDP_PLAIN_MAX_BYTES, Math.min(asked.getPayloadSize(), udpPayloadMax));
    }

    private Message blank(Incoming.Query query, int rcode) {
        Header header = new Header(query.message().getHeader().getID());
        header.setFlag(Flags.QR);
        if (query.message().getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        if (forwardTo.isPresent()) {
            header.setFlag(Flags.RA);
        }
        header.setRcode(rcode & 0xF);
        Message reply = new Message();
        reply.setHeader(header);
        reply.addRecord(query.question(), Section.QUESTION);
        return reply;
    }
}
