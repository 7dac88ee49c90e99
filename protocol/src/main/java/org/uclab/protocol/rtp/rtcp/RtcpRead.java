package org.uclab.protocol.rtp.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a datagram turned out to be. */
public sealed interface RtcpRead {

    /** The members, for switches without a default. */
    enum Kind {
        COMPOUND,
        REJECTED
    }

    Kind kind();

    /** A compound packet. */
    record Compound(List<RtcpPacket> packets) implements RtcpRead {
        @Override
        public Kind kind() {
            return Kind.COMPOUND;
        }
    }

    /** None, and why. */
    record Rejected(String why) implements RtcpRead {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }

    /** Packets in a compound at most; a real one has two to five. */
    int PACKETS_MAX = 32;

    /** Reads a compound, with the checks of RFC 3550 A.2. */
    static RtcpRead read(byte[] datagram) {
        List<RtcpPacket> packets = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(datagram);
        try {
            while (left.hasRemaining()) {
                if (packets.size() == PACKETS_MAX) {
                    throw new Malformed("more than " + PACKETS_MAX + " packets");
                }
                packets.add(packet(left, packets.isEmpty()));
            }
        } catch (Malformed malformed) {
            return new Rejected(malformed.getMessage());
        }
        return packets.isEmpty() ? new Rejected("no packet") : new Compound(List.copyOf(packets));
    }

    private static RtcpPacket packet(ByteBuffer left, boolean first) throws Malformed {
        demand(left.remaining() >= Layout.HEADER_BYTES, "a header of " + left.remaining() + " octets");
        int flags = left.get() & 0xff;
        int type = left.get() & 0xff;
        int length = (left.getShort() & 0xffff) * Layout.WORD_BYTES;
        demand(flags >> 6 == Layout.VERSION, "version " + (flags >> 6));
        // RFC 3550 §6.1: "The first RTCP packet in the compound packet MUST always be a report packet"
        demand(!first || type == Layout.SENDER_REPORT || type == Layout.RECEIVER_REPORT, "type " + type + " first");
        demand(length <= left.remaining(), "a packet of " + length + " octets in " + left.remaining());
        ByteBuffer body = left.slice(left.position(), length);
        left.position(left.position() + length);
        if ((flags & Layout.PADDING_BIT) != 0) {
            demand(!left.hasRemaining(), "padding before the last packet");
            int padding = length == 0 ? 0 : body.get(length - 1) & 0xff;
            demand(padding > 0 && padding <= length && padding % Layout.WORD_BYTES == 0, "padding of " + padding);
            body.limit(length - padding);
        }
        int count = flags & Layout.COUNT_MAX;
        return switch (type) {
            case Layout.SENDER_REPORT -> senderReport(body, count);
            case Layout.RECEIVER_REPORT -> {
                demand(body.remaining() >= Layout.WORD_BYTES, "a report without its source");
                yield new RtcpPacket.ReceiverReport(word(body), blocks(body, count));
            }
            case Layout.SOURCE_DESCRIPTION -> new RtcpPacket.SourceDescription(chunks(body, count));
            case Layout.BYE -> bye(body, count);
            default -> new RtcpPacket.Other(type, length);
        };
    }

    private static RtcpPacket senderReport(ByteBuffer body, int count) throws Malformed {
        demand(body.remaining() >= Layout.SENDER_BYTES, "a sender report of " + body.remaining() + " octets");
        return new RtcpPacket.SenderReport(
                word(body), body.getLong(), word(body), word(body), word(body), blocks(body, count));
    }

    private static List<ReceptionBlock> blocks(ByteBuffer body, int count) throws Malformed {
        demand(body.remaining() >= count * ReceptionBlock.BYTES, count + " blocks in " + body.remaining() + " octets");
        List<ReceptionBlock> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long ssrc = word(body);
            int loss = body.getInt();
            blocks.add(new ReceptionBlock(
                    ssrc, loss >>> 24, loss << 8 >> 8, word(body), word(body), word(body), word(body)));
        }
        return List.copyOf(blocks);
    }

    private static List<RtcpPacket.Chunk> chunks(ByteBuffer body, int count) throws Malformed {
        List<RtcpPacket.Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            demand(body.remaining() >= 2 * Layout.WORD_BYTES, "a source without its end");
            long ssrc = word(body);
            List<RtcpPacket.Item> items = new ArrayList<>();
            while (true) {
                demand(body.hasRemaining(), "items without their end");
                int type = body.get() & 0xff;
                if (type == 0) {
                    break;
                }
                items.add(new RtcpPacket.Item(type, text(body)));
            }
            // Zeros fill the word in which the last item ends.
            int rest = -body.position() & Layout.WORD_BYTES - 1;
            demand(body.remaining() >= rest, "items that end in no word");
            body.position(body.position() + rest);
            chunks.add(new RtcpPacket.Chunk(ssrc, List.copyOf(items)));
        }
        return List.copyOf(chunks);
    }

    private static RtcpPacket bye(ByteBuffer body, int count) throws Malformed {
        demand(body.remaining() >= count * Layout.WORD_BYTES, count + " sources in " + body.remaining() + " octets");
        List<Long> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(word(body));
        }
        return new RtcpPacket.Bye(List.copyOf(sources), body.hasRemaining() ? text(body) : "");
    }

    private static String text(ByteBuffer body) throws Malformed {
        demand(body.hasRemaining(), "a text without its length");
        int length = body.get() & 0xff;
        demand(length <= body.remaining(), "a text of " + length + " octets in " + body.remaining());
        byte[] text = new byte[length];
        body.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static long word(ByteBuffer body) {
        return body.getInt() & 0xffffffffL;
    }

    private static void demand(boolean met, String otherwise) throws Malformed {
        if (!met) {
            throw new Malformed(otherwise);
        }
    }

    /** The way out of a packet that is none. */
    final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why, null, false, false);
        }
    }
}
