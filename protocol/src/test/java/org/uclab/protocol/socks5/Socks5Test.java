package org.uclab.protocol.socks5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Socks5Test {

    private static final HexFormat HEX = HexFormat.of();
    private static final String KEY = StreamKey.of("vxf9n471bn46", "requester@example.com/a", "target@example.com/b");

    private static byte[] hex(String digits) {
        return HEX.parseHex(digits.replace(" ", ""));
    }

    private static String hex(byte[] octets) {
        return HEX.formatHex(octets);
    }

    /** The request for that key, as XEP-0065 §5.3.2 has it. */
    private static byte[] request(String key) {
        return hex("05 01 00 03 28" + hex(key.getBytes(StandardCharsets.US_ASCII)) + "0000");
    }

    @Test
    void aKeyIsTheDigestOfIdAndBothAddresses() throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-1")
                .digest("vxf9n471bn46requester@example.com/atarget@example.com/b".getBytes(StandardCharsets.UTF_8));
        assertThat(KEY).isEqualTo(hex(digest)).matches("[0-9a-f]{40}");
    }

    @Test
    void bothSidesUnderstandEachOther() {
        Socks5Client client = new Socks5Client(KEY);
        Socks5Server server = new Socks5Server();
        Socks5Server.Turn greeted = server.take(client.greeting());
        assertThat(hex(greeted.reply())).isEqualTo("0500");
        Socks5Client.Turn requested = client.take(greeted.reply());
        assertThat(requested.next()).isEqualTo(request(KEY));
        Socks5Server.Turn asked = server.take(requested.next());
        assertThat(asked.asked()).contains(KEY);
        byte[] granted = server.granted();
        assertThat(hex(granted)).startsWith("05000003 28".replace(" ", "")).endsWith("0000");
        Socks5Client.Turn open = client.take(Socks5.joined(granted, hex("cafe")));
        assertThat(open.open()).isTrue();
        assertThat(hex(open.content())).isEqualTo("cafe");
    }

    @Test
    void howItIsCutDoesNotMatter() {
        byte[] all = Socks5.joined(hex("05 02 02 00"), request(KEY));
        for (int cut = 0; cut <= all.length; cut++) {
            Socks5Server server = new Socks5Server();
            Socks5Server.Turn first = server.take(Arrays.copyOf(all, cut));
            Socks5Server.Turn second = server.take(Arrays.copyOfRange(all, cut, all.length));
            assertThat(first.asked().or(second::asked)).as("cut at " + cut).contains(KEY);
            assertThat(hex(Socks5.joined(first.reply(), second.reply()))).isEqualTo("0500");
            assertThat(first.broken().or(second::broken)).isEmpty();
        }
    }

    @Test
    void theReplyIsReadOctetByOctetToo() {
        byte[] all = Socks5.joined(hex("05 00"), hex("05 00 00 01 7f000001 1234 beef"));
        Socks5Client client = new Socks5Client(KEY);
        int opened = -1;
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < all.length && opened < 0; i++) {
            Socks5Client.Turn turn = client.take(new byte[] {all[i]});
            assertThat(turn.broken()).isEmpty();
            if (turn.open()) {
                opened = i;
                content.append(hex(turn.content()));
            }
        }
        assertThat(opened).isEqualTo(all.length - 3);
        assertThat(content).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "04 01 00 50 7f000001 00, '', it is no SOCKS5 but version 4",
        "47 45 54 20 2f, '', it is no SOCKS5 but version 71",
        "05 00, 05ff, it knows no way to do without authentication",
        "05 03 01 02 80, 05ff, it knows no way to do without authentication",
        "05 01 00 04 01 00 03, 0500, the request is of version 4",
        "05 01 00 05 02 00 03 00, 05000507000300 0000, command 2 is not taken",
        "05 01 00 05 03 00 01 00, 05000507000300 0000, command 3 is not taken",
        "05 01 00 05 01 00 01 7f000001 0050, 05000508000300 0000, address type 1 is not taken",
        "05 01 00 05 01 00 04 00, 05000508000300 0000, address type 4 is not taken",
        "05 01 00 05 01 00 03 01 61 0050, 05000501000300 0000, the port is not 0",
        "05 01 00 05 01 00 03 01 61 0000 ff, 05000501000300 0000, it speaks before it is answered",
    })
    void whatDoesNotFitEndsInTheReplyForIt(String octets, String reply, String why) {
        Socks5Server server = new Socks5Server();
        Socks5Server.Turn turn = server.take(hex(octets));
        assertThat(turn.broken()).contains(why);
        assertThat(turn.asked()).isEmpty();
        assertThat(hex(turn.reply())).isEqualTo(reply.replace(" ", ""));
        assertThat(server.take(request(KEY)))
                .as("it reads no more")
                .usingRecursiveComparison()
                .isEqualTo(new Socks5Server.Turn(new byte[0], Optional.empty(), Optional.empty()));
    }

    @Test
    void aSpeakerIsBrokenBeforeItIsAnswered() {
        Socks5Server server = new Socks5Server();
        server.take(hex("050100"));
        assertThat(server.take(request(KEY)).asked()).contains(KEY);
        assertThat(server.take(hex("00")).broken()).contains("it speaks before it is answered");
    }

    @ParameterizedTest
    @CsvSource({
        "48 54 54 50, it is no SOCKS5 but version 72",
        "05 ff, it wants method 255 of authentication",
        "05 02, it wants method 2 of authentication",
        "05 00 04, the reply is of version 4",
        "05 00 05 02 00 03 00, it answers 2",
        "05 00 05 00 00 09 00, the reply has address type 9",
    })
    void aServerThatSaysSomethingElseIsBroken(String octets, String why) {
        assertThat(new Socks5Client(KEY).take(hex(octets)).broken()).contains(why);
    }
}
