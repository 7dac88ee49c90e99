package org.uclab.sim.expressway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.framing.MessageFramer;

/** Messages that are none, and those that are, however they are cut. */
class StunMessageTest {

    private static final byte[] TRANSACTION = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final LongTermKey KEY = new LongTermKey("user", "realm", "pass");

    private static byte[] message() {
        return new StunWriter(StunMessage.Kind.ERROR, StunMethod.CHANNEL_BIND.code(), TRANSACTION)
                .error(437, "Allocation Mismatch")
                .with(StunAttribute.XOR_PEER_ADDRESS, new Endpoint("127.250.2.255", 65_535))
                .bytes(Optional.of(KEY));
    }

    @Test
    void whatIsWrittenIsRead() {
        StunMessage read = StunMessage.read(message()).orElseThrow();
        assertThat(read.kind()).isEqualTo(StunMessage.Kind.ERROR);
        assertThat(read.method()).isEqualTo(StunMethod.CHANNEL_BIND.code());
        assertThat(read.transaction()).isEqualTo(TRANSACTION);
        assertThat(read.addresses(StunAttribute.XOR_PEER_ADDRESS))
                .containsExactly(new Endpoint("127.250.2.255", 65_535));
        assertThat(KEY.signed(read)).isTrue();
        assertThat(new LongTermKey("user", "realm", "other").signed(read)).isFalse();
    }

    @Test
    void whateverIsChangedBreaksTheSignature() {
        byte[] whole = message();
        int signature = whole.length - 8 - LongTermKey.INTEGRITY_BYTES;
        for (int at = StunMessage.HEADER_BYTES; at < signature - 4; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x40;
            assertThat(StunMessage.read(changed).filter(KEY::signed))
                    .as("octet " + at)
                    .isEmpty();
        }
    }

    /** What is put behind the signature means nothing (RFC 8489 §14.5). */
    @Test
    void whatFollowsTheSignatureIsPassedOver() {
        StunWriter writer = new StunWriter(StunMessage.Kind.REQUEST, StunMethod.REFRESH.code(), TRANSACTION);
        byte[] signed = writer.bytes(Optional.of(KEY));
        byte[] longer = Arrays.copyOf(signed, signed.length + 8);
        ByteBuffer.wrap(longer)
                .putShort(2, (short) (longer.length - StunMessage.HEADER_BYTES))
                .putShort(signed.length, (short) StunAttribute.LIFETIME)
                .putShort(signed.length + 2, (short) 4);
        StunMessage read = StunMessage.read(longer).orElseThrow();
        assertThat(KEY.signed(read)).isTrue();
        assertThat(read.has(StunAttribute.LIFETIME)).isFalse();
    }

    @Test
    void cutShortItIsNone() {
        byte[] whole = message();
        for (int length = 0; length < whole.length; length++) {
            assertThat(StunMessage.read(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    void lengthsThatLieAreFound() {
        byte[] whole = message();
        for (int length : List.of(0, 3, whole.length, 65_532)) {
            byte[] lying = whole.clone();
            ByteBuffer.wrap(lying).putShort(2, (short) length);
            assertThat(StunMessage.read(lying)).isEmpty();
        }
        byte[] attribute = whole.clone();
        ByteBuffer.wrap(attribute).putShort(StunMessage.HEADER_BYTES + 2, (short) 65_535);
        assertThat(StunMessage.read(attribute)).isEmpty();
        StunWriter many = new StunWriter(StunMessage.Kind.REQUEST, 1, TRANSACTION);
        for (int i = 0; i < StunMessage.ATTRIBUTES_MAX; i++) {
            many.with(StunAttribute.LIFETIME, 1);
        }
        assertThat(StunMessage.read(many.bytes(Optional.empty())))
                .as("too many")
                .isEmpty();
    }

    @Test
    void anythingMayComeAsDatagramOrInAStream() {
        SplittableRandom random = new SplittableRandom(7);
        byte[] whole = message();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            StunMessage.read(bytes).ifPresent(read -> {
                assertThat(TurnFacts.of(read).values()).isNotEmpty();
                KEY.signed(read);
            });
            new TurnReader().take(bytes);
        }
    }

    @Test
    void aStreamIsReadHoweverItIsCut() {
        byte[] whole = message();
        byte[] channel = ChannelData.of(0x4001, new byte[] {1, 2, 3, 4, 5}, true);
        byte[] all = Arrays.copyOf(whole, whole.length + channel.length);
        System.arraycopy(channel, 0, all, whole.length, channel.length);
        for (int cut = 0; cut <= all.length; cut++) {
            TurnReader reader = new TurnReader();
            MessageFramer.Turn<byte[]> first = reader.take(Arrays.copyOf(all, cut));
            MessageFramer.Turn<byte[]> second = reader.take(Arrays.copyOfRange(all, cut, all.length));
            assertThat(first.messages().size() + second.messages().size()).isEqualTo(2);
        }
        assertThat(new TurnReader()
                        .take("GET / HTTP/1.1".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .broken())
                .as("begins like channel data, and waits for the rest")
                .isEmpty();
        assertThat(new TurnReader().take(new byte[] {(byte) 0x80}).broken()).isPresent();
        assertThat(new TurnReader().take(new byte[StunMessage.HEADER_BYTES]).broken())
                .isPresent();
    }
}
