package org.uclab.protocol.rtp.rtcp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes compound packets. */
public final class RtcpWriter {

    private static final int TEXT_MAX = 255;

    private RtcpWriter() {}

    /**
     * The compound of those packets, in their order.
     *
     * @throws IllegalArgumentException when one has more than 31 blocks or sources, or is of a type that is not written here
     */
    public static byte[] write(List<RtcpPacket> packets) {
        ByteArrayOutputStream compound = new ByteArrayOutputStream();
        packets.forEach(packet -> compound.writeBytes(one(packet)));
        return compound.toByteArray();
    }

    private static byte[] one(RtcpPacket packet) {
        return switch (packet.kind()) {
            case SENDER_REPORT -> {
                RtcpPacket.SenderReport report = (RtcpPacket.SenderReport) packet;
                ByteBuffer body = body(Layout.SENDER_BYTES, report.reception());
                body.putInt((int) report.ssrc()).putLong(report.ntp()).putInt((int) report.rtpTimestamp());
                body.putInt((int) report.packets()).putInt((int) report.octets());
                yield framed(
                        Layout.SENDER_REPORT,
                        report.reception().size(),
                        blocks(body, report.reception()).array());
            }
            case RECEIVER_REPORT -> {
                RtcpPacket.ReceiverReport report = (RtcpPacket.ReceiverReport) packet;
                ByteBuffer body = body(Layout.WORD_BYTES, report.reception()).putInt((int) report.ssrc());
                yield framed(
                        Layout.RECEIVER_REPORT,
                        report.reception().size(),
                        blocks(body, report.reception()).array());
            }
            case SOURCE_DESCRIPTION -> {
                List<RtcpPacket.Chunk> chunks = ((RtcpPacket.SourceDescription) packet).chunks();
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                chunks.forEach(chunk -> body.writeBytes(chunk(chunk)));
                yield framed(Layout.SOURCE_DESCRIPTION, chunks.size(), body.toByteArray());
            }
            case BYE -> {
                RtcpPacket.Bye bye = (RtcpPacket.Bye) packet;
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                bye.sources().forEach(ssrc -> body.writeBytes(word(ssrc)));
                if (!bye.reason().isEmpty()) {
                    text(body, bye.reason());
                }
                yield framed(Layout.BYE, bye.sources().size(), filled(body.toByteArray(), 0));
            }
            case OTHER -> throw new IllegalArgumentException("packets of other types are not written");
        };
    }

    private static ByteBuffer body(int before, List<ReceptionBlock> blocks) {
        return ByteBuffer.allocate(before + blocks.size() * ReceptionBlock.BYTES);
    }

    private static ByteBuffer blocks(ByteBuffer body, List<ReceptionBlock> blocks) {
        for (ReceptionBlock block : blocks) {
            body.putInt((int) block.ssrc());
            body.putInt(block.fractionLost() << 24 | (block.lost() & 0xffffff));
            body.putInt((int) block.highest()).putInt((int) block.jitter());
            body.putInt((int) block.lastReport()).putInt((int) block.delay());
        }
        return body;
    }

    private static byte[] chunk(RtcpPacket.Chunk chunk) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(word(chunk.ssrc()));
        for (RtcpPacket.Item item : chunk.items()) {
            body.write(item.type());
            text(body, item.text());
        }
        return filled(body.toByteArray(), 1);
    }

    private static void text(ByteArrayOutputStream body, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, TEXT_MAX);
        body.write(length);
        body.write(octets, 0, length);
    }

    private static byte[] word(long value) {
        return ByteBuffer.allocate(Layout.WORD_BYTES).putInt((int) value).array();
    }

    /** With zeros up to the end of a word, and so many at least. */
    private static byte[] filled(byte[] body, int zerosMin) {
        int length = body.length + zerosMin;
        return Arrays.copyOf(body, length + (-length & Layout.WORD_BYTES - 1));
    }

    private static byte[] framed(int type, int count, byte[] body) {
        if (count > Layout.COUNT_MAX) {
            throw new IllegalArgumentException(count + " blocks or sources in one packet");
        }
        return ByteBuffer.allocate(Layout.HEADER_BYTES + body.length)
                .put((byte) (Layout.VERSION << 6 | count))
                .put((byte) type)
                .putShort((short) (body.length / Layout.WORD_BYTES))
                .put(body)
                .array();
    }
}
