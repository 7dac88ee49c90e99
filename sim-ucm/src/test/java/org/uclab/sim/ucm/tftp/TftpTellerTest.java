package org.uclab.sim.ucm.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;

class TftpTellerTest {

    private static final Hop WAY = Hop.between(Hop.Over.UDP, "127.1.1.10:69", "127.1.1.100:1");

    private static Message told(byte[] packet) {
        return Message.of(TftpTeller.TFTP, WAY, 1, new TftpContent(packet));
    }

    private static Message request() {
        return told("\0\1jabber-config.xml\0OCTET\0tsize\0000\0".getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean means(String words, Message message) {
        return TftpTeller.TFTP.reads(words).orElseThrow().means().test(message);
    }

    @ParameterizedTest
    @CsvSource({
        "RRQ jabber-config.xml,          true",
        "RRQ jabber-config.xml octet,    true",
        "RRQ,                            true",
        "RRQ jabber…,                    true",
        "RRQ jabber-config,              false",
        "RRQ jabber-config.xml netascii, false",
        "WRQ jabber-config.xml,          false"
    })
    void aRequestIsItsFile(String words, boolean meant) {
        assertThat(means(words, request())).isEqualTo(meant);
    }

    @Test
    void whatFollowsIsNumbered() {
        Message error = told(TftpPacket.error(TftpPacket.FILE_NOT_FOUND, "File not found"));
        Message data = told(TftpPacket.data(2, new byte[10], 0, 10));
        assertThat(request().line()).isEqualTo("RRQ jabber-config.xml octet tsize 0");
        assertThat(error.line()).isEqualTo("ERROR 1 File not found");
        assertThat(data.line()).isEqualTo("DATA 2 10 bytes");
        assertThat(means("ERROR 1", error)).isTrue();
        assertThat(means("ERROR 2", error)).isFalse();
        assertThat(means("ERROR", error)).isTrue();
        assertThat(means("DATA 2", data)).isTrue();
        assertThat(means("DATA 1", data)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RQR a", "RRQ a b", "DATA x", "ack 1", ""})
    void otherWordsAreNotRead(String words) {
        assertThat(TftpTeller.TFTP.reads(words)).isEmpty();
    }
}
