package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpFramesTest {

    private static byte[] message(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) length);
        return bytes;
    }

    @Test
    void findsTheSameMessagesHoweverTheStreamIsCut() {
        List<byte[]> messages = List.of(message(12), message(300), message(4096), message(13));
        Buffer stream = Buffer.buffer();
        messages.forEach(message -> stream.appendBuffer(TcpFrames.frame(message)));
        List<ByteBuffer> wanted = messages.stream().map(ByteBuffer::wrap).toList();
        Random cuts = new Random(7);
        for (int round = 0; round < 200; round++) {
            TcpFrames frames = new TcpFrames(4096);
            List<byte[]> found = new ArrayList<>();
            for (int at = 0; at < stream.length(); ) {
                int end = Math.min(stream.length(), at + 1 + cuts.nextInt(round + 1));
                found.addAll(frames.feed(stream.getBuffer(at, end)));
                at = end;
            }
            assertThat(found).extracting(ByteBuffer::wrap).isEqualTo(wanted);
            assertThat(frames.broken()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 4097, 65_535})
    void breaksAtALengthThatCannotBeMeant(int length) {
        TcpFrames frames = new TcpFrames(4096);
        Buffer good = TcpFrames.frame(message(20));
        List<byte[]> found = frames.feed(good.copy().appendUnsignedShort(length));
        assertThat(found).hasSize(1);
        assertThat(frames.broken()).isTrue();
        assertThat(frames.feed(good)).isEmpty();
    }
}
