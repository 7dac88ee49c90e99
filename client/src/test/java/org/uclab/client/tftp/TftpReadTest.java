package org.uclab.client.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.StepClock;

class TftpReadTest {

    private static final int OWN = 40_001;

    private final TftpRead read = new TftpRead("MDonald.cnf.xml", 69);

    @Test
    void asksForTheFileWithOptions() {
        assertThat(read.first().port()).isEqualTo(69);
        assertThat(text(read.first().packet()))
                .isEqualTo("\0\1MDonald.cnf.xml\0octet\0blksize\0" + TftpRead.BLOCK_BYTES + "\0tsize\0" + "0\0");
    }

    @Test
    void readsBlockAfterBlockOfTheAgreedSize() {
        answer(OWN, oack("blksize", "8", "tsize", "11"), 0);
        answer(OWN, data(1, "12345678"), 1);
        assertThat(read.outcome()).isEmpty();
        answer(OWN, data(2, "abc"), 2);
        assertThat(file()).isEqualTo("12345678abc");
    }

    @Test
    void aFileOfWholeBlocksEndsWithAnEmptyOne() {
        answer(OWN, oack("blksize", "8"), 0);
        answer(OWN, data(1, "12345678"), 1);
        answer(OWN, data(2, ""), 2);
        assertThat(file()).isEqualTo("12345678");
    }

    @Test
    void aServerThatKnowsNoOptionsSends512Bytes() {
        answer(OWN, data(1, "x".repeat(512)), 1);
        answer(OWN, data(2, "y"), 2);
        assertThat(file()).hasSize(513);
    }

    @Test
    void aBlockThatCameBeforeIsAcknowledgedAgainAndTakenOnce() {
        answer(OWN, oack("blksize", "8"), 0);
        answer(OWN, data(1, "12345678"), 1);
        answer(OWN, data(1, "12345678"), 1);
        answer(OWN, data(2, "x"), 2);
        assertThat(file()).isEqualTo("12345678x");
        assertThat(read.take(OWN, data(2, "x"))).isEmpty();
    }

    @Test
    void aBlockFromTheFutureIsLeftAlone() {
        answer(OWN, oack("blksize", "8"), 0);
        assertThat(read.take(OWN, data(3, "12345678"))).isEmpty();
        answer(OWN, data(1, "x"), 1);
        assertThat(file()).isEqualTo("x");
    }

    @Test
    void anotherPortIsToldSoAndChangesNothing() {
        answer(OWN, oack("blksize", "8"), 0);
        TftpRead.Send told = read.take(OWN + 1, data(1, "evil")).orElseThrow();
        assertThat(told.port()).isEqualTo(OWN + 1);
        assertThat(told.packet()).startsWith(0, 5, 0, 5);
        answer(OWN, data(1, "good"), 1);
        assertThat(file()).isEqualTo("good");
    }

    @Test
    void optionsThatComeTwiceAreAcknowledgedTwice() {
        answer(OWN, oack("blksize", "8"), 0);
        answer(OWN, oack("blksize", "8"), 0);
        answer(OWN, data(1, "x"), 1);
        assertThat(read.outcome()).isPresent();
    }

    @Test
    void anErrorIsTheEnd() {
        assertThat(read.take(69, error(1, "File not found"))).isEmpty();
        assertThat(read.outcome()).contains(new TftpOutcome.Refused(1, "File not found"));
    }

    @ParameterizedTest
    @CsvSource({
        "'blksize,1429', 8",
        "'blksize,7', 8",
        "'blksize,x', 8",
        "'timeout,3', 8",
        "'windowsize,16', 8",
        "'tsize,1048577', 3",
    })
    void optionsNobodyAskedForAndFilesTooLongEndIt(String options, int code) {
        TftpRead.Send told = read.take(OWN, oack(options.split(","))).orElseThrow();
        assertThat(told.packet()).startsWith(0, 5, 0, code);
        assertThat(read.outcome()).containsInstanceOf(TftpOutcome.Lost.class);
    }

    @Test
    void aServerThatNeverEndsIsCutOff() {
        answer(OWN, oack("blksize", "1024"), 0);
        int block = 0;
        while (read.outcome().isEmpty()) {
            read.take(OWN, data(++block, "x".repeat(1024)));
            assertThat(block).isLessThan(2000);
        }
        assertThat(read.outcome()).containsInstanceOf(TftpOutcome.Lost.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0003",
                "00010000",
                "00020000",
                "00040001",
                "00060000",
                "000661",
                "ffff0001",
                "0006610062"
            })
    void whatIsNoPacketOfAServerEndsIt(String hex) {
        Optional<TftpRead.Send> told = read.take(OWN, HexFormat.of().parseHex(hex));
        assertThat(told).isPresent();
        assertThat(told.get().packet()).startsWith(0, 5);
        assertThat(read.outcome()).containsInstanceOf(TftpOutcome.Lost.class);
    }

    @Test
    void aBlockLongerThanAgreedEndsIt() {
        assertThat(read.take(OWN, data(1, "x".repeat(513))).orElseThrow().packet())
                .startsWith(0, 5, 0, 4);
    }

    @Test
    void noiseNeverThrows() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            if (noise.length > 1) {
                noise[0] = 0;
                noise[1] = (byte) (noise[1] % 8);
            }
            TftpRead fresh = new TftpRead("f", 69);
            fresh.take(OWN, noise);
            fresh.take(OWN, noise);
        }
    }

    @Test
    void silenceRepeatsTheLastWordAndEndsAfterFive() {
        StepClock clock = new StepClock(Instant.EPOCH);
        List<Instant> sent = new ArrayList<>();
        sent.add(clock.now());
        repeat(clock, sent);
        clock.advance(Duration.ofMinutes(1));
        assertThat(sent)
                .containsExactly(
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(1),
                        Instant.EPOCH.plusSeconds(2),
                        Instant.EPOCH.plusSeconds(3),
                        Instant.EPOCH.plusSeconds(4));
        assertThat(read.outcome()).contains(new TftpOutcome.Lost("no answer to 5 packets"));
        assertThat(clock.pending()).isZero();
    }

    private void repeat(StepClock clock, List<Instant> sent) {
        clock.after(
                TftpReader.RETRY_DELAY,
                () -> read.silence().ifPresent(again -> {
                    assertThat(again).isEqualTo(read.first());
                    sent.add(clock.now());
                    repeat(clock, sent);
                }));
    }

    private void answer(int port, byte[] datagram, int acknowledged) {
        TftpRead.Send send = read.take(port, datagram).orElseThrow();
        assertThat(send.port()).isEqualTo(port);
        assertThat(send.packet()).containsExactly(0, 4, 0, acknowledged);
    }

    private String file() {
        return text(((TftpOutcome.File) read.outcome().orElseThrow()).content());
    }

    private static byte[] data(int block, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 3, (byte) (block >> 8), (byte) block});
        bytes.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    private static byte[] error(int code, String text) {
        return ("\0\5\0" + (char) code + text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] oack(String... words) {
        return ("\0\6" + String.join("\0", words) + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
