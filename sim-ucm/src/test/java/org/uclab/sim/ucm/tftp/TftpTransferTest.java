package org.uclab.sim.ucm.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.sim.ucm.tftp.TftpPacket.Kind;

class TftpTransferTest {

    private static final byte[] KILOBYTE = new byte[1024];

    static TftpPacket request(String... texts) {
        return TftpPacket.read(requestBytes(1, texts));
    }

    static byte[] requestBytes(int operation, String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(operation);
        for (String text : texts) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    @Test
    void sendsBlocksAndAnEmptyOneWhereTheLastIsFull() {
        TftpTransfer transfer = new TftpTransfer(request("f", "octet"), KILOBYTE);
        for (int block = 1; block <= 3; block++) {
            byte[] packet = transfer.packet();
            assertThat(packet[3]).isEqualTo((byte) block);
            assertThat(packet).hasSize(4 + (block < 3 ? 512 : 0));
            assertThat(transfer.acknowledged(block)).isEqualTo(block < 3);
        }
        assertThat(transfer.state()).isEqualTo(TftpTransfer.State.DONE);
    }

    @Test
    void aSecondAcknowledgementSendsNothing() {
        TftpTransfer transfer = new TftpTransfer(request("f", "octet"), KILOBYTE);
        transfer.packet();
        assertThat(transfer.acknowledged(1)).isTrue();
        transfer.packet();
        assertThat(transfer.acknowledged(1)).isFalse();
        assertThat(transfer.acknowledged(7)).isFalse();
        assertThat(transfer.acknowledged(2)).isTrue();
    }

    @Test
    void agreesOnOptionsAndStartsAfterTheirAcknowledgement() {
        TftpTransfer transfer = new TftpTransfer(
                request("f", "OCTET", "BlkSize", "1000", "tsize", "0", "timeout", "9", "windowsize", "4"), KILOBYTE);
        assertThat(line(transfer.packet())).isEqualTo("OACK blksize 1000 timeout 9 tsize 1024");
        assertThat(transfer.retryDelay()).isEqualTo(Duration.ofSeconds(9));
        assertThat(transfer.acknowledged(1)).isFalse();
        assertThat(transfer.acknowledged(0)).isTrue();
        assertThat(transfer.packet()).hasSize(1004);
        assertThat(transfer.acknowledged(1)).isTrue();
        assertThat(transfer.packet()).hasSize(28);
        assertThat(transfer.acknowledged(2)).isFalse();
        assertThat(transfer.state()).isEqualTo(TftpTransfer.State.DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "blksize, 7",
        "blksize, x",
        "blksize, -8",
        "blksize, ''",
        "blksize, 99999999999",
        "timeout, 0",
        "timeout, 256",
        "timeout, 1.5"
    })
    void anOptionOutOfRangeIsLeftOut(String name, String value) {
        TftpTransfer transfer = new TftpTransfer(request("f", "octet", name, value), KILOBYTE);
        assertThat(transfer.state()).isEqualTo(TftpTransfer.State.BLOCKS);
        assertThat(transfer.packet()).hasSize(516);
    }

    @Test
    void blockSizesEndWhereADatagramEnds() {
        TftpTransfer transfer = new TftpTransfer(request("f", "octet", "blksize", "100000"), KILOBYTE);
        assertThat(line(transfer.packet())).isEqualTo("OACK blksize 65464");
    }

    @Test
    void blockNumbersStartAgainAfterTheHighest() {
        TftpTransfer transfer = new TftpTransfer(request("f", "octet", "blksize", "8"), new byte[8 * 65_537]);
        transfer.packet();
        assertThat(transfer.acknowledged(0)).isTrue();
        for (int block = 1; block <= 65_537; block++) {
            assertThat(transfer.packet()).hasSize(12);
            assertThat(transfer.acknowledged(block % 65_536)).isTrue();
        }
        assertThat(transfer.packet()).hasSize(4);
        assertThat(transfer.acknowledged(2)).isFalse();
        assertThat(transfer.state()).isEqualTo(TftpTransfer.State.DONE);
    }

    @Test
    void waitsLongerEachTimeAndGivesUp() {
        TftpTransfer transfer = new TftpTransfer(request("f", "octet"), KILOBYTE);
        byte[] first = transfer.packet();
        assertThat(transfer.retryDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(transfer.packet()).isEqualTo(first);
        assertThat(transfer.retryDelay()).isEqualTo(Duration.ofSeconds(4));
        for (int i = 2; i < TftpTransfer.SENDINGS_MAX; i++) {
            assertThat(transfer.givenUp()).isFalse();
            transfer.packet();
        }
        assertThat(transfer.givenUp()).isTrue();
        assertThat(transfer.acknowledged(1)).isTrue();
        assertThat(transfer.givenUp()).isFalse();
    }

    @Test
    void linesEndAsNetasciiWantsThem() {
        byte[] file = "a\nb\rc".getBytes(StandardCharsets.US_ASCII);
        byte[] packet = new TftpTransfer(request("f", "NetAscii"), file).packet();
        assertThat(Arrays.copyOfRange(packet, 4, packet.length))
                .isEqualTo("a\r\nb\r\0c".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "\0\u0001",
                "\0\u0001f",
                "\0\u0001f\0octet",
                "\0\u0001f\0",
                "\0\u0001f\0octet\0b\0",
                "\0\u0009x\0y\0",
                "\u0001\u0001f\0octet\0",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void whatIsNoPacketIsBroken(String bytes) {
        assertThat(TftpPacket.read(bytes.getBytes(StandardCharsets.ISO_8859_1)).kind())
                .isEqualTo(Kind.BROKEN);
        assertThat(line(bytes.getBytes(StandardCharsets.ISO_8859_1))).isNotEmpty();
    }

    @Test
    void aRequestLongerThanAllowedIsBroken() {
        assertThat(request("f".repeat(504), "octet").kind()).isEqualTo(Kind.BROKEN);
        assertThat(request("f".repeat(503), "octet").kind()).isEqualTo(Kind.READ);
    }

    private static String line(byte[] packet) {
        Hop hop = Hop.between(Hop.Over.UDP, "127.0.0.2:69", "127.0.0.1:1");
        return Message.of(TftpTeller.TFTP, hop, 1, new TftpContent(packet)).line();
    }
}
