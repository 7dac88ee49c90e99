package org.uclab.sim.expressway.traversal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Cuts the bytes of a link into frames. After the first fault of the peer it yields nothing more. */
final class FrameReader {

    private static final byte[] NOTHING = {};

    private byte[] input = NOTHING;
    private int position;
    private String fault = "";

    /** Takes bytes that arrived, in chunks of any size. */
    void feed(byte[] bytes) {
        if (!fault.isEmpty()) {
            return;
        }
        if (position == input.length) {
            input = bytes;
        } else {
            byte[] joined = Arrays.copyOfRange(input, position, input.length + bytes.length);
            System.arraycopy(bytes, 0, joined, input.length - position, bytes.length);
            input = joined;
        }
        position = 0;
    }

    /** The next whole frame; empty when more bytes are needed or {@link #fault} is set. */
    Optional<Frame> next() {
        if (!fault.isEmpty() || input.length - position < Frame.HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(input, position, Frame.HEADER_BYTES);
        int number = header.get() & 0xFF;
        int stream = header.getInt();
        int length = header.getShort() & 0xFFFF;
        Optional<Frame.Kind> kind = Frame.Kind.of(number);
        if (kind.isEmpty()) {
            return failed("no frame of kind " + number);
        }
        if (stream < 0) {
            return failed("stream " + stream);
        }
        if (length > Frame.PAYLOAD_MAX_BYTES) {
            return failed("a payload of " + length + " bytes");
        }
        int start = position + Frame.HEADER_BYTES;
        if (input.length - start < length) {
            return Optional.empty();
        }
        position = start + length;
        return Optional.of(new Frame(kind.get(), stream, Arrays.copyOfRange(input, start, position)));
    }

    /** What the peer did wrong; empty while it did nothing. */
    String fault() {
        return fault;
    }

    private Optional<Frame> failed(String what) {
        fault = what;
        input = NOTHING;
        position = 0;
        return Optional.empty();
    }
}
