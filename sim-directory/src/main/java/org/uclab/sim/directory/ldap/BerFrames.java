package org.uclab.sim.directory.ldap;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a byte stream into LDAP messages: each is a SEQUENCE of definite length (RFC 4511 §5.1). What is inside,
 * {@link BerShape} looks at. Once broken it stays broken, because nobody knows where the next message begins.
 */
final class BerFrames {

    private static final int SEQUENCE = 0x30;
    private static final int LONG_FORM = 0x80;
    private static final int LENGTH_OCTETS_MAX = 4;

    private final int messageMaxBytes;
    private Buffer pending = Buffer.buffer();
    private String problem = "";

    BerFrames(int messageMaxBytes) {
        this.messageMaxBytes = messageMaxBytes;
    }

    /** The messages that are complete now. */
    List<byte[]> feed(Buffer chunk) {
        List<byte[]> complete = new ArrayList<>();
        if (broken()) {
            return complete;
        }
        pending.appendBuffer(chunk);
        int at = 0;
        int size = size(at);
        while (size > 0 && pending.length() - at >= size) {
            complete.add(pending.getBytes(at, at + size));
            at += size;
            size = size(at);
        }
        pending = broken() ? Buffer.buffer() : pending.getBuffer(at, pending.length());
        return complete;
    }

    boolean broken() {
        return !problem.isEmpty();
    }

    /** What broke it; empty while nothing did. */
    String problem() {
        return problem;
    }

    /** Whether a message has begun and not ended. */
    boolean incomplete() {
        return pending.length() > 0;
    }

    /** Forgets what has come of the next message. */
    void discard() {
        pending = Buffer.buffer();
    }

    /** Bytes of the message that begins there; 0 while that is not known. */
    private int size(int at) {
        int available = pending.length() - at;
        if (available == 0) {
            return 0;
        }
        if (pending.getUnsignedByte(at) != SEQUENCE) {
            problem = "a message begins with no SEQUENCE";
            return 0;
        }
        if (available == 1) {
            return 0;
        }
        int first = pending.getUnsignedByte(at + 1);
        if (first < LONG_FORM) {
            return 2 + first;
        }
        int octets = first - LONG_FORM;
        if (octets == 0 || octets > LENGTH_OCTETS_MAX) {
            problem = "a message has an indefinite or an endless length";
            return 0;
        }
        if (available < 2 + octets) {
            return 0;
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | pending.getUnsignedByte(at + 2 + i);
        }
        if (length > messageMaxBytes) {
            problem = "a message claims " + length + " bytes, more than " + messageMaxBytes;
            return 0;
        }
        return (int) length + 2 + octets;
    }
}
