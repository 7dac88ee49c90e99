package org.uclab.sim.dns.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.QuickAnswer;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.dns.zone.Lookup;
import org.uclab.sim.dns.zone.ZoneData;
import org.uclab.sim.dns.zone.Zones;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The core: a question in, the bytes of its answer out, or the wish to forward it. Pure but for the zones it reads. */
final class Responder {

    private static final int UDP_PLAIN_MAX_BYTES = 512;
    private static final int TCP_MAX_BYTES = 65_535;

    /** Messages of a zone transfer are filled up to about this. */
    private static final int TRANSFER_MESSAGE_BYTES = 16_000;

    /** What to do about a question: these messages, or none of ours: ask the other server. */
    record Reaction(List<byte[]> replies) {

        static Reaction reply(byte[] bytes) {
            return new Reaction(List.of(bytes));
        }

        static Reaction forward() {
            return new Reaction(List.of());
        }
    }

    private final Supplier<Views> views;
    private final Optional<Endpoint> forwardTo;
    private final DnsSettings settings;
    private final QuickQuestion quick = new QuickQuestion();

    Responder(Supplier<Views> views, Optional<Endpoint> forwardTo, DnsSettings settings) {
        this.views = views;
        this.forwardTo = forwardTo;
        this.settings = settings;
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
        Optional<View> view = view(caller);
        if ((dclass != DClass.IN && dclass != DClass.ANY) || view.isEmpty()) {
            return Reaction.reply(rcode(query, Rcode.REFUSED, transport));
        }
        if (isTransfer(query.type())) {
            return transfer(query, view.get(), transport);
        }
        Zones zones = view.get().zones();
        Optional<ZoneData> zone = zones.closest(query.name());
        if (zone.isEmpty()) {
            return foreign(query, view.get(), caller, transport);
        }
        Lookup found = Lookup.of(zones, zone.get(), query.name(), query.type());
        keep(view.get(), query, message(query, found));
        return Reaction.reply(encode(query, found, transport));
    }

    /**
     * Writes a kept answer, where there is one that is right for this caller and fits.
     *
     * @param caller the caller's address as a number
     * @return its length in bytes, or {@link QuickAnswer#NOT_ANSWERED}
     */
    int quick(byte[] wire, int caller, Transport transport, byte[] to, int at) {
        View view = quick.read(wire) ? views.get().find(caller) : null;
        if (view == null) {
            return QuickAnswer.NOT_ANSWERED;
        }
        int max = transport == Transport.TCP ? TCP_MAX_BYTES : datagramMax(quick.payload());
        return view.kept().write(quick, to, at, max, settings.udpPayloadMax());
    }

    /** What the zones say of a name depends on name and type alone. */
    private void keep(View view, Incoming.Query query, Message answer) {
        if (quick.read(query.wire())) {
            view.kept().keep(quick, answer.toWire(TCP_MAX_BYTES));
        }
    }

    private Reaction foreign(Incoming.Query query, View view, String caller, Transport transport) {
        boolean forwards = forwardTo.isPresent() && view.forwards();
        if (forwards && mayForward(query, caller)) {
            return Reaction.forward();
        }
        if (!forwards) {
            keep(view, query, blank(query, Rcode.REFUSED));
        }
        return Reaction.reply(rcode(query, Rcode.REFUSED, transport));
    }

    /** The view of callers from that address. */
    Optional<View> view(String caller) {
        return views.get().seenFrom(SourceNetwork.address(caller));
    }

    /** The answer as it was before the last change that altered it; empty when none did. */
    Optional<byte[]> stale(Incoming.Query query, String caller, Transport transport) {
        Optional<View> view = view(caller);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        byte[] today = dated(query, view.get().zones(), transport);
        for (Zones zones : view.get().earlier()) {
            byte[] then = dated(query, zones, transport);
            if (!Arrays.equals(then, today)) {
                return Optional.of(then);
            }
        }
        return Optional.empty();
    }

    private byte[] dated(Incoming.Query query, Zones zones, Transport transport) {
        return zones.closest(query.name())
                .map(zone -> encode(query, Lookup.of(zones, zone, query.name(), query.type()), transport))
                .orElseGet(() -> rcode(query, Rcode.REFUSED, transport));
    }

    /** The SOA record that an empty answer about the name has, where the name is ours. */
    Optional<Record> negativeSoa(Incoming.Query query, String caller) {
        return view(caller).flatMap(view -> view.zones().closest(query.name())).map(ZoneData::negativeSoa);
    }

    /** An answer with that response code and no record. */
    byte[] rcode(Incoming.Query query, int rcode, Transport transport) {
        return encode(query, blank(query, rcode), rcode, transport);
    }

