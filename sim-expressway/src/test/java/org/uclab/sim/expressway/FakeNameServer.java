package org.uclab.sim.expressway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Told;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;

/** A name server that holds record data by {@code name TYPE} and can cut its answers over UDP. */
final class FakeNameServer implements Program {

    /** Of every record: less than the time after which a silent link is taken for dead. */
    static final Duration TTL = Duration.ofSeconds(40);

    private static final int A = 1;
    private static final int SRV = 33;

    private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
    volatile boolean truncates;
    volatile int rcode;

    FakeNameServer address(String name, String address) {
        Buffer data = Buffer.buffer();
        for (String octet : address.split("\\.")) {
            data.appendByte((byte) Integer.parseInt(octet));
        }
        return add(name, A, data.getBytes());
    }

    FakeNameServer service(String name, int port, String target) {
        Buffer data =
                Buffer.buffer().appendUnsignedShort(0).appendUnsignedShort(0).appendUnsignedShort(port);
        return add(name, SRV, data.appendBytes(name(target)).getBytes());
    }

    void remove(String name) {
        records.keySet().removeIf(key -> key.startsWith(name + " "));
    }

    private FakeNameServer add(String name, int type, byte[] data) {
        records.computeIfAbsent(name + " " + type, key -> new ArrayList<>()).add(data);
        return this;
    }

    @Override
    public Future<?> start(NodeContext node) {
        return Future.all(
                node.udp(
                        "dns",
                        socket -> socket.onDatagram(packet -> {
                            note(node, packet.hop(), packet.data().getBytes());
                            socket.send(
                                    packet.sender(),
                                    Buffer.buffer(answer(packet.data().getBytes(), truncates)));
                        })),
                node.tcp("dns", socket -> {
                    Buffer whole = Buffer.buffer();
                    socket.handler(chunk -> {
                        whole.appendBuffer(chunk);
                        if (whole.length() >= 2 && whole.length() == 2 + whole.getUnsignedShort(0)) {
                            byte[] reply = answer(whole.getBytes(2, whole.length()), false);
                            // In two pieces: the length says where the message ends, not the packet.
                            socket.write(Buffer.buffer().appendUnsignedShort(reply.length));
                            socket.write(Buffer.buffer(reply));
                        }
                    });
                }));
    }

    private static void note(NodeContext node, Hop hop, byte[] query) {
        Told told = new Told("DNS", "query " + asked(query), "");
        node.recorder().received("dns", told.message(hop, 0, query.length, Facts.none()));
    }

    private static String asked(byte[] query) {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (query[at] != 0) {
            name.append(name.length() == 0 ? "" : ".");
            name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
            at += 1 + query[at];
        }
        return name.toString().toLowerCase(Locale.ROOT) + " "
                + (((query[at + 1] & 0xFF) << 8) | (query[at + 2] & 0xFF));
    }

    private byte[] answer(byte[] query, boolean cut) {
        String key = asked(query);
        List<byte[]> found = records.getOrDefault(key, List.of());
        boolean exists = records.keySet().stream().anyMatch(known -> known.startsWith(key.split(" ")[0] + " "));
        int code = rcode != 0 ? rcode : exists ? 0 : 3;
        Buffer reply = Buffer.buffer(query).setUnsignedShort(2, 0x8180 | (cut ? 0x0200 : 0) | code);
        reply.setUnsignedShort(6, cut || code != 0 ? 0 : found.size());
        if (!cut && code == 0) {
            int type = Integer.parseInt(key.split(" ")[1]);
            found.forEach(data -> reply.appendUnsignedShort(0xC00C)
                    .appendUnsignedShort(type)
                    .appendUnsignedShort(1)
                    .appendInt((int) TTL.toSeconds())
                    .appendUnsignedShort(data.length)
                    .appendBytes(data));
        }
        return reply.getBytes();
    }

    private static byte[] name(String text) {
        Buffer name = Buffer.buffer();
        for (String label : text.split("\\.")) {
            name.appendByte((byte) label.length()).appendString(label);
        }
        return name.appendByte((byte) 0).getBytes();
    }
}
