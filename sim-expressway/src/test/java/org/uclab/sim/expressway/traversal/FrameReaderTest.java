package org.uclab.sim.expressway.traversal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    @ParameterizedTest
    @EnumSource(Frame.Kind.class)
    void readsEveryKind(Frame.Kind kind) {
        FrameReader reader = new FrameReader();
        reader.feed(new Frame(kind, 77, new byte[] {1, 2}).encoded());
        Frame frame = reader.next().orElseThrow();
        assertThat(frame.kind()).isEqualTo(kind);
        assertThat(frame.stream()).isEqualTo(77);
        assertThat(frame.payload()).containsExactly(1, 2);
        assertThat(reader.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 1000})
    void readsFramesInPiecesOfAnySize(int size) {
        byte[] wire = concat(
                Frame.text(Frame.Kind.HELLO, 0, "a.example.com").encoded(),
                new Frame(Frame.Kind.DATA, 1, new byte[Frame.PAYLOAD_MAX_BYTES]).encoded(),
                Frame.credit(1, 5).encoded());
        FrameReader reader = new FrameReader();
        List<Frame.Kind> kinds = new ArrayList<>();
        for (int at = 0; at < wire.length; at += size) {
            reader.feed(Arrays.copyOfRange(wire, at, Math.min(wire.length, at + size)));
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                kinds.add(frame.get().kind());
            }
        }
        assertThat(kinds).containsExactly(Frame.Kind.HELLO, Frame.Kind.DATA, Frame.Kind.CREDIT);
        assertThat(reader.fault()).isEmpty();
    }

    @Test
    void stopsAtTheFirstFaultAndStaysStopped() {
        assertFault(header(99, 1, 0), "kind");
        assertFault(header(3, -1, 0), "stream");
        assertFault(header(3, 1, Frame.PAYLOAD_MAX_BYTES + 1), "payload");
        assertFault("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "kind");
    }

    @Test
    void survivesNoise() {
        Random noise = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            FrameReader reader = new FrameReader();
            byte[] bytes = new byte[noise.nextInt(64)];
            noise.nextBytes(bytes);
            reader.feed(bytes);
            while (reader.next().isPresent()) {
                assertThat(reader.fault()).isEmpty();
            }
        }
    }

    private static void assertFault(byte[] wire, String about) {
        FrameReader reader = new FrameReader();
        reader.feed(wire);
        assertThat(reader.next()).isEmpty();
        assertThat(reader.fault()).contains(about);
        reader.feed(Frame.of(Frame.Kind.PING, 0).encoded());
        assertThat(reader.next()).isEmpty();
    }

    private static byte[] header(int kind, int stream, int length) {
        return ByteBuffer.allocate(Frame.HEADER_BYTES)
                .put((byte) kind)
                .putInt(stream)
                .putShort((short) length)
                .array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
