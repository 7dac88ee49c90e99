package org.uclab.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JidTest {

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    @Test
    void readsEveryVector() throws Exception {
        int read = 0;
        for (String line : Vectors.lines("xmpp/jids.txt")) {
            String[] pair = line.split("=> ", 2);
            String written = decoded(pair[0].replaceFirst(" $", ""));
            String stored = decoded(pair[1]);
            assertThat(Jid.parse(written).map(JidTest::shown).orElse("none"))
                    .as(line)
                    .isEqualTo(stored);
            read++;
        }
        assertThat(read).isGreaterThan(40);
    }

    @Test
    void storedAddressesReadBackAsThemselves() throws Exception {
        for (String line : Vectors.lines("xmpp/jids.txt")) {
            Jid.parse(decoded(line.split(" =>", 2)[0]))
                    .ifPresent(jid ->
                            assertThat(Jid.parse(jid.toString())).as(line).contains(jid));
        }
    }

    @Test
    void takesPartsOf1023BytesAndNoMore() {
        String most = "a".repeat(Jid.PART_BYTES_MAX);
        assertThat(Jid.parse(most + "@example.com/" + most)).isPresent();
        assertThat(Jid.parse(most + "a@example.com")).isEmpty();
        assertThat(Jid.parse("a@example.com/" + most + "a")).isEmpty();
        assertThat(Jid.parse("\u00e9".repeat(512) + "@example.com")).isEmpty();
        assertThat(Jid.parse("a@" + "b".repeat(64) + ".com")).isEmpty();
        assertThat(Jid.parse("a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void tellsItsParts() {
        Jid full = Jid.valid("A@B.c/D");
        assertThat(full.bare()).isEqualTo(Jid.valid("a@b.c"));
        assertThat(full.server()).isEqualTo(Jid.valid("b.c"));
        assertThat(full.isFull()).isTrue();
        assertThat(full.bare().full("x")).contains(Jid.valid("a@b.c/x"));
        assertThat(full.full("")).isEmpty();
        assertThatThrownBy(() -> Jid.valid("@")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingRandomBreaksIt() {
        Random random = new Random(7622);
        String alphabet = "ab@/.:[]<>&'\" \u0000\u00e9\ud800\udc00\u200b\uff21\u0301-";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Jid.parse(text.toString())
                    .ifPresent(jid -> assertThat(Jid.parse(jid.toString())).contains(jid));
        }
    }

    private static String shown(Jid jid) {
        return jid.toString();
    }

    private static String decoded(String text) {
        Matcher matcher = UNICODE.matcher(text);
        return matcher.replaceAll(
                m -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(m.group(1), 16))));
    }
}
