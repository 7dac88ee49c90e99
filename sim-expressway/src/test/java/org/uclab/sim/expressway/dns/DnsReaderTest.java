package org.uclab.sim.expressway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsReaderTest {

    private static final DnsQuery SRV = new DnsQuery("_Cisco-UDS._tcp.uclab.com.", DnsQuery.Type.SRV);
    private static final DnsQuery A = new DnsQuery("host.uclab.com", DnsQuery.Type.A);

    @Test
    void asksWithRecursionForOneNameInLowerCase() {
        assertThat(new DnsQuery("A.b", DnsQuery.Type.SRV).encoded(0x1234))
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
        DnsAnswer answer = DnsReader.read(message).orElseThrow().answer();
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
        record(whole, 0xC00C, 16, Buffer.buffer("ignored"));
        assertThat(DnsReader.read(whole.getBytes()).orElseThrow().answer().addresses())
                .containsExactly("127.0.0.200");
    }

    @Test
    void anAliasLoopEnds() {
        Buffer self = Buffer.buffer().appendUnsignedShort(0xC00C);
        DnsAnswer answer = DnsReader.read(record(reply(A, 1), 0xC00C, 5, self).getBytes())
                .orElseThrow()
                .answer();
        assertThat(answer.found()).isFalse();
    }

    @Test
    void noRecordsOfTheTypeIsNothingFound() {
        assertThat(DnsReader.read(reply(SRV, 0).getBytes()).orElseThrow().answer())
                .isEqualTo(DnsAnswer.NOTHING);
    }

    @Test
    void refusesPointersForwardsAndInCircles() {
        assertThat(DnsReader.read(record(reply(A, 1), 0xC0FF, 1, Buffer.buffer(new byte[4]))
                        .getBytes()))
                .isEmpty();
        Buffer question = reply(A, 1);
        int here = question.length();
        assertThat(DnsReader.read(record(question, 0xC000 | here, 1, Buffer.buffer(new byte[4]))
                        .getBytes()))
                .as("a pointer to itself")
                .isEmpty();
        assertThat(DnsReader.read(record(reply(A, 1), 0xC002, 1, Buffer.buffer(new byte[4]))
                        .getBytes()))
                .as("a pointer into the header")
                .isEmpty();
        // Two labels pointing at each other: the second hop would have to go forwards.
        Buffer pair =
                Buffer.buffer().appendUnsignedShort(0xC000 | (here + 14)).appendUnsignedShort(0xC000 | (here + 12));
        assertThat(DnsReader.read(record(reply(A, 1), 0xC00C, 5, pair).getBytes()))
                .isEmpty();
    }

    @Test
    void refusesNamesAndRecordsThatDoNotFit() {
        Buffer longName = Buffer.buffer();
        for (int i = 0; i < 5; i++) {
            longName.appendByte((byte) 60).appendBytes(new byte[60]);
        }
        longName.appendByte((byte) 0);
        assertThat(DnsReader.read(record(reply(A, 1), 0xC00C, 5, longName).getBytes()))
                .as("a name of 306 bytes")
                .isEmpty();
        assertThat(DnsReader.read(record(reply(A, 1), 0xC00C, 1, Buffer.buffer(new byte[5]))
                        .getBytes()))
                .as("an address of five bytes")
                .isEmpty();
        assertThat(DnsReader.read(record(reply(SRV, 1), 0xC00C, 33, Buffer.buffer(new byte[8]))
                        .getBytes()))
                .as("bytes behind the target")
                .isEmpty();
        byte[] query = A.encoded(1);
        assertThat(DnsReader.read(query)).as("a question").isEmpty();
        Buffer many = reply(A, DnsReader.RECORDS_MAX + 1);
        assertThat(DnsReader.read(many.getBytes())).isEmpty();
    }

    @Test
    void refusesEveryMessageCutAnywhereButSaysWhenTheServerCutIt() {
        byte[] whole =
                record(reply(A, 1), 0xC00C, 1, Buffer.buffer(new byte[4])).getBytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(DnsReader.read(Arrays.copyOf(whole, length))).isEmpty();
        }
        whole[2] |= 2;
        assertThat(DnsReader.read(Arrays.copyOf(whole, whole.length - 3)))
                .map(DnsReply::truncated)
                .contains(true);
    }

    @Test
    void survivesNoise() {
        Random noise = new Random(5);
        byte[] good = record(reply(SRV, 1), 0xC00C, 33, srv(1, 2, 3).appendUnsignedShort(0xC01C))
                .getBytes();
        assertThat(DnsReader.read(good)).isPresent();
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = good.clone();
            for (int j = 0; j <= noise.nextInt(4); j++) {
                bytes[noise.nextInt(bytes.length)] = (byte) noise.nextInt(256);
            }
            DnsReader.read(bytes).ifPresent(DnsReply::answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", ".a", "\u00e9.com"})
    void asksForNothingThatIsNoName(String name) {
        assertThat(new DnsQuery(name, DnsQuery.Type.A).askable()).isFalse();
    }

    @Test
    void asksForNothingTooLong() {
        assertThat(new DnsQuery("a".repeat(64), DnsQuery.Type.A).askable()).isFalse();
        assertThat(new DnsQuery("a".repeat(63), DnsQuery.Type.A).askable()).isTrue();
        assertThat(new DnsQuery("a.".repeat(127) + "a", DnsQuery.Type.A).askable())
                .isFalse();
    }

    @Test
    void triesTheSearchDomainFirstForNamesWithoutADot() {
        assertThat(StubResolver.candidates("pub", "uclab.com")).isEqualTo(List.of("pub.uclab.com", "pub"));
        assertThat(StubResolver.candidates("pub.x", "uclab.com")).isEqualTo(List.of("pub.x"));
        assertThat(StubResolver.candidates("pub", "")).isEqualTo(List.of("pub"));
    }

    private static Buffer reply(DnsQuery query, int answers) {
        return Buffer.buffer(query.encoded(1)).setUnsignedShort(2, 0x8180).setUnsignedShort(6, answers);
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
