package org.uclab.sim.expressway.turn;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.uclab.lab.wire.Endpoint;

/** Writes a STUN message (RFC 8489 §5, §14); its attributes in the order in which they are said. */
final class StunWriter {

    private static final int FINGERPRINT_MASK = 0x5354554E;

    private final int type;
    private final byte[] transaction;
    private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

    StunWriter(StunMessage.Kind kind, int method, byte[] transaction) {
        this.type = StunMessage.type(kind, method);
        this.transaction = transaction;
    }

    /** An answer to that request. */
    static StunWriter answer(StunMessage request, StunMessage.Kind kind) {
        return new StunWriter(kind, request.method(), request.transaction());
    }

    StunWriter with(int attribute, byte[] value) {
        attributes.writeBytes(head(attribute, value.length));
        attributes.writeBytes(value);
        attributes.writeBytes(new byte[StunMessage.padded(value.length) - value.length]);
        return this;
    }

    StunWriter with(int attribute, String text) {
        return with(attribute, text.getBytes(StandardCharsets.UTF_8));
    }

    StunWriter with(int attribute, int number) {
        return with(attribute, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    StunWriter with(int attribute, Endpoint endpoint) {
        return with(attribute, StunMessage.xored(endpoint));
    }

    /** The code, whose hundreds have an octet of their own, and its reason (RFC 8489 §14.8). */
    StunWriter error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuffer value = ByteBuffer.allocate(Integer.BYTES + text.length);
        value.putShort((short) 0).put((byte) (code / 100)).put((byte) (code % 100));
        return with(StunAttribute.ERROR_CODE, value.put(text).array());
    }

    /** The message as it stands; with a key its MESSAGE-INTEGRITY is the last but one. */
    byte[] bytes(Optional<LongTermKey> key) {
        key.ifPresent(shared ->
                with(StunAttribute.MESSAGE_INTEGRITY, shared.integrity(message(4 + LongTermKey.INTEGRITY_BYTES))));
        CRC32 crc = new CRC32();
        crc.update(message(4 + Integer.BYTES));
        with(StunAttribute.FINGERPRINT, (int) crc.getValue() ^ FINGERPRINT_MASK);
        return message(0);
    }

    /** As it is now, with a length as though so many bytes followed. */
    private byte[] message(int following) {
        ByteBuffer message = ByteBuffer.allocate(StunMessage.HEADER_BYTES + attributes.size());
        message.putShort((short) type).putShort((short) (attributes.size() + following));
        return message.putInt(StunMessage.MAGIC_COOKIE)
                .put(transaction)
                .put(attributes.toByteArray())
                .array();
    }

    private static byte[] head(int attribute, int length) {
        return ByteBuffer.allocate(Integer.BYTES)
                .putShort((short) attribute)
                .putShort((short) length)
                .array();
    }
}
