package org.uclab.client.dns;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.UdpSocket;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server with the records a test gives it, and the ways to misbehave it asks for. */
public final class TinyNameServer implements Program {

    private static final int TTL_S = 60;

    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> rcodes = new ConcurrentHashMap<>();
    private final Set<String> overTcpOnly = ConcurrentHashMap.newKeySet();
    private final Map<String, List<UnaryOperator<byte[]>>> before = new ConcurrentHashMap<>();
    private final Map<String, Integer> silences = new ConcurrentHashMap<>();
    private volatile SOARecord soa;
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public TinyNameServer srv(String name, int priority, int weight, int port, String target) {
        records.add(new SRVRecord(name(name), DClass.IN, TTL_S, priority, weight, port, name(target)));
        return this;
    }

    public TinyNameServer a(String name, String address) {
        try {
            records.add(new ARecord(name(name), DClass.IN, TTL_S, java.net.InetAddress.getByName(address)));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return this;
    }

    TinyNameServer cname(String name, String target) {
        records.add(new CNAMERecord(name(name), DClass.IN, TTL_S, name(target)));
        return this;
    }

    /** Negative answers have this SOA record from now on. */
    TinyNameServer soa(String zone, int ttl, int minimum) {
        soa = new SOARecord(name(zone), DClass.IN, ttl, name("ns." + zone), name("root." + zone), 1, 1, 1, 1, minimum);
        return this;
    }

    TinyNameServer rcode(String name, int rcode) {
        rcodes.put(name, rcode);
        return this;
    }

    /** Truncates the answer over UDP. */
    TinyNameServer overTcpOnly(String name) {
        overTcpOnly.add(name);
        return this;
    }

    /** Sends a datagram made of the right answer before it. */
    TinyNameServer first(String name, UnaryOperator<byte[]> wrong) {
        before.computeIfAbsent(name, key -> new ArrayList<>()).add(wrong);
        return this;
    }

    /** Stays silent to the first questions. */
    TinyNameServer silent(String name, int times) {
        silences.put(name, times);
        return this;
    }

    @Override
    public Future<?> start(NodeContext node) {
        return node.udp("dns", socket -> socket.onDatagram(datagram -> overUdp(socket, datagram)))
                .compose(up -> node.tcp("dns", this::overTcp));
    }

    private void overUdp(UdpSocket socket, UdpSocket.Datagram datagram) {
        Message question = parsed(datagram.data().getBytes());
        String name = question.getQuestion().getName().toString(true);
        asked.add(Type.string(question.getQuestion().getType()) + " " + name);
        if (silences.merge(name, -1, Integer::sum) >= 0) {
            return;
        }
        Message reply = reply(question);
        if (overTcpOnly.contains(name)) {
            reply.removeAllRecords(Section.ANSWER);
            reply.getHeader().setFlag(Flags.TC);
        }
        for (UnaryOperator<byte[]> wrong : before.getOrDefault(name, List.of())) {
            socket.send(datagram.sender(), Buffer.buffer(wrong.apply(reply.toWire())));
        }
        socket.send(datagram.sender(), Buffer.buffer(reply.toWire()));
    }

    private void overTcp(NetSocket socket) {
        socket.handler(data -> {
            byte[] wire = reply(parsed(data.getBytes(2, data.length()))).toWire();
            // In two pieces, as TCP may.
            socket.write(Buffer.buffer().appendUnsignedShort(wire.length));
            socket.write(Buffer.buffer(wire));
        });
    }

    private Message reply(Message question) {
        Message reply = new Message(question.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question.getQuestion(), Section.QUESTION);
        Name asked = question.getQuestion().getName();
        Integer rcode = rcodes.get(asked.toString(true));
        if (rcode != null) {
            reply.getHeader().setRcode(rcode);
            return reply;
        }
        Set<Name> known = new HashSet<>();
        for (Record record : records) {
            known.add(record.getName());
            boolean fits = record.getType() == question.getQuestion().getType() || record.getType() == Type.CNAME;
            if (fits && record.getName().equals(asked)) {
                reply.addRecord(record, Section.ANSWER);
            }
        }
        if (!known.contains(asked)) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        SOARecord zone = soa;
        if (reply.getSection(Section.ANSWER).isEmpty() && zone != null) {
            reply.addRecord(zone, Section.AUTHORITY);
        }
        return reply;
    }

    private static Message parsed(byte[] data) {
        try {
            return new Message(data);
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static Name name(String text) {
        return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
    }
}
