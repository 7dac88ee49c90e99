package org.uclab.sim.expressway.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads answer messages. Everything is bounded by the message: a compression pointer must lead backwards, a name ends
 * at 255 bytes, a record at its length. What does not fit is no answer at all.
 */
final class DnsReader {

    /** Records read of one message. */
    static final int RECORDS_MAX = 512;

    private static final int HEADER_BYTES = 12;
    private static final int NAME_MAX_BYTES = 255;
    private static final int FLAG_RESPONSE = 0x8000;
    private static final int FLAG_TRUNCATED = 0x0200;
    private static final int OPCODE_MASK = 0x7800;
    private static final int TYPE_CNAME = 5;

    /** The message is not what a name server sends. Never leaves this class. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    private final byte[] message;
    private int position;

    private DnsReader(byte[] message) {
        this.message = message;
    }

    /** The answer, or nothing when the bytes are none. */
    static Optional<DnsReply> read(byte[] message) {
        try {
            return Optional.of(new DnsReader(message).reply());
        } catch (Malformed unusable) {
            return Optional.empty();
        }
    }

    private DnsReply reply() throws Malformed {
        need(HEADER_BYTES);
        int id = u16();
        int flags = u16();
        int questions = u16();
        int answers = u16();
        position = HEADER_BYTES;
        if ((flags & FLAG_RESPONSE) == 0 || (flags & OPCODE_MASK) != 0 || questions != 1) {
            throw new Malformed("not the answer to a question");
        }
        if (answers > RECORDS_MAX) {
            throw new Malformed("too many records");
        }
        DnsQuery query = question();
        boolean truncated = (flags & FLAG_TRUNCATED) != 0;
        List<DnsReply.Entry> entries = new ArrayList<>();
        // What was cut off may end in the middle of a record; it is fetched again anyway.
        for (int i = 0; i < answers && !truncated; i++) {
            entry().ifPresent(entries::add);
        }
        return new DnsReply(id, query, truncated, flags & 0xF, List.copyOf(entries));
    }

    private DnsQuery question() throws Malformed {
        String name = name();
        int type = u16();
        int asked = u16();
        for (DnsQuery.Type known : DnsQuery.Type.values()) {
            if (known.number() == type && asked == DnsQuery.CLASS_IN) {
                return new DnsQuery(name, known);
            }
        }
        throw new Malformed("a question nobody asked");
    }

    private Optional<DnsReply.Entry> entry() throws Malformed {
        String owner = name();
        int type = u16();
        int classNumber = u16();
        need(4);
        position += 4; // time to live: nothing is kept
        int length = u16();
        need(length);
        int end = position + length;
        Optional<DnsReply.Entry> entry =
                classNumber == DnsQuery.CLASS_IN ? data(owner, type, length) : Optional.empty();
        if (entry.isPresent() && position != end) {
            throw new Malformed("a record that is longer or shorter than it says");
        }
        position = end;
        return entry;
    }

    private Optional<DnsReply.Entry> data(String owner, int type, int length) throws Malformed {
        if (type == DnsQuery.Type.A.number()) {
            if (length != 4) {
                throw new Malformed("an address of " + length + " bytes");
            }
            return Optional.of(new DnsReply.Address(owner, u8() + "." + u8() + "." + u8() + "." + u8()));
        }
        if (type == DnsQuery.Type.SRV.number()) {
            return Optional.of(new DnsReply.Server(owner, new DnsAnswer.Srv(u16(), u16(), u16(), name())));
        }
        return type == TYPE_CNAME ? Optional.of(new DnsReply.Alias(owner, name())) : Optional.empty();
    }

    /** A name in lower case without the last dot (RFC 1035 §4.1.4). */
    private String name() throws Malformed {
        StringBuilder name = new StringBuilder();
        int at = position;
        int lowest = position;
        int after = -1;
        int bytes = 1;
        while (true) {
            int length = at < message.length ? message[at] & 0xFF : -1;
            if (length < 0) {
                throw new Malformed("a name without an end");
            }
            if (length == 0) {
                position = after < 0 ? at + 1 : after;
                return name.toString();
            }
            if ((length & 0xC0) == 0xC0) {
                if (at + 1 >= message.length) {
                    throw new Malformed("half a pointer");
                }
                int to = ((length & 0x3F) << 8) | (message[at + 1] & 0xFF);
                after = after < 0 ? at + 2 : after;
                // Only ever backwards, beyond everything read so far: no loop can pass.
                if (to >= lowest || to < HEADER_BYTES) {
                    throw new Malformed("a pointer to " + to);
                }
                lowest = to;
                at = to;
                continue;
            }
            bytes += length + 1;
            if ((length & 0xC0) != 0 || at + 1 + length > message.length || bytes > NAME_MAX_BYTES) {
                throw new Malformed("a label of " + length);
            }
            name.append(name.length() == 0 ? "" : ".");
            name.append(new String(message, at + 1, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
            at += 1 + length;
        }
    }

    private int u8() throws Malformed {
        need(1);
        return message[position++] & 0xFF;
    }

    private int u16() throws Malformed {
        return (u8() << 8) | u8();
    }

    private void need(int bytes) throws Malformed {
        if (message.length - position < bytes) {
            throw new Malformed("cut short");
        }
    }
}
