package org.uclab.lab.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHeadTest {

    private static final String[] HEADS = {
        head(
                "GET /cucm-uds/user/ab%40c/devices?max=3&name=%zz HTTP/1.1",
                "Host: cucm-pub.acme.test:8443",
                "Authorization: Basic dTpw",
                "Accept: text/xml, */*;q=0.1",
                "Connection: keep-alive"),
        head("PUT / HTTP/1.1", "Host: 127.0.0.1:65535", "Content-Length: 0017", "User-Agent: a\tb"),
        head("POST /x HTTP/1.1", "Content-Type: a/b", "Host: a", "Content-Length: 999999999", "Keep-Alive: 5, max=3")
    };

    /** What a careless or a malicious hand puts where something else stood. */
    private static final String[] PIECES = {
        "",
        " ",
        "\t",
        "\r",
        "\n",
        "\r\n",
        ",",
        ":",
        ": ",
        "%",
        "%4",
        "%41",
        "/",
        "?",
        "#",
        "\0",
        "\u007f",
        "\u00e4",
        "0",
        "9",
        "{",
        "CONNECT",
        "connection",
        "HOST",
        "Host: b\r\n",
        "Content-Length: 3\r\n",
        "transfer-encoding: chunked\r\n",
        "close, x",
        "Expect: 100-continue\r\n",
        "HTTP/1.0",
        "HTTP/2.0",
        "[::1]",
        ":0",
        ":65536",
        ":",
        "_",
        "@",
        "\\",
        "*",
        "http://h/"
    };

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** Every head that it takes is one that the rules take, and comes to the same. */
    @Test
    void saysNothingElseThanTheRules() {
        Random random = new Random(9112);
        int taken = 0;
        for (int round = 0; round < 300_000; round++) {
            byte[] head = disturbed(HEADS[round % HEADS.length], random);
            Optional<HttpHead> plain = PlainHead.of(head);
            if (plain.isPresent()) {
                taken++;
                assertSame(head, plain.get());
            }
        }
        assertThat(taken).isGreaterThan(30_000);
    }

    @Test
    void isAloneWhenItIsWholeAndNothingFollows() {
        byte[] head = HEADS[0].getBytes(ISO_8859_1);
        for (int length = 0; length < head.length; length++) {
            assertThat(PlainHead.alone(Unpooled.wrappedBuffer(head, 0, length)))
                    .as("%s bytes of it", length)
                    .isFalse();
        }
        assertThat(PlainHead.alone(Unpooled.wrappedBuffer(head))).isTrue();
        assertThat(PlainHead.alone(Unpooled.copiedBuffer(HEADS[0] + HEADS[0], ISO_8859_1)))
                .isFalse();
        assertThat(PlainHead.alone(Unpooled.copiedBuffer(HEADS[1] + "seventeen bytes..", ISO_8859_1)))
                .isFalse();
    }

    private static byte[] disturbed(String head, Random random) {
        StringBuilder text = new StringBuilder(head);
        for (int times = random.nextInt(4); times > 0; times--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(3));
            text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        }
        return (text + "\r\n\r\n").substring(0, endOf(text + "\r\n\r\n")).getBytes(ISO_8859_1);
    }

    /** As the gate cuts a head off: after its first empty line. */
    private static int endOf(String text) {
        int at = text.indexOf('\n');
        while (!text.startsWith("\n", at + 1) && !text.startsWith("\r\n", at + 1)) {
            at = text.indexOf('\n', at + 1);
        }
        return text.indexOf('\n', at + 1) + 1;
    }

    private static void assertSame(byte[] head, HttpHead plain) {
        HttpHead judged;
        try {
            judged = HttpHead.judged(head);
        } catch (HttpHead.Broken broken) {
            throw new AssertionError(broken.getMessage() + " in " + new String(head, ISO_8859_1), broken);
        }
        assertThat(plain.body()).isEqualTo(judged.body());
        assertThat(plain.length()).isEqualTo(judged.length());
        assertThat(plain.expects()).isEqualTo(judged.expects());
        assertThat(new String(plain.normal(), ISO_8859_1)).isEqualTo(new String(judged.normal(), ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a:65535\r\n\r\n",
                "GET /?%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "PUT /a HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n\r\n"
            })
    void takesWhatClientsSend(String head) {
        assertThat(PlainHead.of(head.getBytes(ISO_8859_1))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: close, x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
                "GET / HTTP/1.1\r\nHost:a\r\n\r\n",
                "GET / HTTP/1.1\nHost: a\r\n\r\n",
                "CONNECT /a HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void leavesTheRestToTheRules(String head) {
        assertThat(PlainHead.of(head.getBytes(ISO_8859_1))).isEmpty();
    }
}
