package org.uclab.sim.dns.server;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Messages out of a TCP stream, each behind its two-byte length (RFC 1035 §4.2.2). Keeps one unfinished message. */
final class TcpFrames {

    /** Longest message that the length can tell, in bytes. */
    static final int ANY_MAX_BYTES = 65_535;

    private static final int LENGTH_BYTES = 2;

    private final int max;
    private Buffer rest = Buffer.buffer();
    private boolean broken;

    /**
     * @param max longest message taken, in bytes
     */
    TcpFrames(int max) {
        this.max = max;
    }

    /** The messages complete by now. After a length that cannot be meant the stream is {@link #broken}. */
    List<byte[]> feed(Buffer chunk) {
        List<byte[]> messages = new ArrayList<>();
        if (broken) {
            return messages;
        }
        rest.appendBuffer(chunk);
        int at = 0;
        while (rest.length() - at >= LENGTH_BYTES) {
            int length = rest.getUnsignedShort(at);
            if (length < RawMessage.HEADER_BYTES || length > max) {
                broken = true;
                break;
            }
            if (rest.length() - at - LENGTH_BYTES < length) {
                break;
            }
            messages.add(rest.getBytes(at + LENGTH_BYTES, at + LENGTH_BYTES + length));
            at += LENGTH_BYTES + length;
        }
        rest = broken ? Buffer.buffer() : rest.getBuffer(at, rest.length());
        return messages;
    }

    boolean broken() {
        return broken;
    }

    static Buffer frame(byte[] message) {
        return Buffer.buffer(LENGTH_BYTES + message.length)
                .appendUnsignedShort(message.length)
                .appendBytes(message);
    }
}