    /** The same for a failure that is put on: a code of more than four bits brings an OPT record nobody asked for. */
    byte[] failure(Incoming.Query query, int rcode, Transport transport) {
        if (rcode >> 4 == 0 || query.edns() != null) {
            return rcode(query, rcode, transport);
        }
        Message reply = blank(query, rcode);
        reply.addRecord(new OPTRecord(settings.udpPayloadMax(), rcode >> 4, 0), Section.ADDITIONAL);
        return reply.toWire(TCP_MAX_BYTES);
    }

    /** Longest answer that the caller takes over that transport, in bytes. */
    int answerMax(Incoming.Query query, Transport transport) {
        return transport == Transport.TCP ? TCP_MAX_BYTES : datagramMax(query.edns());
    }

    /** The whole zone over TCP, for those who may (RFC 5936); there is no incremental way, so that is refused. */
    private Reaction transfer(Incoming.Query query, View view, Transport transport) {
        Optional<ZoneData> zone = view.zones().closest(query.name());
        if (!settings.transfers() || query.type() != Type.AXFR || transport != Transport.TCP || zone.isEmpty()) {
            return Reaction.reply(rcode(query, Rcode.REFUSED, transport));
        }
        if (!zone.get().origin().equals(query.name())) {
            return Reaction.reply(rcode(query, Rcode.NOTAUTH, transport));
        }
        List<Record> records = new ArrayList<>(zone.get().everything());
        records.add(records.get(0)); // RFC 5936 §2.2: the SOA record is the first and the last
        List<byte[]> messages = new ArrayList<>();
        Message filling = blank(query, Rcode.NOERROR);
        filling.getHeader().setFlag(Flags.AA);
        int bytes = 0;
        for (Record record : records) {
            int more = record.toWire(Section.ANSWER).length;
            if (bytes > 0 && bytes + more > TRANSFER_MESSAGE_BYTES) {
                messages.add(encode(query, filling, Rcode.NOERROR, transport));
                filling = blank(query, Rcode.NOERROR);
                filling.getHeader().setFlag(Flags.AA);
                bytes = 0;
            }
            filling.addRecord(record, Section.ANSWER);
            bytes += more;
        }
        messages.add(encode(query, filling, Rcode.NOERROR, transport));
        return new Reaction(messages);
    }

    /**
     * A question from the very server we forward to is not sent back to it, so that two servers that forward to each
     * other do not play ping-pong.
     */
    private boolean mayForward(Incoming.Query query, String caller) {
        return RawMessage.recursionDesired(query.wire())
                && !forwardTo.get().address().equals(caller);
    }

    private static boolean isTransfer(int type) {
        return type == Type.AXFR || type == Type.IXFR || type == Type.MAILA || type == Type.MAILB;
    }

    private byte[] encode(Incoming.Query query, Lookup found, Transport transport) {
        return encode(query, message(query, found), found.rcode(), transport);
    }

    private Message message(Incoming.Query query, Lookup found) {
        Message reply = blank(query, found.rcode());
        // RFC 1035 §6.2, on QCLASS=*: "the response can never be authoritative" for all that it may not know.
        if (found.authoritative() && query.question().getDClass() != DClass.ANY) {
            reply.getHeader().setFlag(Flags.AA);
        }
        found.answer().forEach(record -> reply.addRecord(record, Section.ANSWER));
        found.authority().forEach(record -> reply.addRecord(record, Section.AUTHORITY));
        found.additional().forEach(record -> reply.addRecord(record, Section.ADDITIONAL));
        return reply;
    }

    private byte[] encode(Incoming.Query query, Message reply, int rcode, Transport transport) {
        OPTRecord asked = query.edns();
        if (asked != null) {
            // RFC 3225 §3: the DO bit is copied. What does not fit the header's four bits of rcode goes here.
            int flags = asked.getFlags() & ExtendedFlags.DO;
            reply.addRecord(new OPTRecord(settings.udpPayloadMax(), rcode >> 4, 0, flags), Section.ADDITIONAL);
        }
        return reply.toWire(answerMax(query, transport));
    }

    /** RFC 6891 §6.2.3: values lower than 512 MUST be treated as equal to 512. */
    private int datagramMax(OPTRecord asked) {
        return asked == null ? UDP_PLAIN_MAX_BYTES : datagramMax(asked.getPayloadSize());
    }

    private int datagramMax(int offered) {
        return Math.max(UDP_PLAIN_MAX_BYTES, Math.min(offered, settings.udpPayloadMax()));
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
