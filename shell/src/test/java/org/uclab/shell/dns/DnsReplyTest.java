package org.uclab.shell.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

class DnsReplyTest {

    private static final DnsQuestion SRV =
            DnsQuestion.of("_Cisco-UDS._tcp.uclab.com.", Type.SRV).orElseThrow();
    private static final DnsQuestion A =
            DnsQuestion.of("host.uclab.com", Type.A).orElseThrow();

    @Test
    void asksWithRecursionForOneNameInLowerCase() {
        assertThat(DnsQuestion.of("A.b", Type.SRV).orElseThrow().wire(0x1234))
                .containsExactly(0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 1, 'b', 0, 0, 33, 0, 1);
    }

    @Test
    void readsServersWithCompressedAndPlainNames() {
        // The target's second label points at "uclab.com" in the question.
        Buffer compressed =
                srv(5, 6, 8443).appendByte((byte) 3).appendString("pub").appendUnsignedShort(0xC01C);
        Buffer plain = srv(0, 0, 443).appendByte((byte) 1).appendString("x").appendByte((byte) 0);
        byte[] message = record(record(reply(SRV, 2), 0xC00C, 33, compressed), 0xC00C, 33, plain)
                .getBytes();
        DnsAnswer answer = DnsReply.read(message).orElseThrow().answer();
        assertThat(answer.found()).isTrue();
        assertThat(answer.servers())
                .containsExactly(new DnsAnswer.Srv(5, 6, 8443, "pub.uclab.com"), new DnsAnswer.Srv(0, 0, 443, "x"));
    }

    @Test
    void followsAliasesToTheAddresses() {
        Buffer alias =
                Buffer.buffer().appendByte((byte) 5).appendString("other").appendUnsignedShort(0xC011);
        Buffer named = record(reply(A, 3), 0xC00C, 5, alias);
        // "other.uclab.com" stands where the alias's data began.
        int other = named.length() - alias.length();
        Buffer whole = record(named, 0xC000 | other, 1, Buffer.buffer(new byte[] {127, 0, 0, (byte) 200}));
        record(whole, 0xC00C, 16, Buffer.buffer().appendByte((byte) 7).appendString("ignored"));
        assertThat(DnsReply.read(whole.getBytes()).orElseThrow().answer().addresses())
                .containsExactly("127.0.0.200");
    }

    @Test
    void anAliasLoopEnds() {
        Buffer self = Buffer.buffer().appendUnsignedShort(0xC00C);
        DnsAnswer answer = DnsReply.read(record(reply(A, 1), 0xC00C, 5, self).getBytes())
                .orElseThrow()
                .answer();
        assertThat(answer.found()).isFalse();
    }

    @Test
    void noRecordsOfTheTypeIsNothingFound() {
        assertThat(DnsReply.read(reply(SRV, 0).getBytes()).orElseThrow().answer())
                .isEqualTo(DnsAnswer.NOTHING);
    }

    @Test
    void refusesPointersForwardsAndInCircles() {
        assertThat(DnsReply.read(record(reply(A, 1), 0xC0FF, 1, Buffer.buffer(new byte[4]))
                        .getBytes()))
                .isEmpty();
        Buffer question = reply(A, 1);
        int here = question.length();
        assertThat(DnsReply.read(record(question, 0xC000 | here, 1, Buffer.buffer(new byte[4]))
                        .getBytes()))
                .as("a pointer to itself")
                .isEmpty();
        assertThat(DnsReply.read(record(reply(A, 1), 0xC002, 1, Buffer.buffer(new byte[4]))
                        .getBytes()))
                .as("a pointer into the header")
                .isEmpty();
        // Two labels pointing at each other: the second hop would have to go forwards.
        Buffer pair =
                Buffer.buffer().appendUnsignedShort(0xC000 | (here + 14)).appendUnsignedShort(0xC000 | (here + 12));
        assertThat(DnsReply.read(record(reply(A, 1), 0xC00C, 5, pair).getBytes()))
                .isEmpty();
    }

    @Test
    void refusesNamesAndRecordsThatDoNotFit() {
        Buffer longName = Buffer.buffer();
        for (int i = 0; i < 5; i++) {
            longName.appendByte((byte) 60).appendBytes(new byte[60]);
        }
        longName.appendByte((byte) 0);
        assertThat(DnsReply.read(record(reply(A, 1), 0xC00C, 5, longName).getBytes()))
                .as("a name of 306 bytes")
                .isEmpty();
        assertThat(DnsReply.read(record(reply(A, 1), 0xC00C, 1, Buffer.buffer(new byte[5]))
                        .getBytes()))
                .as("an address of five bytes")
                .isEmpty();
        assertThat(DnsReply.read(record(reply(SRV, 1), 0xC00C, 33, Buffer.buffer(new byte[8]))
                        .getBytes()))
                .as("bytes behind the target")
                .isEmpty();
        byte[] query = A.wire(1);
        assertThat(DnsReply.read(query)).as("a question").isEmpty();
        Buffer many = reply(A, DnsReply.RECORDS_MAX + 1);
        assertThat(DnsReply.read(many.getBytes())).isEmpty();
    }

    @Test
    void refusesEveryMessageCutAnywhereButSaysWhenTheServerCutIt() {
        byte[] whole =
                record(reply(A, 1), 0xC00C, 1, Buffer.buffer(new byte[4])).getBytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(DnsReply.read(Arrays.copyOf(whole, length))).isEmpty();
        }
        whole[2] |= 2;
        assertThat(DnsReply.read(Arrays.copyOf(whole, whole.length - 3)))
                .map(DnsReply::truncated)
                .contains(true);
    }

    @Test
    void survivesNoise() {
        Random noise = new Random(5);
        byte[] good = record(reply(SRV, 1), 0xC00C, 33, srv(1, 2, 3).appendUnsignedShort(0xC01C))
                .getBytes();
        assertThat(DnsReply.read(good)).isPresent();
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = good.clone();
            for (int j = 0; j <= noise.nextInt(4); j++) {
                bytes[noise.nextInt(bytes.length)] = (byte) noise.nextInt(256);
            }
            DnsReply.read(bytes).ifPresent(DnsReply::answer);
        }
        // Any type of record may stand beside what was asked for.
        for (int type = 0; type < 70_000; type++) {
            byte[] data = new byte[noise.nextInt(24)];
            noise.nextBytes(data);
            byte[] bytes = record(reply(SRV, 1), 0xC00C, type % 600, Buffer.buffer(data))
                    .getBytes();
            DnsReply.read(bytes).ifPresent(DnsReply::answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", ".a", "\u00e9.com"})
    void asksForNothingThatIsNoName(String name) {
        assertThat(DnsQuestion.of(name, Type.A).isPresent()).isFalse();
    }

    @Test
    void asksForNothingTooLong() {
        assertThat(DnsQuestion.of("a".repeat(64), Type.A).isPresent()).isFalse();
        assertThat(DnsQuestion.of("a".repeat(63), Type.A).isPresent()).isTrue();
        assertThat(DnsQuestion.of("a.".repeat(127) + "a", Type.A).isPresent()).isFalse();
    }

    @Test
    void aBackslashIsACharacterOfTheNameAndNoEscape() {
        assertThat(DnsQuestion.of("a\\.b", Type.A).orElseThrow().wire(1)).contains(2, 'a', '\\', 1, 'b', 0);
        assertThat(DnsQuestion.of("a\\046b", Type.A).orElseThrow().wire(1)).contains(6, 'a', '\\', '0', '4', '6', 'b');
    }

    @Test
    void onlyTheSameQuestionIsRepeatedAndCaseDoesNotCount() {
        DnsReply reply = DnsReply.read(reply(A, 0).getBytes()).orElseThrow();
        assertThat(reply.repeats(A)).isTrue();
        assertThat(reply.repeats(DnsQuestion.of("HOST.uclab.com.", Type.A).orElseThrow()))
                .isTrue();
        assertThat(reply.repeats(DnsQuestion.of("host.uclab.com", Type.SRV).orElseThrow()))
                .isFalse();
        assertThat(reply.repeats(DnsQuestion.of("other.uclab.com", Type.A).orElseThrow()))
                .isFalse();
    }

    @Test
    void triesTheSearchDomainFirstForNamesWithoutADot() {
        assertThat(StubResolver.candidates("pub", "uclab.com")).isEqualTo(List.of("pub.uclab.com", "pub"));
        assertThat(StubResolver.candidates("pub.x", "uclab.com")).isEqualTo(List.of("pub.x"));
        assertThat(StubResolver.candidates("pub", "")).isEqualTo(List.of("pub"));
    }

    private static Buffer reply(DnsQuestion query, int answers) {
        return Buffer.buffer(query.wire(1)).setUnsignedShort(2, 0x8180).setUnsignedShort(6, answers);
    }

    private static Buffer srv(int priority, int weight, int port) {
        return Buffer.buffer()
                .appendUnsignedShort(priority)
                .appendUnsignedShort(weight)
                .appendUnsignedShort(port);
    }

    private static Buffer record(Buffer message, int owner, int type, Buffer data) {
        return message.appendUnsignedShort(owner)
                .appendUnsignedShort(type)
                .appendUnsignedShort(1)
                .appendInt(60)
                .appendUnsignedShort(data.length())
                .appendBuffer(data);
    }
}
